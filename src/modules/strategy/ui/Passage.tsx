import type { ReactNode } from 'react'
import type { ContentOf } from '../plan-content.contract'
import type { PlanItem } from '../plan-item.contract'
import { EvidenceMark } from './EvidenceMark'
import { FindingsPicker } from './FindingsPicker'
import { Words } from './fields'
import { LinkedItems } from './LinkedItems'
import { useItem } from './use-item'
import { useText } from '@/shared/ui/i18n'

/** A plan is signed only when these stand on findings (R1-00b). */
const grounded: readonly ContentOf<'passage'>['section'][] = ['circumstances', 'interests']

/** A text people write themselves, and what it stands on. */
export function Passage({ item }: { item: PlanItem<'passage'> }): ReactNode {
  const t = useText('strategy')
  const draft = useItem(item)
  const { section } = item.content
  return (
    <div className="column" style={{ gap: 4 }} data-item={item.id}>
      <Words draft={draft} name="text" label={t(`passage.${section}`)} isLong isStrong={section === 'sentence'} />
      <div className="row wrap">
        {grounded.includes(section) ? <FindingsPicker item={item} /> : <EvidenceMark item={item} />}
        <LinkedItems item={item} />
      </div>
    </div>
  )
}

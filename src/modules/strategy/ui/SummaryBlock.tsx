import type { ReactNode } from 'react'
import type { ContentOf } from '../plan-content.contract'
import type { PlanItem } from '../plan-item.contract'
import type { BlockProps } from './blocks'
import { EvidenceMark } from './EvidenceMark'
import { FindingsPicker } from './FindingsPicker'
import { Words } from './fields'
import { LinkedItems } from './LinkedItems'
import { Prompts } from './Prompts'
import { AddRow } from './Rows'
import { useItem } from './use-item'
import { usePlanDesk } from './use-plan'
import { useText } from '@/shared/ui/i18n'

type Section = ContentOf<'passage'>['section']
const sections: readonly Section[] = ['sentence', 'circumstances', 'interests', 'charter', 'summary', 'stop']
/** A plan is signed only when these stand on findings (R1-00b). */
const grounded: readonly Section[] = ['circumstances', 'interests']

/** The strategy in a sentence, what it stands on, and the passages a board reads first. */
export function SummaryBlock({ prompts }: BlockProps): ReactNode {
  const t = useText('strategy')
  const { items } = usePlanDesk()
  return (
    <div className="column" style={{ gap: 18 }}>
      {sections.map((section) => {
        const item = items('passage').find(({ content }) => content.section === section)
        return (
          <section key={section}>
            <h3>{t(`passage.${section}`)}</h3>
            <p className="tiny faint">{t(`passage.${section}.hint`)}</p>
            {item ? (
              <Passage item={item} />
            ) : (
              <AddRow
                label={t('passage.write')}
                row={{ kind: 'passage', block: 'summary', content: { section, text: '' } }}
              />
            )}
          </section>
        )
      })}
      <Prompts prompts={prompts} />
    </div>
  )
}

function Passage({ item }: { item: PlanItem<'passage'> }): ReactNode {
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

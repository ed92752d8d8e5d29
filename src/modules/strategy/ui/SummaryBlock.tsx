import type { ReactNode } from 'react'
import type { ContentOf } from '../plan-content.contract'
import type { BlockProps } from './blocks'
import { Passage } from './Passage'
import { Prompts } from './Prompts'
import { ProposePassage } from './ProposePassage'
import { AddRow } from './Rows'
import { usePlanDesk } from './use-plan'
import { useText } from '@/shared/ui/i18n'

type Section = ContentOf<'passage'>['section']
const sections: readonly Section[] = ['sentence', 'circumstances', 'interests', 'charter', 'summary', 'stop']

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
              <span className="row wrap">
                <AddRow
                  label={t('passage.write')}
                  row={{ kind: 'passage', block: 'summary', content: { section, text: '' } }}
                />
                {section === 'sentence' || section === 'summary' ? <ProposePassage section={section} /> : null}
              </span>
            )}
          </section>
        )
      })}
      <Prompts prompts={prompts} />
    </div>
  )
}

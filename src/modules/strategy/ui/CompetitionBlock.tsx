import type { ReactNode } from 'react'
import type { PlanItem } from '../plan-item.contract'
import type { BlockProps } from './blocks'
import { EvidenceMark } from './EvidenceMark'
import { Dots, Figure, Words } from './fields'
import { Prompts } from './Prompts'
import { AddRow, RemoveRow } from './Rows'
import { useItem } from './use-item'
import { usePlanDesk } from './use-plan'
import { useText } from '@/shared/ui/i18n'

/** R1-03, RP-2e: one generic strategy and the rivals it meets. */
export function CompetitionBlock({ prompts }: BlockProps): ReactNode {
  const t = useText('strategy')
  const desk = usePlanDesk()
  const rivals = desk.items('rival')
  const stance = desk.items('stance')[0]
  return (
    <div className="column" style={{ gap: 18 }}>
      <Prompts prompts={prompts} />
      <section>
        <h3>{t('stance')}</h3>
        {stance ? (
          <Stance item={stance} />
        ) : (
          <AddRow
            label={t('stance.say')}
            row={{ kind: 'stance', block: 'competition', content: { strategy: null, advantages: '' } }}
          />
        )}
      </section>
      <section>
        <h3>{t('rivals')}</h3>
        {rivals.length > 0 ? (
          <div className="plan-table-wrap">
            <table className="plan-table">
              <thead>
                <tr>
                  <th scope="col">{t('rival.name')}</th>
                  <th scope="col" className="number">
                    {t('rival.share')}
                  </th>
                  <th scope="col">{t('rival.troubles')}</th>
                  <th scope="col">{t('rival.moves')}</th>
                  <th scope="col">{t('evidence')}</th>
                  <th scope="col" aria-label={t('remove')} />
                </tr>
              </thead>
              <tbody>
                {rivals.map((item) => (
                  <Rival key={item.id} item={item} />
                ))}
              </tbody>
            </table>
          </div>
        ) : null}
        <AddRow
          label={t('rivals.add')}
          row={{
            kind: 'rival',
            block: 'competition',
            content: { name: '', sharePct: null, moves: '', troubles: null },
          }}
        />
      </section>
    </div>
  )
}

function Rival({ item }: { item: PlanItem<'rival'> }): ReactNode {
  const t = useText('strategy')
  const draft = useItem(item)
  return (
    <tr data-item={item.id}>
      <th scope="row">
        <Words draft={draft} name="name" label={t('rival.name')} isStrong />
      </th>
      <td className="number">
        <Figure draft={draft} name="sharePct" label={t('rival.share')} kind="share" />
      </td>
      <td>
        <Dots draft={draft} name="troubles" label={t('rival.troubles')} tone="ink" />
      </td>
      <td>
        <Words draft={draft} name="moves" label={t('rival.moves')} isLong />
      </td>
      <td>
        <EvidenceMark item={item} />
      </td>
      <td>
        <RemoveRow item={item} />
      </td>
    </tr>
  )
}

const strategies = ['cost', 'differentiation', 'focus'] as const
function Stance({ item }: { item: PlanItem<'stance'> }): ReactNode {
  const t = useText('strategy')
  const { canWrite } = usePlanDesk()
  const draft = useItem(item)
  return (
    <div className="column" style={{ gap: 8 }} data-item={item.id}>
      <div className="segments" role="group" aria-label={t('stance')}>
        {strategies.map((strategy) => (
          <button
            key={strategy}
            type="button"
            disabled={!canWrite}
            aria-pressed={draft.fields.strategy === strategy}
            onClick={() => {
              draft.type('strategy', strategy)
              draft.flush()
            }}
          >
            {t(`stance.${strategy}`)}
          </button>
        ))}
      </div>
      <Words draft={draft} name="advantages" label={t('stance.advantages')} hint={t('stance.advantages')} isLong />
      <EvidenceMark item={item} />
    </div>
  )
}

export function CompetitionSummary(): ReactNode {
  const t = useText('strategy')
  const desk = usePlanDesk()
  const strategy = desk.items('stance')[0]?.content.strategy
  const rivals = t('rivals.count', { count: desk.items('rival').length })
  return strategy ? `${t(`stance.${strategy}`)}; ${rivals}` : rivals
}

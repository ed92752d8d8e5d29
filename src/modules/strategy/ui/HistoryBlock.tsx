import './goals.css'
import './history.css'
import { type ReactNode, useMemo } from 'react'
import { getAccountEndpoint } from '@/modules/accounts/account.contract'
import { eventKinds, lastPurchase, yearsOfSales } from '../history.rules'
import type { BlockProps } from './blocks'
import { HistoryEvents } from './HistoryEvents'
import { HistoryYears } from './HistoryYears'
import { Passage } from './Passage'
import { Prompts } from './Prompts'
import { AddRow } from './Rows'
import { usePlanDesk } from './use-plan'
import { useCall } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

/** R1-11, R1-12: how the business has gone, what happened on the way, and for a past client the way back. */
export function HistoryBlock({ prompts }: BlockProps): ReactNode {
  const format = useFormat()
  const { plan, items } = usePlanDesk()
  const years = useMemo(() => (plan.sales ? yearsOfSales(plan.sales) : []), [plan.sales])
  const amounts = items('event').map(({ content }) => Math.abs(Number(content.amount)))
  const scale = format.scale(Math.max(0, ...years.map(({ net }) => net.toNumber()), ...amounts))
  return (
    <div className="column" style={{ gap: 18 }}>
      <WinBack />
      {plan.sales ? <HistoryYears years={years} currency={plan.sales.currency} scale={scale} /> : null}
      <HistoryEvents scale={scale} />
      <Prompts prompts={prompts} />
    </div>
  )
}

/** Only for a client of the past: when it last bought, and when, why, who and on what conditions it would return. */
function WinBack(): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { accountId, plan, items } = usePlanDesk()
  const account = useCall(getAccountEndpoint, { params: { accountId } })
  const item = items('passage').find(({ content }) => content.section === 'winBack')
  if (account.data?.status !== 'past' && !item) return null
  const last = plan.sales ? lastPurchase(plan.sales.months) : null
  return (
    <section className="well">
      <h3>{t('passage.winBack')}</h3>
      <p className="small">
        {last
          ? t('winBack.last', {
              month: format.month(last.month),
              amount: format.money(last.net, plan.sales!.currency, 0),
            })
          : t('winBack.never')}
      </p>
      <p className="tiny faint">{t('passage.winBack.hint')}</p>
      {item ? (
        <Passage item={item} />
      ) : (
        <AddRow
          label={t('passage.write')}
          row={{ kind: 'passage', block: 'history', content: { section: 'winBack', text: '' } }}
        />
      )}
    </section>
  )
}

/** «7 hechos: 2 logros, 1 oportunidad perdida, 2 problemas, 2 soluciones». */
export function HistorySummary(): ReactNode {
  const t = useText('strategy')
  const { items } = usePlanDesk()
  const events = items('event')
  const told = eventKinds.flatMap((kind) => {
    const count = events.filter(({ content }) => content.kind === kind).length
    return count === 0 ? [] : [t(`events.${kind}`, { count })]
  })
  const whole = t('events.count', { count: events.length })
  return told.length === 0 ? whole : `${whole}: ${told.join(', ')}`
}

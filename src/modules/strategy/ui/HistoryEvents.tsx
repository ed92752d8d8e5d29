import { type ReactNode, useState } from 'react'
import { type EventKind, eventKinds, eventsOf } from '../history.rules'
import type { PlanItem } from '../plan-item.contract'
import { Figure, Pick, Words } from './fields'
import { RowEvidence, RowEvidenceFields } from './RowEvidence'
import { AddRow, RemoveRow } from './Rows'
import { useItem } from './use-item'
import { usePlanDesk } from './use-plan'
import type { AmountScale } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

/** R1-12: what happened between us and the client, filtered by kind. */
export function HistoryEvents({ scale }: { scale: AmountScale }): ReactNode {
  const t = useText('strategy')
  const { items, plan } = usePlanDesk()
  const [kind, setKind] = useState<EventKind | null>(null)
  const events = items('event')
  const shown = eventsOf(events, kind)
  const count = (one: EventKind): number => events.filter(({ content }) => content.kind === one).length
  return (
    <section>
      <h3>{t('history.events')}</h3>
      {events.length === 0 ? (
        <p className="small faint">{t('history.noEvents')}</p>
      ) : (
        <div className="row wrap history-filter" role="group" aria-label={t('history.filter')}>
          {[null, ...eventKinds].map((one) => (
            <button
              key={one ?? 'all'}
              type="button"
              className={`chip ${kind === one ? 'on' : ''}`}
              aria-pressed={kind === one}
              onClick={() => setKind(one)}
            >
              {one === null ? t('history.all') : t(`event.${one}`)}{' '}
              <span className="tabular faint">{one === null ? events.length : count(one)}</span>
            </button>
          ))}
        </div>
      )}
      {shown.length > 0 ? (
        <div className="plan-table-wrap">
          <table className="plan-table goals-table history-events">
            <thead>
              <tr>
                <th scope="col" className="number">
                  {t('field.year')}
                </th>
                <th scope="col">{t('field.kind')}</th>
                <th scope="col">{t('kind.event')}</th>
                <th scope="col" className="number">
                  {t('field.amount')}
                </th>
                <th scope="col">{t('field.lesson')}</th>
                <th scope="col" aria-label={t('remove')} />
              </tr>
            </thead>
            <tbody>
              {shown.map((item) => (
                <EventRow key={item.id} item={item} scale={scale} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <AddRow
        label={t('history.add')}
        row={{
          kind: 'event',
          block: 'history',
          content: {
            kind: kind ?? 'achievement',
            text: '',
            year: Number(plan.today.slice(0, 4)),
            amount: null,
            lesson: '',
          },
        }}
      />
    </section>
  )
}

function EventRow({ item, scale }: { item: PlanItem<'event'>; scale: AmountScale }): ReactNode {
  const t = useText('strategy')
  const draft = useItem(item)
  const [isOpen, setOpen] = useState(false)
  const name = draft.fields.text
  return (
    <>
      <tr data-item={item.id}>
        <td className="number" data-label={t('field.year')}>
          <Figure draft={draft} name="year" label={`${name}, ${t('field.year')}`} kind="year" />
        </td>
        <td data-label={t('field.kind')}>
          <Pick
            draft={draft}
            name="kind"
            label={`${name}, ${t('field.kind')}`}
            canBeEmpty={false}
            options={eventKinds.map((value) => ({ value, label: t(`event.${value}`) }))}
          />
        </td>
        <th scope="row" className="history-what">
          <Words draft={draft} name="text" label={t('kind.event')} isStrong isLong maxLength={200} />
          <RowEvidence item={item} isOpen={isOpen} setOpen={setOpen} />
        </th>
        <td className="number" data-label={t('field.amount')}>
          <Figure draft={draft} name="amount" label={`${name}, ${t('field.amount')}`} kind="amount" scale={scale} />
        </td>
        <td data-label={t('field.lesson')}>
          <Words draft={draft} name="lesson" label={`${name}, ${t('field.lesson')}`} isLong />
        </td>
        <td>
          <RemoveRow item={item} />
        </td>
      </tr>
      {isOpen ? <RowEvidenceFields draft={draft} columns={6} /> : null}
    </>
  )
}

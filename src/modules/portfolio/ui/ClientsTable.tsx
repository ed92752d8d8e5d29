import { Button } from '@mantine/core'
import { IconPin } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef, useState } from 'react'
import { classAt } from '../pareto.rules'
import type { DecisionSubject } from './DecideModal'
import { DecideModal } from './late-parts'
import type { ShownPareto } from './ParetoCard'
import { clientOf, percentOf, sumOfLargest } from './portfolio-rows'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { ClassChip } from '@/shared/ui/parts'
import { useMay } from '@/shared/ui/person'

const rowHeight = 38

/** The table twin of the Pareto: the same clients, in the same order, with the class that the line gives them now. */
export function ClientsTable(shown: ShownPareto): ReactNode {
  const t = useText('portfolio')
  const may = useMay()
  const [subject, setSubject] = useState<DecisionSubject | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const { view, run } = shown
  // What it gives is read in this very rendering, never kept.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: view.rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  const items = virtual.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const spacer = (height: number): ReactNode => (height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null)
  return (
    <div
      ref={box}
      className="clients-table"
      role="group"
      aria-label={t('table.title')}
      // A box that scrolls must be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className="table compact" aria-rowcount={view.rows.length + 1}>
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('table.rank')}
            </th>
            <th scope="col">{t('table.client')}</th>
            <th scope="col" className="number">
              {t(`value.${run.basis}`)}
            </th>
            <th scope="col" className="number">
              %
            </th>
            <th scope="col" className="number desktop-only">
              {t('chart.cumulative')}
            </th>
            <th scope="col">{t('table.class')}</th>
            {may('decision.write') ? (
              <th scope="col">
                <span className="visually-hidden">{t('table.decide')}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {spacer(before)}
          {items.map((item) => (
            <ClientRow
              key={item.key}
              place={item.index}
              {...shown}
              decide={may('decision.write') ? setSubject : null}
            />
          ))}
          {spacer(after)}
        </tbody>
      </table>
      {subject ? <DecideModal subject={subject} close={() => setSubject(null)} /> : null}
    </div>
  )
}

function ClientRow({
  place,
  view,
  summary,
  scale,
  decide,
}: ShownPareto & { place: number; decide: ((subject: DecisionSubject) => void) | null }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const client = clientOf(view.rows[place]!)
  const total = sumOfLargest(view, view.sales.positive)
  const isApart = place >= view.sales.positive
  const share = (value: string): string => {
    const percent = isApart ? null : percentOf(value, total)
    return percent ? format.number(percent.toFixed(4), 2) : '·'
  }
  return (
    <tr aria-rowindex={place + 2} style={{ height: rowHeight }}>
      <td className="number faint">{isApart ? '·' : format.number(view.sales.ranks[place]!)}</td>
      <th scope="row">
        <span className="row">
          <Link className="clip client-link" to="/cuentas/$accountId" params={{ accountId: client.id }}>
            {client.name}
          </Link>
          {client.isPinned ? <IconPin size={14} aria-label={t('pinned')} /> : null}
        </span>
      </th>
      <td className={`number ${client.value.startsWith('-') ? 'bad' : ''}`}>{format.amount(client.value, scale)}</td>
      <td className="number">{share(client.value)}</td>
      <td className="number desktop-only">
        {isApart ? '·' : share(sumOfLargest(view, view.sales.blockEnds[place]!).toFixed(4))}
      </td>
      <td>
        <ClassChip letter={classAt(place, summary.counts)} isKey={client.isKey} />
      </td>
      {decide ? (
        <td className="end">
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={t('table.decide.of', { name: client.name })}
            onClick={() => decide({ ...client, periodsOutside: client.paretoClass === 'A' ? 0 : null })}
          >
            {t('table.decide')}
          </Button>
        </td>
      ) : null}
    </tr>
  )
}

import type { ReactNode } from 'react'
import type { Whitespace } from '../whitespace.rules'
import type { WhitespaceTotals } from '../whitespace-totals.rules'
import type { Opening } from './opening'
import { UnitName } from './UnitName'
import { CellButton } from './WhitespaceCellButton'
import { type AmountScale, useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

/** The matrix as a table: sums at the right of each unit and under each line. */
export function WhitespaceTable({
  matrix,
  scale,
  opening,
}: {
  matrix: Whitespace
  scale: AmountScale
  opening: Opening
}): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  return (
    <div className="plan-table-wrap" role="group" aria-label={t('whitespace')} tabIndex={0}>
      <table className="plan-table whitespace-table">
        <thead>
          <tr>
            <th scope="col">{t('whitespace.unit')}</th>
            {matrix.columns.map(({ line, invoiced }) => (
              <th key={line} scope="col">
                <span className="strong clip">{line}</span>
                <span className="tiny faint tabular">
                  {invoiced
                    ? t('whitespace.invoiced', { amount: format.amount(invoiced.toFixed(), scale) })
                    : t('whitespace.notInvoiced')}
                </span>
              </th>
            ))}
            <th scope="col" className="number">
              {t('whitespace.sum')}
            </th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr key={row.unit}>
              <th scope="row">
                <UnitName unit={row.unit} taken={matrix.rows.map(({ unit }) => unit)} />
              </th>
              {row.cells.map((cell, at) => {
                const { line } = matrix.columns[at]!
                return (
                  <td key={line} className="whitespace-td">
                    <CellButton cell={cell} unit={row.unit} line={line} scale={scale} opening={opening} />
                  </td>
                )
              })}
              <td className="number">
                <Totals totals={row} scale={scale} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('whitespace.sum')}</th>
            {matrix.columns.map((column) => (
              <td key={column.line}>
                <Totals totals={column} scale={scale} />
              </td>
            ))}
            <td className="number">
              <Totals totals={matrix.total} scale={scale} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** What a unit or a line leaves to win, and our share of what it spends where that is known (F6). */
export function Totals({ totals, scale }: { totals: WhitespaceTotals; scale: AmountScale }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { wallet, potential } = totals
  const share = (pct: { toFixed: (places: number) => string }): string => format.number(pct.toFixed(1), 1)
  return (
    <span className="whitespace-totals tabular">
      <span className="strong">
        {potential ? t('whitespace.potential', { amount: format.amount(potential.toFixed(), scale) }) : t('notKnown')}
      </span>
      <span className="tiny faint">
        {wallet.pct === null ? t('wallet.unknown') : t('wallet.share', { pct: share(wallet.pct) })}
        {wallet.lowPct && wallet.highPct ? ` (${share(wallet.lowPct)}–${share(wallet.highPct)})` : ''}
      </span>
      {wallet.isOverSpend ? <span className="tiny warn-text strong">{t('wallet.over')}</span> : null}
    </span>
  )
}

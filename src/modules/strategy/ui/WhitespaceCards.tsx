import type { ReactNode } from 'react'
import type { Whitespace } from '../whitespace.rules'
import type { Opening } from './opening'
import { usePlanDesk } from './use-plan'
import { UnitName } from './UnitName'
import { CellButton } from './WhitespaceCellButton'
import { Totals } from './WhitespaceTable'
import { type AmountScale, useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

/** The matrix on a phone: a card for each line, with the client's units in it. */
export function WhitespaceCards({
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
  const { canWrite } = usePlanDesk()
  return (
    <div className="column" style={{ gap: 10 }}>
      {matrix.columns.map((column, at) => (
        <section key={column.line} className="whitespace-card" aria-label={column.line}>
          <h4 className="row">
            <span className="grow">{column.line}</span>
            <span className="tiny faint tabular">
              {column.invoiced
                ? t('whitespace.invoiced', { amount: format.amount(column.invoiced.toFixed(), scale) })
                : t('whitespace.notInvoiced')}
            </span>
          </h4>
          {matrix.rows
            .filter((row) => canWrite || row.cells[at])
            .map((row) => (
              <div key={row.unit} className="whitespace-card-row">
                <span className="small">
                  <UnitName unit={row.unit} taken={matrix.rows.map(({ unit }) => unit)} />
                </span>
                <CellButton
                  cell={row.cells[at] ?? null}
                  unit={row.unit}
                  line={column.line}
                  scale={scale}
                  opening={opening}
                />
              </div>
            ))}
          <div className="whitespace-card-row">
            <span className="small strong">{t('whitespace.sum')}</span>
            <Totals totals={column} scale={scale} />
          </div>
        </section>
      ))}
      <section className="whitespace-card" aria-label={t('whitespace.all')}>
        <div className="whitespace-card-row">
          <span className="small strong">{t('whitespace.all')}</span>
          <Totals totals={matrix.total} scale={scale} />
        </div>
      </section>
    </div>
  )
}

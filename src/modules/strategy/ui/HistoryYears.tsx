import { Button } from '@mantine/core'
import { IconTable } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { YearOfSales } from '../history.rules'
import { type AmountScale, type Format, useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

interface Shown {
  years: readonly YearOfSales[]
  scale: AmountScale
}
/** A part this wide, in %, has room for its figure. */
const readablePart = 14
/** As many lines as the eye tells apart; the rest is one part. */
const namedLines = 4

/** R1-11: net sales, change, margin and mix of each year, as the imports have them. */
export function HistoryYears({ years, currency, scale }: Shown & { currency: string }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const [isTable, setTable] = useState(false)
  if (years.length === 0) return <p className="small faint">{t('history.noSales')}</p>
  return (
    <section>
      <div className="row wrap">
        <h3>
          {t('history.sales')} <span className="tiny faint">{format.unit(currency, scale)}</span>
        </h3>
        <Button
          className="right"
          variant="subtle"
          size="compact-sm"
          aria-pressed={isTable}
          leftSection={<IconTable size={14} />}
          onClick={() => setTable(!isTable)}
        >
          {t(isTable ? 'history.asBars' : 'history.asTable')}
        </Button>
      </div>
      {isTable ? <Mix years={years} scale={scale} /> : <Bars years={years} scale={scale} />}
    </section>
  )
}

function Bars({ years, scale }: Shown): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const largest = Math.max(1, ...years.map(({ net }) => net.toNumber()))
  const names = linesOf(years)
  return (
    <>
      {/* A box that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="plan-table-wrap" tabIndex={0} role="group" aria-label={t('history.sales')}>
        <table className="plan-table goals-table history-years">
          <thead>
            <tr>
              <th scope="col">{t('field.year')}</th>
              <th scope="col">{t('goal.metric.sales')}</th>
              <th scope="col" className="number">
                {t('history.change')}
              </th>
              <th scope="col" className="number">
                {t('goal.metric.margin')}
              </th>
              <th scope="col">{t('history.mix')}</th>
            </tr>
          </thead>
          <tbody>
            {years.map((year) => (
              <tr key={year.year}>
                <th scope="row">
                  {year.year}
                  <Span year={year} />
                </th>
                <td data-label={t('goal.metric.sales')}>
                  <span className="history-net">
                    <span className="bar" aria-hidden="true">
                      <i style={{ width: `${Math.max(0, (year.net.toNumber() * 100) / largest)}%` }} />
                    </span>
                    <span className="tabular">{format.amount(year.net.toFixed(), scale)}</span>
                  </span>
                </td>
                <td className="number tabular" data-label={t('history.change')}>
                  <Change year={year} />
                </td>
                <td className="number tabular" data-label={t('goal.metric.margin')}>
                  {year.marginPct === null ? t('notKnown') : format.percent(year.marginPct.toNumber())}
                </td>
                <td data-label={t('history.mix')}>
                  <MixBar year={year} names={names} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="row wrap tiny soft history-key">
        {names.map((name, at) => (
          <span key={name} className="row" style={{ gap: 6 }}>
            <i className={`mix-${at}`} aria-hidden="true" /> {name === '' ? t('history.noLine') : name}
          </span>
        ))}
        {years.some(({ lines }) => lines.length > names.length) ? (
          <span className="row" style={{ gap: 6 }}>
            <i className="mix-rest" aria-hidden="true" /> {t('history.otherLines')}
          </span>
        ) : null}
      </p>
    </>
  )
}

function Span({ year }: { year: YearOfSales }): ReactNode {
  const format = useFormat()
  if (year.isWhole) return null
  return (
    <span className="tiny faint" style={{ display: 'block', fontWeight: 400 }}>
      {format.month(year.from, false)}–{format.month(year.to, false)}
    </span>
  )
}

function Change({ year }: { year: YearOfSales }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  if (year.changePct === null) return <span className="faint">{t('notKnown')}</span>
  return (
    <>
      {format.signedPercent(year.changePct.toNumber())}
      {year.monthsCompared < 12 ? (
        <span className="tiny faint" style={{ display: 'block' }}>
          {t('history.compared', { count: year.monthsCompared })}
        </span>
      ) : null}
    </>
  )
}

function MixBar({ year, names }: { year: YearOfSales; names: readonly string[] }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const share = (name: string): number => year.lines.find(({ line }) => line === name)?.sharePct?.toNumber() ?? 0
  const rest = year.lines
    .filter(({ line }) => !names.includes(line))
    .reduce((sum, { sharePct }) => sum + (sharePct?.toNumber() ?? 0), 0)
  return (
    <span className="mix-bar" role="img" aria-label={mixInWords(year, format, t('history.noLine'))}>
      {names.map((name, at) => {
        const pct = share(name)
        return pct > 0 ? (
          <i key={name} className={`mix-${at}`} style={{ width: `${pct}%` }}>
            {pct >= readablePart ? format.number(pct, 0) : null}
          </i>
        ) : null
      })}
      {rest > 0 ? <i className="mix-rest" style={{ width: `${rest}%` }} /> : null}
    </span>
  )
}

/** Every line of every year, for whoever reads figures. */
function Mix({ years, scale }: Shown): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const lines = [...new Set(years.flatMap((year) => year.lines.map(({ line }) => line)))]
  return (
    // A box that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="plan-table-wrap" tabIndex={0} role="group" aria-label={t('history.mix')}>
      <table className="plan-table">
        <thead>
          <tr>
            <th scope="col">{t('field.line')}</th>
            {years.map(({ year }) => (
              <th key={year} scope="col" className="number">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((name) => (
            <tr key={name}>
              <th scope="row" className="small">
                {name === '' ? t('history.noLine') : name}
              </th>
              {years.map((year) => {
                const line = year.lines.find((one) => one.line === name)
                return (
                  <td key={year.year} className="number tabular small">
                    {line ? format.amount(line.net.toFixed(), scale) : '·'}
                    {line?.sharePct ? (
                      <span className="faint"> {format.percent(line.sharePct.toNumber(), 0)}</span>
                    ) : null}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The lines that sold the most over all years, by name. */
function linesOf(years: readonly YearOfSales[]): string[] {
  const sums = new Map<string, number>()
  for (const { lines } of years)
    for (const { line, net } of lines) sums.set(line, (sums.get(line) ?? 0) + net.toNumber())
  return [...sums.entries()]
    .sort((left, right) => right[1] - left[1])
    .slice(0, namedLines)
    .map(([line]) => line)
}

function mixInWords(year: YearOfSales, format: Format, noLine: string): string {
  return year.lines
    .map(({ line, sharePct }) => `${line === '' ? noLine : line} ${format.percent(sharePct?.toNumber() ?? 0, 0)}`)
    .join(', ')
}

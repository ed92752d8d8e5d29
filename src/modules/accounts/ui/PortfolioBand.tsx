import type { ReactNode } from 'react'
import { sumOf } from '@/shared/kernel/money'
import { type Portfolio, type PortfolioRow, portfolioEndpoint } from '@/modules/portfolio/portfolio.contract'
import type { ListQuery } from './use-accounts-search'
import { useCall } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Ribbon, type RibbonPart } from '@/shared/ui/parts'
import { mergedParts } from '@/shared/ui/ribbon-parts'

// A piece thinner than this share of the ribbon would be less than its gap.
const narrowest = 0.004

/** How few carry the company, and where the accounts of this list are among them (looks.md §4c). */
export function PortfolioBand({ query }: { query: ListQuery }): ReactNode {
  const t = useText('accounts')
  const format = useFormat()
  const { data } = useCall(portfolioEndpoint)
  if (!data?.run || data.rows.length === 0) return null
  const { lit, sentence } = readBand(data, query, { t, format })
  const parts = data.scope === 'company' ? companyParts(data.rows, lit) : ownParts(data.rows)
  return (
    <div className="portfolio-band">
      <div className="row spread wrap small">
        <span className="soft">{sentence}</span>
        <span className="tiny faint">{format.monthRange(data.run.from, data.run.to)}</span>
      </div>
      <Ribbon parts={parts} height={10} sentence={sentence} lit={lit !== null || data.scope === 'own'} />
    </div>
  )
}

type Said = { t: ReturnType<typeof useText>; format: ReturnType<typeof useFormat> }

/** Which rows the list is about, where that can be told from the run, and the sentence with their measured share. */
function readBand(
  { rows, scope }: Portfolio,
  query: ListQuery,
  { t, format }: Said,
): { lit: ((row: PortfolioRow) => boolean) | null; sentence: string } {
  if (scope === 'own') return { lit: () => true, sentence: t('band.own', saidOf(rows, format)) }
  if (query.manager) {
    const lit = (row: PortfolioRow): boolean => row[8] === query.manager
    return { lit, sentence: t('band.manager', saidOf(rows.filter(lit), format)) }
  }
  const key = rows.filter((row) => row[7] === 1)
  if (key.length > 0 && query.view === 'key') return { lit: null, sentence: t('band.key', saidOf(key, format)) }
  const classA = rows.filter((row) => row[3] === 'A')
  return { lit: null, sentence: t('band.classA', { ...saidOf(classA, format), clients: format.number(rows.length) }) }
}

function saidOf(rows: readonly PortfolioRow[], format: Said['format']): Record<string, unknown> {
  const share = sumOf(rows.flatMap((row) => (row[11] === null ? [] : [row[11]])))
  return { count: rows.length, shown: format.number(rows.length), share: format.percent(share.toString()) }
}

function companyParts(rows: readonly PortfolioRow[], lit: ((row: PortfolioRow) => boolean) | null): RibbonPart[] {
  const parts = rows.map((row): RibbonPart => ({
    value: Math.max(0, Number(row[2])),
    tone: row[3] === 'N' ? 'C' : row[3],
    isLit: lit?.(row) ?? false,
  }))
  return mergedParts(parts, narrowest)
}

/** A manager sees his clients' shares and, of the others, only the room they take. */
function ownParts(rows: readonly PortfolioRow[]): RibbonPart[] {
  const own = rows.map((row): RibbonPart => ({ value: Number(row[11] ?? 0), tone: 'A', isLit: true }))
  const rest = 100 - own.reduce((sum, part) => sum + part.value, 0)
  return [...mergedParts(own, narrowest), { value: Math.max(0, rest), tone: 'C' }]
}

import { type AmountReading, readAmountHeadings } from './amount-columns.rules'
import type { AmountCandidate } from './amount-proof.rules'
import { type ColumnContent, contentsOf } from './column-content.rules'
import { assignColumns, type AssignedColumns } from './column-map.rules'
import { columnsByContent, togetherness } from './content-columns.rules'
import { headingClaims, mapColumns } from './heading.rules'
import { reportRow } from './row-verdict.rules'
import type { ColumnMap, Field, ReadOptions } from './sales-file.types'

export type TaxIdProof = ((text: string) => boolean) | null

export interface HeaderFacts {
  header: string[]
  system: string | null
  isSpanish: boolean
  delimiter: string | null
}
export interface FoundColumns {
  columns: ColumnMap
  /** Fields whose column was guessed by likeness or content, not known by name. */
  guessed: Field[]
  /** Every column that may be the net or the total. */
  amounts: readonly AmountCandidate[]
  factors: AssignedColumns['factors']
  reading: AmountReading
  contents: readonly ColumnContent[]
  /** Some heading names the client; else its column is found by what stands in it. */
  hasNamedClient: boolean
}

/** Gives the fields their columns: by the headings, by what stands below them, and last by what a person said. */
export function findColumns(
  below: readonly string[][],
  facts: HeaderFacts,
  said: ReadOptions['columns'],
  isTaxId: TaxIdProof,
): FoundColumns {
  const { header, system } = facts
  const first = mapColumns(header, system)
  const likely = below.filter((row) => reportRow(row, first, header) === null)
  const width = likely.reduce((most, row) => Math.max(most, row.length), header.length)
  const contents = contentsOf(likely, width)
  const reading = readAmountHeadings(header, headingClaims(header, system), contents)
  const together = (id: number, text: number): number | null => togetherness(likely, id, text)
  const { columns, guessed, amounts, factors } = assignColumns(reading.claims, contents, header, together)
  const { clientTaxId, clientCode, clientName } = columns
  const found = columnsByContent({
    rows: likely,
    contents,
    columns,
    named: new Set([...reading.claims.map(({ column }) => column), ...[...reading.roles.values()].flat()]),
    hints: facts,
    isTaxId,
  })
  const suggested = Object.keys(found) as Field[]
  const asNet: AmountCandidate[] = found.net === undefined ? [] : [{ column: found.net, field: 'net', strength: 0.1 }]
  return {
    columns: withSaid({ ...columns, ...found }, said),
    guessed: [...guessed, ...suggested],
    amounts: [...amounts, ...asNet],
    factors,
    reading,
    contents,
    hasNamedClient: [clientTaxId, clientCode, clientName].some((column) => column !== undefined),
  }
}

function withSaid(columns: ColumnMap, said: ReadOptions['columns']): ColumnMap {
  for (const [field, column] of Object.entries(said ?? {}) as [Field, number | null][]) {
    if (column === null) delete columns[field]
    else columns[field] = column
  }
  return columns
}

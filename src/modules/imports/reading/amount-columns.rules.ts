import type { AmountColumns } from './amount-proof.rules'
import { canBe, type ColumnContent } from './column-content.rules'
import { withoutMark } from './decimal-text.rules'
import { type AmountRole, amountRoleOf } from './heading-roles.rules'
import type { HeadingClaim } from './heading.rules'
import type { ColumnMap } from './sales-file.types'

/** Claims as the amounts around them leave them, and the columns that only take part in sums. */
export interface AmountReading {
  claims: HeadingClaim[]
  roles: ReadonlyMap<AmountRole, readonly number[]>
}

/**
 * Columns of amounts that are no field of a sale.
 * Rule    «IVA» above 19, 5 and 0 is a rate, not an amount. A credit counts as net where debits stand beside it.
 * Shape   in: the headings' claims, what stands below. out: the claims that remain, the rest by role.
 */
export function readAmountHeadings(
  header: readonly string[],
  claims: readonly HeadingClaim[],
  contents: readonly ColumnContent[],
): AmountReading {
  const roles = new Map<AmountRole, number[]>()
  const add = (role: AmountRole, column: number): void => void roles.set(role, [...(roles.get(role) ?? []), column])
  header.forEach((heading, column) => {
    const role = amountRoleOf(heading)
    if (role !== null && canBe('net', contents[column]!)) add(role, column)
  })
  const kept = claims.filter(({ field, column }) => {
    if (field !== 'tax' || !areRates(contents[column]!)) return true
    add('taxRate', column)
    return false
  })
  const credit = roles.get('credit')?.[0]
  if (credit !== undefined && roles.has('debit') && !kept.some(({ column }) => column === credit))
    kept.push({ column: credit, field: 'net', strength: 0.2, isGuess: false })
  return { claims: kept, roles }
}

const rates = new Set([0, 1, 2.5, 3, 4, 5, 7, 8, 10, 10.5, 12, 13, 14, 15, 16, 18, 19, 20, 21, 22, 23, 25, 27])

function areRates({ distinct }: ColumnContent): boolean {
  if (distinct.size === 0 || distinct.size > 6) return false
  const values = [...distinct].map((text) => Number(withoutMark(text).replace('%', '').replace(',', '.').trim()))
  if (!values.some((value) => value > 0)) return false
  return values.every((value) => rates.has(value)) || values.every((value) => rates.has(Math.round(value * 1e4) / 100))
}

export function amountColumns(
  { claims, roles }: AmountReading,
  columns: ColumnMap,
  contents: readonly ColumnContent[],
): AmountColumns {
  const claimed = claims.filter(({ field, column }) => field === 'tax' && canBe('tax', contents[column]!))
  const first = columns.tax === undefined ? [] : [columns.tax]
  const taxes = [...first, ...claimed.map(({ column }) => column), ...(roles.get('otherTax') ?? [])]
  const taken = new Set(Object.entries(columns).flatMap(([field, column]) => (field === 'tax' ? [] : [column])))
  const free = (found: readonly number[]): number[] => [...new Set(found)].filter((column) => !taken.has(column))
  return {
    taxes: [...new Set([...first, ...free(taxes)])],
    withheld: free(roles.get('withheld') ?? []),
    exempt: free(roles.get('exempt') ?? []),
    taxRate: roles.get('taxRate')?.[0] ?? null,
    debit: roles.get('debit')?.[0] ?? null,
    credit: roles.get('credit')?.[0] ?? null,
  }
}

import { headingClientOf, isHeadingRow } from './client-groups.rules'
import { decideClientBy, isCheckDigitGlued } from './plan-parts.rules'
import type { ClientFrom, ColumnMap, Plan, ReadOptions } from './sales-file.types'

/**
 * How the clients of a file are told apart.
 * Shape   in: the rows of sales, all rows below the header, where clients stand. out: by what, and whether a check digit is
 *         glued to their ids. Rule  what a person said comes first; headings over sales are counted as the clients they name.
 */
export function decideClients(
  file: {
    body: readonly (readonly string[])[]
    below: readonly (readonly string[])[]
    columns: ColumnMap
    header: readonly string[]
    clientFrom: ClientFrom
  },
  { clientBy, stripsCheckDigit }: ReadOptions,
): Pick<Plan, 'clientBy' | 'clientFrom' | 'stripsCheckDigit'> {
  const { body, below, columns, header, clientFrom } = file
  if (clientFrom !== 'headingRows') {
    const ids = columns.clientTaxId === undefined ? [] : body.map((row) => row[columns.clientTaxId!] ?? '')
    return {
      clientFrom,
      clientBy: clientBy ?? decideClientBy(body, columns),
      stripsCheckDigit: stripsCheckDigit ?? isCheckDigitGlued(new Set(ids)),
    }
  }
  const named = below
    .filter((row) => isHeadingRow(row, columns, header))
    .flatMap((row) => headingClientOf(row, columns) ?? [])
  const withId = named.filter(({ taxId }) => taxId !== '')
  return {
    clientFrom,
    clientBy: clientBy ?? (withId.length >= named.length * 0.5 ? 'taxId' : 'name'),
    stripsCheckDigit: stripsCheckDigit ?? isCheckDigitGlued(withId.map(({ taxId }) => taxId)),
  }
}

import type { ColumnMap, Plan } from './sales-file.types'

/**
 * What a row leaves unsaid because a row above said it: reports write day, document and client once, exports write the client
 * on a document's first line, lists write a client's name once.
 */
export class RowInheritance {
  /** Rows that took something over. */
  taken = 0
  readonly #columns: ColumnMap
  readonly #heads: readonly number[]
  readonly #who: readonly number[]
  readonly #ofDocument: readonly number[]
  readonly #reachesDown: boolean
  #last: readonly string[] | null = null
  #lastNamed: readonly string[] | null = null

  constructor({ columns, clientFrom }: Plan) {
    const present = (found: readonly (number | undefined)[]): number[] => found.filter((one) => one !== undefined)
    this.#columns = columns
    this.#who = present([columns.clientTaxId, columns.clientCode, columns.clientName])
    this.#heads = present([columns.date, columns.docNumber, ...this.#who])
    this.#ofDocument = present([
      ...this.#heads,
      columns.docType,
      columns.docPrefix,
      columns.currency,
      columns.exchangeRate,
      columns.salesperson,
      columns.status,
      columns.city,
      columns.branch,
    ])
    this.#reachesDown = clientFrom === 'lastNamed'
  }

  /** The row with what it inherits; the row itself when it says all. */
  complete(cells: string[]): string[] {
    const above = this.#last
    const isWhole = cells[this.#heads[0]!] !== '' && this.#who.some((column) => !isBlank(cells[column]))
    if (isWhole) {
      this.#last = this.#lastNamed = cells
      return cells
    }
    const hasHead = this.#heads.some((column) => !isBlank(cells[column]))
    const isSame = above !== null && (!hasHead || this.isSameDocument(cells))
    let row = isSame ? filled(cells, above, this.#ofDocument) : cells
    if (this.#reachesDown && this.#lastNamed && this.#who.every((column) => isBlank(row[column])))
      row = filled(row, this.#lastNamed, this.#who)
    if (row !== cells) this.taken++
    if (hasHead) this.#last = row
    if (this.#who.some((column) => !isBlank(row[column]))) this.#lastNamed = row
    return row
  }

  /** Whether a row goes on with the document of the row above. */
  isSameDocument(cells: readonly string[]): boolean {
    const { docNumber, docPrefix, docType } = this.#columns
    if (docNumber === undefined || this.#last === null || isBlank(cells[docNumber])) return false
    const isEqual = (column: number | undefined): boolean =>
      column === undefined || isBlank(cells[column]) || isAlike(cells[column], this.#last![column])
    return isEqual(docNumber) && isEqual(docPrefix) && isEqual(docType)
  }
}

function isAlike(one: string | undefined, other: string | undefined): boolean {
  return one === other || one?.trim() === other?.trim()
}

function isBlank(cell: string | undefined): boolean {
  return cell === undefined || cell === '' || cell.trim() === ''
}

function filled(cells: string[], from: readonly string[], columns: readonly number[]): string[] {
  let row = cells
  for (const column of columns) {
    if (!isBlank(row[column]) || isBlank(from[column])) continue
    if (row === cells) row = [...cells]
    row[column] = from[column]!
  }
  return row
}

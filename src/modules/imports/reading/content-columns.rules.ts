import { AmountFigures, agreementOf } from './amount-figures.rules'
import type { ColumnContent } from './column-content.rules'
import { productHolds } from './amount-product.rules'
import { withoutMark } from './decimal-text.rules'
import { decideDecimal } from './decimal-mark.rules'
import type { ColumnMap, DecimalMark, Field } from './sales-file.types'

export interface ContentMatter {
  rows: readonly (readonly string[])[]
  contents: readonly ColumnContent[]
  columns: ColumnMap
  /** Columns that the headings give a meaning of their own. */
  named: ReadonlySet<number>
  hints: { delimiter: string | null; isSpanish: boolean }
  /** Whether a text is a tax id of some country we know, by its check digit; null while nobody asked. */
  isTaxId: ((text: string) => boolean) | null
}

/**
 * Columns whose headings say nothing, found by what stands in them.
 * Shape   in: the rows and what is known. out: the fields found, to be shown as suggestions.
 * Rule    Days make a date; check digits that fit make tax ids, and the words that go with each id the client's name; three
 *         columns of which one is the product of the others are quantity, price and net.
 * Cost    columns³ × 200 rows at most.   Errors  none.   Source  issue 2 §2
 */
export function columnsByContent(matter: ContentMatter): ColumnMap {
  const found: ColumnMap = {}
  const { columns } = matter
  if (columns.date === undefined) put(found, 'date', dateColumn(matter))
  const hasClient = [columns.clientTaxId, columns.clientCode, columns.clientName].some((column) => column !== undefined)
  if (!hasClient) {
    put(found, 'clientTaxId', taxIdColumn(matter))
    put(found, 'clientName', nameColumn(matter, found.clientTaxId))
  }
  const hasAmount = columns.net !== undefined || columns.total !== undefined
  if (!hasAmount && (columns.quantity === undefined || columns.unitPrice === undefined)) {
    const product = productColumns(matter)
    if (product) Object.assign(found, product)
    else put(found, 'net', onlyAmount(matter))
  }
  if (columns.docNumber === undefined) put(found, 'docNumber', numberColumn(matter, found))
  return found
}

function put(found: ColumnMap, field: Field, column: number | undefined): void {
  if (column !== undefined) found[field] = column
}

function free({ contents, named }: ContentMatter): { column: number; content: ColumnContent }[] {
  return contents
    .map((content, column) => ({ column, content }))
    .filter(({ column, content }) => !named.has(column) && content.filled > 0)
}

function dateColumn(matter: ContentMatter): number | undefined {
  return free(matter).find(({ content: { days, numbers, filled, of, distinct } }) => {
    if (days < filled * 0.8 || filled < of * 0.5) return false
    if (numbers < filled * 0.5) return true
    const texts = [...distinct].map(withoutMark)
    return texts.every((text) => gluedDay.test(text)) || areSerials(texts.map(Number))
  })?.column
}

/** Excel's days of this century, within some years of each other. */
function areSerials(numbers: readonly number[]): boolean {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  return numbers.length >= 10 && least >= 36_526 && most <= 55_153 && most - least <= 4_000
}

/** «20240131»: no other number of eight figures looks like one. */
const gluedDay = /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/

function taxIdColumn(matter: ContentMatter): number | undefined {
  const { isTaxId } = matter
  if (!isTaxId) return undefined
  return free(matter).find(({ content: { distinct, filled, of } }) => {
    const texts = [...distinct].slice(0, 200)
    return filled >= of * 0.5 && texts.length >= 3 && texts.filter(isTaxId).length >= texts.length * 0.8
  })?.column
}

const companyForm =
  /\b(s\.?a\.?s|s\.?a|ltda|s\.?r\.?l|s\.?l|c\.?v|spa|e\.?i\.?r\.?l|inc|llc|ltd|corp|gmbh|cia|c[ií]a)\b\.?/i

/** The words that go with each tax id; without ids, the column where companies stand. */
function nameColumn(matter: ContentMatter, taxId: number | undefined): number | undefined {
  const worded = free(matter).filter(
    ({ column, content: { words, days, filled, distinct } }) =>
      column !== taxId && words >= filled * 0.9 && days < filled * 0.5 && distinct.size >= 3,
  )
  const going =
    taxId === undefined ? [] : worded.filter(({ column }) => (togetherness(matter.rows, taxId, column) ?? 0) >= 0.95)
  if (going.length > 0) return going.toSorted((a, b) => b.content.distinct.size - a.content.distinct.size)[0]!.column
  return worded.find(({ content: { distinct } }) => {
    const texts = [...distinct]
    return texts.filter((text) => companyForm.test(text)).length >= texts.length * 0.3
  })?.column
}

/** How often an id that comes again stands beside the same text, 0–1; null when none comes again. */
export function togetherness(rows: readonly (readonly string[])[], id: number, column: number): number | null {
  const texts = new Map<string, string>()
  let [same, of] = [0, 0]
  for (const row of rows) {
    const [key, text] = [row[id] ?? '', row[column] ?? '']
    if (key === '' || text === '') continue
    const known = texts.get(key)
    if (known === undefined) texts.set(key, text)
    else {
      of++
      if (known === text) same++
    }
  }
  return of === 0 ? null : same / of
}

const comparedRows = 200

function productColumns(matter: ContentMatter): ColumnMap | null {
  const numeric = numericColumns(matter).slice(0, 10)
  const step = Math.max(1, Math.ceil(matter.rows.length / comparedRows))
  const decimal = decideDecimal(matter.rows, numeric, matter.hints)
  const markOf = (column: number): DecimalMark => decimal.byColumn.get(column) ?? decimal.overall.value
  const looked = matter.rows.filter((_, i) => i % step === 0)
  const figures = new AmountFigures(looked, numeric, markOf)
  for (const quantity of numeric)
    for (const price of numeric)
      for (const amount of numeric) {
        if (quantity === price || quantity === amount || price === amount) continue
        const relation = { quantity, price, discount: null, amount, form: 'none' as const }
        const { agree, of } = agreementOf(figures, (figure) =>
          Math.abs(figure(quantity)) === 1 || Math.abs(figure(price)) === 1 || figure(amount) === 0
            ? null
            : productHolds(relation, figure),
        )
        if (of < 3 || agree < of * 0.95) continue
        return wholes(figures, price) > wholes(figures, quantity)
          ? { quantity: price, unitPrice: quantity, net: amount }
          : { quantity, unitPrice: price, net: amount }
      }
  return null
}

/** Rows whose figure is whole: people sell whole things at broken prices. */
function wholes(figures: AmountFigures, column: number): number {
  return agreementOf(figures, (figure) => Number.isInteger(figure(column))).agree
}

function numericColumns(matter: ContentMatter): number[] {
  return free(matter)
    .filter(({ content: { numbers, days, filled } }) => numbers >= filled * 0.9 && days < filled * 0.9)
    .map(({ column }) => column)
}

/** A single column with decimals is the amount. */
function onlyAmount(matter: ContentMatter): number | undefined {
  const amounts = numericColumns(matter).filter((column) => {
    const texts = [...matter.contents[column]!.distinct]
    return texts.filter((text) => /\d[.,]\d{1,2}\)?-?$/.test(text)).length >= texts.length * 0.3
  })
  return amounts.length === 1 ? amounts[0] : undefined
}

function numberColumn(matter: ContentMatter, found: ColumnMap): number | undefined {
  const taken = new Set(Object.values(found))
  return free(matter).find(({ column, content: { filled, of, distinct, days, words } }) => {
    if (taken.has(column) || filled < of * 0.9 || days > filled * 0.1 || words === 0) return false
    const texts = [...distinct]
    return distinct.size >= filled * 0.2 && texts.every((text) => /^[A-Za-z]{1,6}[-\s/]?\d+([-/]\d+)*$/.test(text))
  })?.column
}

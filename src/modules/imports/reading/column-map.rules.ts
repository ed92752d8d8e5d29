import { canBe, type ColumnContent } from './column-content.rules'
import { withoutMark } from './decimal-text.rules'
import { headingKey } from './heading-key.rules'
import { type HeadingClaim } from './heading.rules'
import type { ColumnMap, Field } from './sales-file.types'

export interface AssignedColumns {
  columns: ColumnMap
  /** Fields whose column was guessed by likeness or content, not known by name. */
  guessed: Field[]
  /** Every column that may be the net or the total. */
  amounts: (HeadingClaim & { field: 'net' | 'total' })[]
  /** Every column that may be the quantity or the price, surest first. */
  factors: { quantities: number[]; prices: number[] }
}

/**
 * Gives each field its column.
 * Shape   in: what the headings claim, what stands below them. out: at most one column per field, one field per column.
 * Rule    The surest heading wins among the columns that can hold the field; a column with content beats an empty one. A
 *         heading that promised one thing above another is read by content: «Documento» above «Factura» is a type,
 *         «Cliente» above numbers a code, a bare «Código» beside the client's name the client's.
 * Cost    claims × fields.   Errors  none.   Source  issue 2 §2
 */
export function assignColumns(
  written: readonly HeadingClaim[],
  contents: readonly ColumnContent[],
  header: readonly string[],
  together: (id: number, text: number) => number | null,
): AssignedColumns {
  const columns: ColumnMap = {}
  const guessed: Field[] = []
  const name = written.find(({ field, column }) => field === 'clientName' && contents[column]!.words > 0)
  const product = written.find(({ field }) => field === 'productName')
  const claims = written
    .map((claim) => readByContent(claim, contents[claim.column]!, headingKey(header[claim.column] ?? '')))
    .map((claim, _, all) =>
      isCodeBesideName(claim, all, contents) ? { ...claim, field: 'clientCode' as const } : claim,
    )
    .map((claim) => ofClient(claim, header, { name: name?.column, product: product?.column, together }))
    .map((claim) => ofProduct(claim, header, product?.column))
    .toSorted((a, b) => b.strength - a.strength || a.column - b.column)
  const possible = claims.filter(({ field, column }) => canBe(field, contents[column]!))
  const isEmpty = ({ column }: HeadingClaim): boolean => contents[column]!.filled === 0
  for (const claim of [...possible.filter((one) => !isEmpty(one)), ...possible.filter(isEmpty)]) {
    if (columns[claim.field] !== undefined) continue
    columns[claim.field] = claim.column
    if (claim.isGuess) guessed.push(claim.field)
  }
  preferTellingState(columns, possible, contents)
  correctClients(columns, contents)
  const believed = believeHeadings(columns, claims)
  const isAmount = (claim: HeadingClaim): claim is HeadingClaim & { field: 'net' | 'total' } =>
    claim.field === 'net' || claim.field === 'total'
  const columnsOf = (wanted: Field): number[] =>
    possible.filter((claim) => claim.field === wanted && !isEmpty(claim)).map(({ column }) => column)
  return {
    columns,
    guessed,
    amounts: [...possible, ...believed].filter(isAmount),
    factors: { quantities: columnsOf('quantity'), prices: columnsOf('unitPrice') },
  }
}

/** A day or an amount that a heading names for sure and no column holds: its cells are errors to be shown, not a missing column. */
function believeHeadings(columns: ColumnMap, claims: readonly HeadingClaim[]): HeadingClaim[] {
  const sure = (field: Field): HeadingClaim | undefined =>
    claims.find((claim) => claim.field === field && !claim.isGuess)
  const canCompute = columns.quantity !== undefined && columns.unitPrice !== undefined
  const hasAmount = columns.net !== undefined || columns.total !== undefined || canCompute
  const wanted: Field[] = [
    ...(columns.date === undefined ? ['date' as const] : []),
    ...(hasAmount ? [] : (['net', 'total'] as const)),
  ]
  const believed = wanted.flatMap((field) => sure(field) ?? [])
  for (const { field, column } of believed) columns[field] = column
  return believed
}

/** What a heading promised against what stands below it. */
function readByContent(claim: HeadingClaim, content: ColumnContent, key: string): HeadingClaim {
  const other = secondMeanings[key]
  if (other && claim.field === other.instead && other.when(content)) return { ...claim, field: other.field }
  if (claim.field === 'docNumber' && isBareNumber.test(key) && (content.isCounter || content.distinct.size === 1))
    return { ...claim, field: 'lineNumber', strength: 0.5 }
  if (claim.field === 'docNumber' && isKinds(content)) return { ...claim, field: 'docType', strength: 0.6 }
  if (claim.field !== 'clientName' || content.filled === 0 || content.words > 0) return claim
  return { ...claim, field: isNumbering(content) ? 'docNumber' : 'clientCode', strength: 0.6 }
}

/** Short headings that mean two things: «Dcto» a document or a discount, «VAT» a number at the tax office or the tax itself. */
const secondMeanings: Readonly<
  Record<string, { instead: Field; field: Field; when: (content: ColumnContent) => boolean } | undefined>
> = {
  dcto: { instead: 'docNumber', field: 'discount', when: areAmounts },
  docto: { instead: 'docNumber', field: 'discount', when: areAmounts },
  vat: { instead: 'clientTaxId', field: 'tax', when: areAmounts },
  desc: { instead: 'discount', field: 'productName', when: ({ numbers, filled }) => numbers < filled * 0.6 },
}
const isBareNumber = /^(no|nro|num|n|item|renglon|fila)$/

/** Figures with cents, signs, noughts or gaps among them, or of very different lengths: no numbers of documents, no ids. */
function areAmounts({ numbers, filled, of, distinct }: ColumnContent): boolean {
  if (filled === 0 || numbers < filled * 0.9) return false
  if (filled < of * 0.9) return true
  const texts = [...distinct].map((text) => withoutMark(text))
  if (texts.some((text) => /[.,]\d{1,2}\D*$|^\D*0+\D*$|[-()%$€£]/.test(text))) return true
  const lengths = texts.map((text) => text.length)
  return Math.max(...lengths) - Math.min(...lengths) >= 3
}

/** «Cliente» above single words in capitals, with another column for the name. */
function isCodeBesideName(
  claim: HeadingClaim,
  claims: readonly HeadingClaim[],
  contents: readonly ColumnContent[],
): boolean {
  if (claim.field !== 'clientName' || contents[claim.column]!.filled === 0) return false
  const isOther = ({ field, column }: HeadingClaim): boolean =>
    column !== claim.column && ((field === 'clientName' && contents[column]!.words > 0) || field === 'clientCode')
  const others = claims.filter(isOther)
  if (others.length === 0 || others.some(({ field }) => field === 'clientCode')) return false
  return [...contents[claim.column]!.distinct].every((text) => /^[A-Z0-9._\-/]{1,15}$/.test(text))
}

function isKinds({ filled, kinds, words, distinct }: ColumnContent): boolean {
  return filled > 0 && kinds >= filled * 0.9 && words >= filled * 0.9 && distinct.size <= 12
}

function isNumbering({ distinct }: ColumnContent): boolean {
  return [...distinct].every((text) => /^#\d+$/.test(text))
}

/** A bare «No.» before a product's name numbers the product. */
function ofProduct(claim: HeadingClaim, header: readonly string[], product: number | undefined): HeadingClaim {
  const isBare = /^(no|nro|num|numero)$/.test(headingKey(header[claim.column] ?? ''))
  if (claim.field !== 'docNumber' || !isBare || product !== claim.column + 1) return claim
  return { ...claim, field: 'productCode', strength: 0.5 }
}

/** A bare «Código» beside the client's name belongs to the client, unless it stands before the product's name or with many names. */
function ofClient(
  claim: HeadingClaim,
  header: readonly string[],
  {
    name,
    product,
    together,
  }: { name?: number; product?: number; together: (id: number, text: number) => number | null },
): HeadingClaim {
  const isBare = /^(codigo|cod|code|id|clave)$/.test(headingKey(header[claim.column] ?? ''))
  if (!isBare || name === undefined || Math.abs(name - claim.column) !== 1) return claim
  if (claim.field !== 'productCode' && claim.field !== 'clientCode') return claim
  if (product === claim.column + 1) return claim
  // A product's code comes again beside other clients.
  if ((together(claim.column, name) ?? 1) < 0.5) return claim
  return { ...claim, field: 'clientCode', strength: 0.5 }
}

/** Of several states the one whose words speak of cancelled documents. */
function preferTellingState(
  columns: ColumnMap,
  possible: readonly HeadingClaim[],
  contents: readonly ColumnContent[],
): void {
  const states = possible.filter(({ field }) => field === 'status')
  if (states.length < 2) return
  const telling = states.find(({ column }) => {
    const { days, filled, distinct } = contents[column]!
    return days < filled && [...distinct].some((text) => /^(anulad|cancel|void|c$)/i.test(text))
  })
  if (telling) columns.status = telling.column
}

/** Ids that are one and the same beside names that differ are ours; «Customer» may hold names. */
function correctClients(columns: ColumnMap, contents: readonly ColumnContent[]): void {
  const of = (column: number | undefined): ColumnContent | null => (column === undefined ? null : contents[column]!)
  const names = of(columns.clientName)
  for (const field of ['clientTaxId', 'clientCode'] as const) {
    if (of(columns[field])?.distinct.size === 1 && (names?.distinct.size ?? 0) >= 3) delete columns[field]
  }
  const code = of(columns.clientCode)
  if (columns.clientName !== undefined || !code || !areNames(code)) return
  columns.clientName = columns.clientCode
  delete columns.clientCode
}

function areNames({ distinct }: ColumnContent): boolean {
  const words = [...distinct].filter((text) => /\p{L}{2,}[^\p{L}]+\p{L}{2,}|\p{Ll}{4,}/u.test(text))
  return words.length > distinct.size * 0.6
}

import type { AmountCandidate } from './amount-proof.rules'
import type { ColumnMap } from './sales-file.types'

/**
 * Amounts that may be the net; those of whole documents only when no line has its own.
 * Shape   in: rows in order, where the fields are, columns named net or total, the column a person chose. out: candidates, and
 *         whether they count once for each document.
 * Rule    A line's own net beats the document's; so does quantity × price, unless the document's net stands on its first line.
 */
export function netCandidates(
  rows: readonly (readonly string[])[],
  columns: ColumnMap,
  amounts: readonly AmountCandidate[],
  said: number | null | undefined,
): { candidates: AmountCandidate[]; isPerDocument: boolean } {
  if (typeof said === 'number')
    return { candidates: [{ column: said, field: 'net', strength: 2 }], isPerDocument: false }
  const others = Object.entries(columns).filter(([field]) => field !== 'net' && field !== 'total')
  const taken = new Set(others.map(([, column]) => column))
  const free = amounts.filter(({ column }) => !taken.has(column))
  const { repeated, firstOnly } = documentAmounts(
    rows,
    columns,
    free.map(({ column }) => column),
  )
  const ofLines = free.filter(({ column }) => !repeated.has(column) && !firstOnly.has(column))
  const canCompute = columns.quantity !== undefined && columns.unitPrice !== undefined
  const isNetOfDocument = free.some(({ column, field }) => field === 'net' && firstOnly.has(column))
  const hasOwn =
    ofLines.some(({ field }) => field === 'net') || (!isNetOfDocument && (ofLines.length > 0 || canCompute))
  if (free.length === 0 || hasOwn) return { candidates: ofLines, isPerDocument: false }
  const ofDocument = free.filter(({ column }) => repeated.has(column) || firstOnly.has(column))
  return { candidates: ofDocument, isPerDocument: true }
}

/**
 * Amounts that belong to the whole document: written on each of its lines, or on the first alone. Added line by line they
 * would count several times.
 * Shape   in: rows in order, where the fields are, columns of amounts. out: those that are the document's, and those written
 *         on its first line only.
 * Rule    Of the documents with several different lines, nineteen in twenty say so. Cost  rows × columns.
 */
function documentAmounts(
  rows: readonly (readonly string[])[],
  columns: ColumnMap,
  amounts: readonly number[],
): { repeated: Set<number>; firstOnly: Set<number> } {
  const [repeated, firstOnly] = [new Map<number, number>(), new Map<number, number>()]
  let documents = 0
  for (const lines of documentsOf(rows, columns)) {
    if (!areDifferent(lines, columns)) continue
    documents++
    for (const column of amounts) {
      const texts = lines.map((line) => (line[column] ?? '').trim())
      if (isAmount(texts[0]!) && texts.every((text) => text === texts[0])) bump(repeated, column)
      else if (isAmount(texts[0]!) && texts.slice(1).every((text) => text === '')) bump(firstOnly, column)
    }
  }
  const most = (counts: ReadonlyMap<number, number>): Set<number> =>
    new Set([...counts].filter(([, count]) => documents >= 2 && count >= documents * 0.95).map(([column]) => column))
  return { repeated: most(repeated), firstOnly: most(firstOnly) }
}

function bump(counts: Map<number, number>, column: number): void {
  counts.set(column, (counts.get(column) ?? 0) + 1)
}

function isAmount(text: string): boolean {
  return /[1-9]/.test(text)
}

function* documentsOf(
  rows: readonly (readonly string[])[],
  { docNumber, docPrefix, docType, date }: ColumnMap,
): Generator<(readonly string[])[]> {
  if (docNumber === undefined) return
  const nameOf = (row: readonly string[]): string =>
    [docType, docPrefix, docNumber]
      .map((column) => (column === undefined ? '' : (row[column] ?? '').trim()))
      .join('\u0000')
  let lines: (readonly string[])[] = []
  const isBlank = (row: readonly string[], column: number | undefined): boolean =>
    column === undefined || (row[column] ?? '').trim() === ''
  for (const row of rows) {
    // Day and number stand on a document's first line only.
    if (lines.length > 0 && isBlank(row, docNumber) && isBlank(row, date)) {
      lines.push(row)
      continue
    }
    if (lines.length > 0 && nameOf(lines[0]!) !== nameOf(row)) {
      if (lines.length > 1) yield lines
      lines = []
    }
    if ((row[docNumber] ?? '').trim() !== '') lines.push(row)
  }
  if (lines.length > 1) yield lines
}

/** Lines with other products or quantities: equal amounts on them are no chance. */
function areDifferent(lines: readonly (readonly string[])[], columns: ColumnMap): boolean {
  return [columns.productCode, columns.productName, columns.quantity, columns.unitPrice].some(
    (column) => column !== undefined && new Set(lines.map((line) => line[column] ?? '')).size > 1,
  )
}

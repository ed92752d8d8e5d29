import { bareCell } from './client-key.rules'
import { reportRow } from './row-verdict.rules'
import type { ClientFrom, ColumnMap, SkipReason } from './sales-file.types'

/** A client as a row above its sales names it. */
export interface HeadingClient {
  taxId: string
  code: string
  name: string
}

const clientLabel =
  /^(nombre del |nombre |raz[oó]n social del )?(cliente|tercero|customer|client|deudor|comprador|raz[oó]n social|bill to|sold to|nit|rfc|ruc|rut|cuit|cif|nif|n\.?i\.?t\.?|identificaci[oó]n|c[oó]digo)\b\s*[:\-–—.]*\s*/i
const otherLabel =
  /^(vendedor|zona|ciudad|municipio|departamento|bodega|almac[eé]n|sucursal|sede|l[ií]nea|categor[ií]a|familia|producto|art[ií]culo|fecha|per[ií]odo|mes|a[nñ]o|centro|usuario|moneda|tipo|estado|documento|factura|cuenta|salesperson|sales rep|region|regi[oó]n|item|product|date|month|class|location)\b\s*[:#\-–—.]/i
const idWord =
  /(?:^|[\s(\-–:])([A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}|\d[\d.]{5,14}(?:-[\dkK])?|\d{5,12}-[\dkK])(?=$|[\s),;:\-–])/

/** Reads «Cliente: 900123456-7 ACME S.A.S.» or «ACME»; null when the row heads something else. */
export function headingClientOf(cells: readonly string[], columns: ColumnMap): HeadingClient | null {
  const own = (column: number | undefined): string => (column === undefined ? '' : bareCell(cells[column] ?? ''))
  const named = { taxId: own(columns.clientTaxId), code: own(columns.clientCode), name: own(columns.clientName) }
  if (named.taxId !== '' || named.code !== '') return named
  const filled = cells.map(bareCell).filter((cell) => cell !== '')
  if (filled.length === 0 || filled.length > 4 || otherLabel.test(filled[0]!)) return null
  let text = filled.join(' ')
  for (let round = 0; round < 3 && clientLabel.test(text); round++) text = text.replace(clientLabel, '')
  const taxId = idWord.exec(text)?.[1] ?? ''
  const name = text
    .replace(taxId, ' ')
    .replace(/\b(nit|rfc|ruc|rut|cuit|cif|nif|cc)\b\s*[:.]*/gi, ' ')
    .replace(/\((\s|-)*\)/g, ' ')
    .replace(/^[\s\-–:;,.|]+|[\s\-–:;,|]+$/g, '')
    .replace(/\s+/g, ' ')
  return name === '' && taxId === ''
    ? null
    : { taxId, code: '', name: name.replace(/\s*\((continuaci[oó]n|cont\.?)\)$/i, '') }
}

/** A row that could head a client's sales: some text, no day, and neither total nor footer. */
export function isHeadingRow(cells: readonly string[], columns: ColumnMap, header: readonly string[]): boolean {
  return headsClients(cells, columns, reportRow(cells, columns, header))
}

/** The same, when what the row is otherwise is known. */
export function headsClients(cells: readonly string[], columns: ColumnMap, reason: SkipReason | null): boolean {
  if (reason === 'pageHeading') return cells.some((cell) => /\p{L}\p{L}|\d{5}/u.test(cell))
  return reason === null && isBlank(cells, columns.date) && isBlank(cells, columns.docNumber)
}

function isBlank(cells: readonly string[], column: number | undefined): boolean {
  return column === undefined || (cells[column] ?? '').trim() === ''
}

/**
 * Where the clients of a file stand.
 * Shape   in: the rows below the header, where the fields are. out: in columns, in rows that head their sales, or written once.
 * Rule    Sales name a client in their own row when most do. Where none does and rows of few words stand before runs of sales,
 *         most of them different, those head them. Where a client's name is written at its first sale only (each name once, the
 *         rest blank), it reaches down.
 * Cost    rows.   Errors  none.   Source  issue 2 §2
 */
export function clientFromOf(
  rows: readonly (readonly string[])[],
  columns: ColumnMap,
  header: readonly string[],
): ClientFrom {
  const who = [columns.clientTaxId, columns.clientCode, columns.clientName].filter((column) => column !== undefined)
  let [sales, unnamed, heads, headed] = [0, 0, 0, 0]
  const [names, headings] = [new Set<string>(), new Set<string>()]
  let isAfterHeading = false
  let hasHeading = false
  for (const row of rows) {
    if (isHeadingRow(row, columns, header)) {
      const client = headingClientOf(row, columns)
      if (client) headings.add(`${client.taxId}${client.name}`)
      isAfterHeading = client !== null
      continue
    }
    if (reportRow(row, columns, header) !== null) continue
    sales++
    if (isAfterHeading) {
      heads++
      hasHeading = true
    }
    if (hasHeading) headed++
    isAfterHeading = false
    if (who.every((column) => isBlank(row, column))) unnamed++
    else names.add(who.map((column) => (row[column] ?? '').trim()).join('\u0000'))
  }
  if (sales === 0) return 'columns'
  const isUnnamed = unnamed >= sales * 0.95
  if (isUnnamed && heads >= 1 && headed >= sales * 0.9 && headings.size >= heads * 0.5) return 'headingRows'
  const named = sales - unnamed
  return unnamed >= sales * 0.3 && named >= 2 && names.size >= named * 0.98 ? 'lastNamed' : 'columns'
}

import erpHeadings from './erp-headings.json'
import { headingKey } from './heading-key.rules'
import { headingWords } from './heading-words.rules'
import { amountRoleOf, saysGross } from './heading-roles.rules'
import type { ColumnMap, Field } from './sales-file.types'

const erpFields: Readonly<Record<string, Field | 'ignore'>> = {
  doc_type: 'docType',
  doc_number: 'docNumber',
  doc_prefix: 'docPrefix',
  line_number: 'lineNumber',
  date: 'date',
  customer_tax_id: 'clientTaxId',
  customer_code: 'clientCode',
  customer_name: 'clientName',
  customer_city: 'city',
  salesperson: 'salesperson',
  product_code: 'productCode',
  product_name: 'productName',
  quantity: 'quantity',
  unit_price: 'unitPrice',
  discount: 'discount',
  net_amount: 'net',
  tax_amount: 'tax',
  total_amount: 'total',
  currency: 'currency',
  fx_rate: 'exchangeRate',
  status: 'status',
  branch: 'branch',
  group: 'group',
}

interface ErpSystem {
  name: string
  fields: ReadonlyMap<string, Field | 'ignore'>
}

const systems: readonly ErpSystem[] = readSystems(erpHeadings)

/** «… (más columnas)» adds to the system of the same name; the rest of a name's parentheses says which of its lists it is. */
function readSystems(headings: Readonly<Record<string, unknown>>): ErpSystem[] {
  const found = new Map<string, Map<string, Field | 'ignore'>>()
  for (const [written, entry] of Object.entries(headings)) {
    const map = (entry as { map?: Record<string, string> }).map
    if (!map) continue
    const base = /^(.*) \(más columnas\)$/.exec(written)?.[1]
    const name = (base && [...found.keys()].find((known) => known.startsWith(base))) ?? written
    const fields = found.get(name) ?? new Map<string, Field | 'ignore'>()
    for (const [heading, field] of Object.entries(map)) {
      if (!fields.has(headingKey(heading))) fields.set(headingKey(heading), erpFields[field] ?? 'ignore')
    }
    found.set(name, fields)
  }
  return [...found].map(([name, fields]) => ({ name, fields }))
}

/** Headings that say least: any longer one of the same field is surer. */
const bareWords = new Set(
  'no nro num numero id codigo cod clave ref code item name nombre type clase kind clave'.split(' '),
)

const known = new Map<string, { field: Field; strength: number }>()
for (const [field, words] of Object.entries(headingWords) as [Field, string][]) {
  words.split('|').forEach((word, i) => {
    const key = headingKey(word)
    const strength = (bareWords.has(key) ? 0.7 : 1) - i / 1_000
    if (!known.has(key)) known.set(key, { field, strength })
    // «OrderDate», «order_date» and «Order Date» are one heading.
    const glued = key.replaceAll(' ', '')
    if (!known.has(glued)) known.set(glued, { field, strength: strength - 0.1 })
  })
}

/** What the systems we know say of a heading beyond the general words; null where it is none of a sale's fields. */
const knownInSystems = new Map<string, Field | null>()
for (const { fields } of systems)
  for (const [key, field] of fields) {
    const said = field === 'ignore' ? null : field
    if (!knownInSystems.has(key) || knownInSystems.get(key) === null) knownInSystems.set(key, said)
  }

export interface HeadingMatch {
  field: Field
  strength: number
  isGuess: boolean
}

/** The field a heading names: by the system of origin, by its words, or (a guess) by part of them. */
export function fieldOf(heading: string, system: string | null): HeadingMatch | null {
  const key = headingKey(heading)
  if (key === '') return null
  const own = system === null ? undefined : systems.find((candidate) => candidate.name === system)?.fields.get(key)
  if (own === 'ignore') return null
  if (own) return { field: own, strength: 2, isGuess: false }
  const bare = key.replace(/^(encab|detalle|cliente|doc|documento|factura|venta|linea|comprobante)\s(?=\w)/, '').trim()
  const found = known.get(key) ?? known.get(bare) ?? known.get(key.replaceAll(' ', '')) ?? known.get(withoutUnit(key))
  if (found) return { ...found, isGuess: false }
  const elsewhere = knownInSystems.get(key)
  if (elsewhere !== undefined) return elsewhere && { field: elsewhere, strength: 0.5, isGuess: false }
  const last = heading.includes('/') ? heading.slice(heading.lastIndexOf('/') + 1) : ''
  // «Invoice lines/Quantity» is a path: its end names the field.
  const ofPath = known.get(headingKey(last))
  return ofPath ? { ...ofPath, strength: 0.6, isGuess: false } : guess(key)
}

/** «Valor neto (COP)», «Importe USD» name the same field as without the currency. */
function withoutUnit(key: string): string {
  return key.replace(
    /\s(cop|usd|mxn|eur|gbp|clp|pen|ars|brl|uyu|bob|crc|gtq|dop|pyg|pesos|dolares|soles|mn|ml|m n|s|us|local|en pesos|en dolares|en moneda local|moneda local|moneda nacional)$/,
    '',
  )
}

const parts: readonly [RegExp, Field][] = [
  [/\b(costo|coste|cost)\b.*\b(unit|unitario|uni|un|und|each)\b|\bunit cost\b/, 'group'],
  [/\b(emisor|proveedor|supplier|vendor|remitente|expedidor)\b/, 'group'],
  [
    /\b(venc|due|entrega|ship|required|pago|payment|autoriz|nacimiento|vigencia|certific|recepcion|modific|actualiz)/,
    'group',
  ],
  [/\b(dias|days|plazo|terms|peso|weight)\b/, 'group'],
  [/\b(utilidad|ganancia|margen|margin|profit|rentabilidad|saldo|balance|comision|commission)\b/, 'group'],
  [/\bfec(ha)?\b|\bdate\b/, 'date'],
  [/\b(nit|rfc|ruc|rut|cuit|nif|cif|tax id)\b/, 'clientTaxId'],
  [/\b(cod|codigo|clave|id|no)\b.*\b(cliente|customer|client|tercero)\b/, 'clientCode'],
  [/\b(nombre|razon|name)\b.*\b(cliente|customer|client|tercero|social)\b/, 'clientName'],
  [
    /\bneto\b|\bnet\b|sin (iva|igv|imp)|antes de (iva|igv|imp)|(tax|vat|taxes) excl|excl\w* (of )?(tax|vat)|(before|without) (tax|vat)/,
    'net',
  ],
  [/\b(costo|cost|coste)\b/, 'cost'],
  [/\b(cant|cantidad|qty|quantity|unidades)\b/, 'quantity'],
  [/\b(precio|price)\b|(valor|vr|vlr) unit/, 'unitPrice'],
  [/\b(descuento|dcto|dto|discount)\b/, 'discount'],
  [/\b(iva|impuesto|tax|igv)\b(?!.*(incl|con))/, 'tax'],
  [/\btotal\b|\bimporte\b|\bmonto\b|\bbrut[oa]s?\b/, 'total'],
  [/\b(factura|invoice|documento)\b/, 'docNumber'],
  [/\b(linea|categoria|familia|category)\b/, 'productLine'],
  [/\b(vendedor|asesor|sales ?rep)\b/, 'salesperson'],
]

function guess(key: string): HeadingMatch | null {
  const found = parts.find(([pattern]) => pattern.test(key))
  return found && found[1] !== 'group' ? { field: found[1], strength: 0.3, isGuess: true } : null
}

/** The system whose headings these are, when at least four of its own and most of the row agree. */
export function systemOf(header: readonly string[]): { name: string; matched: number } | null {
  const keys = header.map(headingKey).filter(Boolean)
  let best: { name: string; matched: number; size: number } | null = null
  for (const system of systems) {
    const matched = keys.filter((key) => system.fields.has(key)).length
    if (
      matched >= 4 &&
      (matched >= keys.length * 0.6 || matched >= system.fields.size * 0.8) &&
      (!best || matched > best.matched || (matched === best.matched && system.fields.size < best.size))
    ) {
      best = { name: system.name, matched, size: system.fields.size }
    }
  }
  return best && { name: best.name, matched: best.matched }
}

/** Systems whose lists give invoice totals with tax and nothing else. */
export function listsTaxedTotals(system: string | null): boolean {
  return system !== null && /^(SAT México|Contpaqi|DIAN|SIAT)/.test(system)
}

export interface HeadingClaim extends HeadingMatch {
  column: number
}

/** What every heading claims its column to be, surest first. Headings of other taxes, withholdings and rates claim no field. */
export function headingClaims(header: readonly string[], system: string | null): HeadingClaim[] {
  return header
    .flatMap((heading, column) => {
      const role = amountRoleOf(heading)
      const match = fieldOf(heading, system)
      if (!match || (role !== null && role !== 'credit' && numberFields.has(match.field))) return []
      const isGross = (match.field === 'net' || match.field === 'total') && saysGross(heading)
      const isSecond = isGross || otherFactors[match.field]?.test(headingKey(heading))
      return [{ column, ...match, strength: isSecond ? 0.1 : match.strength }]
    })
    .sort((a, b) => b.strength - a.strength || a.column - b.column)
}

/** Prices nobody paid and quantities nobody sold stand beside the true ones; alone they have to do. */
const otherFactors: Readonly<Partial<Record<Field, RegExp>>> = {
  unitPrice: /\b(lista|list|sugerid[oa]|msrp|pvp|promedio|medio|avg|average)\b/,
  quantity: /\b(pedida|pedidas|solicitada|ordered|order|pendiente|devuelta|backorder)\b/,
}

const numberFields: ReadonlySet<Field> = new Set(['discount', 'net', 'tax', 'total'])

/** Maps each field to the column whose heading names it best, whatever stands below. */
export function mapColumns(header: readonly string[], system: string | null): ColumnMap {
  const columns: ColumnMap = {}
  for (const { field, column } of headingClaims(header, system)) columns[field] ??= column
  return columns
}

import * as keys from '@/shared/kernel/account-key'

/** What in a file is a client, and what only stands for nobody in particular. */

// Ids that tax offices and people write for «nobody in particular».
const genericTaxIds =
  /^(?:0+|1|(\d)\1{5,}|44444440\d?|444444444001|1234567890?|123456789|xaxx010101000|xexx010101000|c\/?f|sn|s\/n|nd|na|none|null|9900[123]|consumidorfinal|cf0*|x+)$/
const genericCodes =
  /^(?:0+|9{4,}|c9{4,}|cl9{4,}|cf|c\/f|sn|s\/n|nd|na|none|null|nan|xaxx010101000|xexx010101000|mostr(?:ador)?|publico|pubgral|varios|contado|generico|generica|consfinal|consumidorfinal|ocasional|onetime|walkin|cash|guest|cpd|cpdl)$/

const genericNames = new Set([
  'cliente varios',
  'clientes varios',
  'varios',
  'cliente general',
  'publico general',
  'publico en general',
  'ventas publico en general',
  'consumidor final',
  'cliente mostrador',
  'mostrador',
  'venta mostrador',
  'ventas mostrador',
  'cliente contado',
  'clientes contado',
  'contado',
  'cliente generico',
  'cliente ocasional',
  'clientes ocasionales',
  'ocasional',
  'one time customer',
  'one-time customer',
  'cash sale',
  'cash sales',
  'cash customer',
  'walk in customer',
  'walk-in customer',
  'walk in',
  'consumidores finales',
  'venta al publico',
  'sin cliente',
  'no identificado',
  'cuantias menores',
  'n a',
  'na',
  'none',
  'unknown',
  'cliente eventual',
  'factura global',
  'guest',
])

export function isGenericName(name: string): boolean {
  return genericNames.has(
    name
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}-]+/gu, ' ')
      .trim(),
  )
}

export function isGenericId(id: string): boolean {
  return genericTaxIds.test(id.toLowerCase().replace(/[\s.-]/g, ''))
}

/** Short codes such as 1 or 22 are clients; a code that says «counter sale» or is all nines or noughts is none. */
export function isGenericCode(code: string): boolean {
  return genericCodes.test(code.toLowerCase().replace(/[\s.-]/g, ''))
}

/** A cell's text without the number mark of workbooks and the decimal zero that is no part of an id. */
export function bareCell(text: string): string {
  if (text.charCodeAt(0) === 2) return ''
  const plain = (text.charCodeAt(0) === 1 ? text.slice(1) : text).trim()
  // Nearly no cell ends in a nought after a mark: the pattern is only asked where one may.
  return plain.charCodeAt(plain.length - 1) === zeroCode ? plain.replace(/^(\d+)[.,]0+$/, '$1') : plain
}

const zeroCode = 48

/** The key of a cell that holds a code; the mark of numeric cells is no part of it. */
export function codeKey(code: string): string {
  return keys.codeKey(bareCell(code))
}

/** The key of a cell that holds a tax id. */
export function taxIdKey(text: string, stripsCheckDigit: boolean): string {
  return keys.taxIdKey(bareCell(text), stripsCheckDigit)
}

const colombianWeights = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71]

/** The check digit of a Colombian NIT (DIAN: weights over eleven). */
export function nitCheckDigit(digits: string): number {
  let sum = 0
  for (let i = 0; i < digits.length; i++) sum += Number(digits[digits.length - 1 - i]) * colombianWeights[i]!
  const rest = sum % 11
  return rest > 1 ? 11 - rest : rest
}

/** The check digit of a Chilean RUT or a Paraguayan RUC-like id: K stands for ten. */
export function rutCheckDigit(digits: string): string {
  let [sum, factor] = [0, 2]
  for (let i = digits.length - 1; i >= 0; i--) {
    sum += Number(digits[i]) * factor
    factor = factor === 7 ? 2 : factor + 1
  }
  const rest = 11 - (sum % 11)
  return rest === 11 ? '0' : rest === 10 ? 'K' : String(rest)
}

export function endsInCheckDigit(digits: string): boolean {
  if (!/^\d{6,14}[\dK]$/.test(digits)) return false
  const body = digits.slice(0, -1)
  const last = digits.slice(-1)
  return String(nitCheckDigit(body)) === last || (body.length <= 8 && rutCheckDigit(body) === last)
}

/** How alike two names are, 0–100: shared pairs of letters (Dice), which forgives typing slips and word order a little. */
export function nameLikeness(a: string, b: string): number {
  if (a === b) return 100
  const pairs = new Map<string, number>()
  for (let i = 0; i < a.length - 1; i++) pairs.set(a.slice(i, i + 2), (pairs.get(a.slice(i, i + 2)) ?? 0) + 1)
  let shared = 0
  for (let i = 0; i < b.length - 1; i++) {
    const pair = b.slice(i, i + 2)
    const left = pairs.get(pair) ?? 0
    if (left > 0) {
      shared++
      pairs.set(pair, left - 1)
    }
  }
  return Math.round((200 * shared) / Math.max(1, a.length + b.length - 2))
}

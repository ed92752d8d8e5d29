/** How a client company is recognised under many spellings; imports and what people type share these keys. */

// Forms of company, in the countries we serve: they name the kind of firm, not the firm.
const companyForms =
  /\b(s ?a ?s|s ?a ?p ?i|s ?a ?b|s ?a ?c|s ?a ?a|s ?a|s ?r ?l|s ?p ?a|s ?l ?u?|s ?c ?a|s ?en ?c|s ?c|e ?i ?r ?l|e ?s ?p|e ?u|ltda|limitada|cia|compania|de c ?v|de r ?l|r ?l|bic|inc|incorporated|corp|corporation|co|company|ltd|limited|llc|gmbh|ag|bv|nv|plc|pty|sociedad anonima|sociedad por acciones simplificada|y cia|en liquidacion)\b/g

/** A name without accents, case, forms of company, punctuation and blanks. */
export function nameKey(name: string): string {
  const bare = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/&/g, ' y ')
    .replace(/['’´`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const core = bare.replace(companyForms, ' ').replace(/\s+/g, ' ').trim()
  return (core || bare).replaceAll(' ', '')
}

/** A code as typed, without the «.0» that spreadsheets add and without blanks around; case does not count. */
export function codeKey(code: string): string {
  return withoutDecimalZero(code).toUpperCase()
}

/**
 * One key for all spellings of a tax id.
 * Rule    Dots, blanks and leading zeros do not count. A check digit after a hyphen is left out; glued to the number it is
 *         left out only when `stripsCheckDigit` says that the whole column proves it. Ids with letters (RFC, CIF) stay whole;
 *         a CUIT's hyphens are part of its writing, its eleven digits stay.
 * Source  issue 2 §2
 */
export function taxIdKey(text: string, stripsCheckDigit = false): string {
  const upper = withoutDecimalZero(text)
    .toUpperCase()
    .replace(/^(NIT|RUC|RUT|CC|C\.C\.|RFC|CUIT|NIF|CIF)[\s.:]+/, '')
    .replace(/[\s.,]/g, '')
  if (/^(20|23|24|25|26|27|30|33|34)-?\d{8}-?\d$/.test(upper)) return upper.replaceAll('-', '')
  const hyphened = /^(\d{5,14})-([\dK])$/.exec(upper)
  if (hyphened) return withoutZeros(hyphened[1]!)
  const glued = upper.replace(/[^A-Z0-9]/g, '')
  if (/^\d{7,8}K$/.test(glued)) return withoutZeros(glued.slice(0, -1))
  if (stripsCheckDigit && /^\d{7,15}$/.test(glued)) return withoutZeros(glued.slice(0, -1))
  return withoutZeros(glued)
}

function withoutZeros(id: string): string {
  return id.replace(/^0+(?=.)/, '')
}

function withoutDecimalZero(text: string): string {
  return text.trim().replace(/^(\d+)[.,]0+$/, '$1')
}

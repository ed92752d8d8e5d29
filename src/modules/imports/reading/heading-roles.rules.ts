import { headingKey } from './heading-key.rules'

/** What a column of amounts is when it is none of a sale's own: it takes part in the sums, not in the import. */
export type AmountRole = 'otherTax' | 'withheld' | 'exempt' | 'debit' | 'credit' | 'taxRate'

const withheld =
  /\b(rete|reteiva|reteica|retefuente|retencion|retenciones|retenid[oa]s?|withh\w*|withholding|detraccion|autorretencion)\b|^ret /
const otherTax =
  /^(total )?(inc|ica|ic|icl|inpp|ibua|icui|ieps|isc|ish|ice|irbpnr|icbper|iibb|timbre|impoconsumo|consumo|in carbono|in combustibles|ic datos|inc bolsas|bolsas|otros tributos|otros impuestos|otras tasas|impuesto al consumo|impuesto consumo|impuestos? internos?|imp internos?|impuestos municipales|percepcion(es)?.*|per(c|cep)? .*|ipi|iss|icms st|other tax(es)?|recargo( de)? equivalencia|recargo|re)( \d+( \d+)?%?)?$/
const exempt =
  /\b(exent[oa]s?|exempt|no gravad[oa]s?|exonerad[oa]s?|inafect[oa]s?|exportacion(es)?|no gravables?|excluid[oa]s?|no objeto|tasa (0|cero)|tarifa (0|cero)|iva (0|cero)|base (0|cero)|zero rated)\b/
const debit = /^(debito|debitos|debe|valor debito|vr debito|debit|debits)$/
const credit = /^(credito|creditos|haber|valor credito|vr credito|credit|credits)$/
const rate =
  /^(%|porc|porcentaje|pct|tasa|tarifa|alicuota|rate)( de| del)? ?(iva|igv|impuesto|imp|tax|vat|itbis)|^(iva|igv|impuesto|imp|tax|vat|item tax) ?(%|porc|pct|porcentaje|rate|tasa|tarifa)|^tax code$|^alicuota$/

export function amountRoleOf(heading: string): AmountRole | null {
  const key = headingKey(heading)
  if (key === '') return null
  if (withheld.test(key)) return 'withheld'
  if (rate.test(key)) return 'taxRate'
  if (otherTax.test(key)) return 'otherTax'
  if (exempt.test(key)) return 'exempt'
  if (debit.test(key)) return 'debit'
  return credit.test(key) ? 'credit' : null
}

const taxedWords =
  /(con|incl\w*|mas|\+)\s+(de\s+|el\s+)?(iva|igv|itbis|impuestos?|tax|vat)|(iva|igv|itbis|impuestos?|tax(es)?|vat)\s+incl|with tax|inc tax|tax incl/

/** Headings that say the amount holds its tax. */
export function saysTaxed(heading: string): boolean {
  return taxedWords.test(
    heading
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[.(),]/g, ' ')
      .toLowerCase(),
  )
}

/** «Bruto», «Gross»: before discounts, or before whatever else the file takes off. */
export function saysGross(heading: string): boolean {
  return /\bbrut[oa]s?\b|\bgross\b/.test(headingKey(heading))
}

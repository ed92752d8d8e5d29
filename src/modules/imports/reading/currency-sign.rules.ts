const signs: Readonly<Record<string, string>> = {
  US$: 'USD',
  U$S: 'USD',
  USD$: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  'S/': 'PEN',
  R$: 'BRL',
  RD$: 'DOP',
  MX$: 'MXN',
  CO$: 'COP',
  COP$: 'COP',
  MXN$: 'MXN',
}
const codes = new Set(
  'COP USD MXN EUR CLP PEN ARS BRL UYU BOB CRC GTQ DOP PYG VES HNL NIO PAB GBP CAD CHF JPY CNY AUD'.split(' '),
)

/**
 * The currency that an amount carries in its own cell («US$ 100,00», «100 EUR»), for files without a column of currencies.
 * Shape   in: the cell. out: the ISO code; '' where it says none. Rule  a bare «$» is every country's own: it says none.
 * Cost    a look at both ends for plain figures.   Errors  none.   Source  issue 2 §2: currencies are never added
 */
export function currencySignOf(cell: string): string {
  const first = cell.charCodeAt(0) === minusCode ? 1 : 0
  if (isPlainEnd(cell.charCodeAt(first)) && isPlainEnd(cell.charCodeAt(cell.length - 1))) return ''
  const bare = cell.replace(/[\d.,'’()\s\u2212+%-]/g, '').toUpperCase()
  return signs[bare] ?? (codes.has(bare) ? bare : '')
}

const minusCode = 45

/** A figure, a minus, or the mark of cells that the workbook holds as numbers. */
function isPlainEnd(code: number): boolean {
  return (code >= 48 && code <= 57) || code === minusCode || code === 1
}

const symbols: Readonly<Record<string, string>> = {
  $: '',
  PESO: '',
  PESOS: '',
  'MONEDA NACIONAL': '',
  MN: '',
  LOCAL: '',
  US$: 'USD',
  USD$: 'USD',
  DOLAR: 'USD',
  DOLARES: 'USD',
  DOLLAR: 'USD',
  '€': 'EUR',
  EURO: 'EUR',
  EUROS: 'EUR',
  '£': 'GBP',
  R$: 'BRL',
  COL$: 'COP',
  $COP: 'COP',
  MX$: 'MXN',
  'S/': 'PEN',
}

/** An ISO code as written, or what a symbol stands for; XXX (ISO 4217: no currency) when we cannot tell, so it stays apart. */
export function currencyNamed(written: string, own: string): string {
  const upper = written
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .trim()
    .toUpperCase()
    .replace(/\.$/, '')
  if (/^[A-Z]{3}$/.test(upper)) return upper
  if (Object.hasOwn(symbols, upper)) return symbols[upper]! || own
  const inside = /\b([A-Z]{3})\b/.exec(upper)?.[1]
  return inside ?? 'XXX'
}

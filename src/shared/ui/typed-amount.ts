/** An amount as a person types it, «48.644,20» or «48,644.20», as exact text; null when it is no amount. The last mark that is followed by one or two figures is the decimal one. */
export function typedAmount(text: string): string | null {
  const bare = text.replace(/[\s\u00a0']/g, '').replace(/[\u2212]/g, '-')
  if (!/^-?[\d.,]+$/.test(bare) || !/\d/.test(bare)) return null
  const decimal = /[.,](\d{1,2})$/.exec(bare)
  const whole = (decimal ? bare.slice(0, decimal.index) : bare).replace(/[.,]/g, '')
  const amount = `${whole === '' || whole === '-' ? `${whole}0` : whole}${decimal ? `.${decimal[1]}` : ''}`
  return /^-?\d{1,15}(\.\d{1,2})?$/.test(amount) ? amount : null
}

import type { CurrencyExpectation } from './sales-report'

export interface ExpectedPareto {
  total: string
  base: string
  clients: number
  classes: { A: number; B: number; C: number; N: number }
  shareOfA: string
  withoutClient: { rows: number; total: string }
}

/** Rule F1 on the truth, in integers; written apart from the product's own rule, to judge it. */
export function expectedPareto({ byClient, withoutClient, rowsWithoutClient }: CurrencyExpectation): ExpectedPareto {
  const nets = [...byClient.values()]
  const base = nets.filter((net) => net > 0n).reduce((sum, net) => sum + net, 0n)
  const classes = { A: 0, B: 0, C: 0, N: nets.filter((net) => net <= 0n).length }
  const values = [...new Set(nets.filter((net) => net > 0n))].sort((a, b) => (a > b ? -1 : 1))
  let [reached, reachedByA] = [0n, 0n]
  for (const value of values) {
    const count = nets.filter((net) => net === value).length
    const name = reached * 100n < base * 80n ? 'A' : reached * 100n < base * 95n ? 'B' : 'C'
    classes[name] += count
    reached += value * BigInt(count)
    if (name === 'A') reachedByA = reached
  }
  return {
    total: decimalText(nets.reduce((sum, net) => sum + net, 0n)),
    base: decimalText(base),
    clients: nets.length,
    classes,
    shareOfA: base > 0n ? decimalText(((reachedByA * 20_000n + base) / (base * 2n)) * 100n).slice(0, -2) : '0.00',
    withoutClient: { rows: rowsWithoutClient, total: decimalText(withoutClient) },
  }
}

export function decimalText(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(5, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`
}

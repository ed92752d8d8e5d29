import { classifyScaled } from '@/modules/portfolio/portfolio.door'
import { ExactSum, scaledText } from './reading/decimal-text.rules'
import { readSales } from './reading/read-sales'
import type { Client, ReadOptions, ReadResult } from './reading/sales-file.types'

interface CurrencyReport {
  total: string
  withoutClient: { rows: number; total: string }
  clients: number
  base: string
  classes: { A: number; B: number; C: number; N: number }
  shareOfA: string
  top20: { clients: number; share: string }
  top: { client: string; name: string; net: string }[]
}

export interface ParetoReport extends CurrencyReport {
  file: string
  detected: {
    encoding: string
    delimiter: string | null
    sheet: string | null
    headerRow: number
    decimal: string
    dateOrder: string
    sign: string
    currency: string | null
    system: string | null
  }
  rows: ReadResult['rows']
  period: { from: string | null; to: string | null }
  estimated?: true
  currencies?: Record<string, CurrencyReport>
}

interface CurrencySums {
  byClient: Map<number, ExactSum>
  withoutClient: ExactSum
  rowsWithoutClient: number
}

/** The 80/20 of a file by rule F1, over all of it; several currencies are never added. */
export async function paretoReport(path: string, options: ReadOptions, cutA: number): Promise<ParetoReport> {
  let sums = new Map<string, CurrencySums>()
  const result = await readSales({
    path,
    options,
    begin: () => void (sums = new Map()),
    sink: {
      line: (line) => {
        const currency = options.oneCurrency ? '' : line.currency.toUpperCase()
        let own = sums.get(currency)
        if (!own)
          sums.set(currency, (own = { byClient: new Map(), withoutClient: new ExactSum(), rowsWithoutClient: 0 }))
        if (line.client < 0) {
          own.withoutClient.add(line.net)
          own.rowsWithoutClient++
          return
        }
        const sum = own.byClient.get(line.client)
        if (sum) sum.add(line.net)
        else {
          const first = new ExactSum()
          first.add(line.net)
          own.byClient.set(line.client, first)
        }
      },
    },
  })
  // One stray empty cell does not make a second currency: blanks belong to the only one there is.
  const named = [...sums.keys()].filter((currency) => currency !== '')
  const hasColumn = result.plan.columns.currency !== undefined
  if (hasColumn && named.length === 1 && sums.has('')) sums = mergeBlank(sums, named[0]!)
  const reports = new Map([...sums].map(([currency, own]) => [currency, currencyReport(own, result.clients, cutA)]))
  const main = [...reports].sort((a, b) => Number(b[1].base) - Number(a[1].base))[0]
  return {
    file: path,
    detected: {
      encoding: result.plan.encoding.value,
      delimiter: result.plan.delimiter?.value ?? null,
      sheet: result.plan.sheet,
      headerRow: result.plan.headerRow,
      decimal: result.plan.decimal.value,
      dateOrder: result.plan.dateOrder.value,
      sign: result.plan.sign.value,
      currency: options.currency ?? (named.length === 1 ? named[0]! : null),
      system: result.plan.system,
    },
    rows: result.rows,
    period: { from: result.firstDay, to: result.lastDay },
    ...(main?.[1] ??
      currencyReport({ byClient: new Map(), withoutClient: new ExactSum(), rowsWithoutClient: 0 }, [], cutA)),
    ...(result.plan.isEstimated ? { estimated: true as const } : {}),
    ...(reports.size > 1
      ? { currencies: Object.fromEntries([...reports].map(([currency, report]) => [currency || '?', report])) }
      : {}),
  }
}

function mergeBlank(sums: Map<string, CurrencySums>, currency: string): Map<string, CurrencySums> {
  const [into, blank] = [sums.get(currency)!, sums.get('')!]
  for (const [client, sum] of blank.byClient) {
    const own = into.byClient.get(client) ?? new ExactSum()
    own.add(Number(sum.value()))
    into.byClient.set(client, own)
  }
  into.withoutClient.add(Number(blank.withoutClient.value()))
  into.rowsWithoutClient += blank.rowsWithoutClient
  return new Map([[currency, into]])
}

function currencyReport(own: CurrencySums, clients: readonly Client[], cutA: number): CurrencyReport {
  const nets = [...own.byClient].map(([client, sum]) => ({ client: clients[client]!, net: sum.value() }))
  const pareto = classifyScaled({ kind: 'big', places: 4, values: nets.map(({ net }) => net) }, { a: cutA, b: 95 })
  const positive = nets.length - pareto.counts.N
  const fifth = Math.ceil(positive / 5)
  const reached = (count: number): bigint => BigInt(pareto.sums[count] ?? 0)
  const top = nets
    .toSorted((a, b) => (a.net === b.net ? (a.client.key < b.client.key ? -1 : 1) : a.net > b.net ? -1 : 1))
    .slice(0, 10)
  return {
    total: scaledText(pareto.net),
    withoutClient: { rows: own.rowsWithoutClient, total: scaledText(own.withoutClient.value()) },
    clients: nets.length,
    base: scaledText(pareto.base),
    classes: pareto.counts as CurrencyReport['classes'],
    shareOfA: percentText(reached(pareto.counts.A), pareto.base),
    top20: { clients: fifth, share: percentText(reached(fifth), pareto.base) },
    top: top.map(({ client, net }) => ({ client: client.key, name: client.name, net: scaledText(net) })),
  }
}

/** part / whole in % with two decimals, half away from zero; «0.00» of nothing. */
function percentText(part: bigint, whole: bigint): string {
  if (whole <= 0n) return '0.00'
  const hundredths = (part * 20_000n + whole) / (whole * 2n)
  return `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, '0')}`
}

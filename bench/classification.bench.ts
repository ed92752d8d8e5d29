import { classifyScaled } from '@/modules/portfolio/pareto.rules'
import { scaledTexts } from '@/modules/portfolio/scaled-nets.rules'
import { type Figure, median, rounded } from './figure'

const accounts = 100_000
const rounds = 15

/** The rule on 100,000 accounts, from amounts as they travel, against one native sort of the same numbers. */
export function measureClassification(): Figure[] {
  const amounts = Array.from(
    { length: accounts },
    (_, n) => ((4e9 / (1 + ((n * 7919) % accounts))) | 0) + (n % 97) / 100,
  )
  const nets = scaledTexts(amounts.map((amount) => amount.toFixed(2)))
  const ruled: number[] = []
  const sorted: number[] = []
  for (let round = 0; round < rounds; round++) {
    ruled.push(timed(() => classifyScaled(nets, { a: 80, b: 95 })))
    const copy = Float64Array.from(nets.values, Number)
    sorted.push(timed(() => copy.sort()))
  }
  return [
    {
      name: 'classification of 100,000 accounts ÷ one native sort',
      ratio: rounded(median(ruled) / median(sorted)),
      budget: 3,
    },
  ]
}

function timed(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal, sumOf } from '@/shared/kernel/money'
import { classifyByPareto, classifyScaled, usualCuts, type AccountSales, type ParetoRow } from './pareto.rules'
import { nextCandidatePlaces, shapeOf, summarisePareto } from './pareto-summary.rules'
import { largestFirst, scaledNets, scaledTexts } from './scaled-nets.rules'

const sold = (nets: readonly (number | string)[]): AccountSales[] =>
  nets.map((net, at) => ({ id: `c${String(at).padStart(4, '0')}`, net: decimal(net) }))
const classes = (rows: readonly ParetoRow[]): string => rows.map((row) => row.paretoClass).join(' ')
const first = [400, 250, 150, 60, 40, 30, 30, 20, 15, 5]

describe('RG-03 F1: classes', () => {
  test.each([
    ['the client that crosses the cut is in', first, 'A A A B B B B C C C'],
    ['tied accounts share one class', [500, 200, 100, 100, 50, 50], 'A A A A B B'],
    ['a net credit is unclassed', [500, 300, 150, 50, -40], 'A A B C N'],
    ['one client is A', [7], 'A'],
    ['without positive sales there are no classes', [0, -5], 'N N'],
    ['no account, no row', [], ''],
    ['exactly 80 % before is B, not A', [80, 15, 5], 'A B C'],
    ['four decimals decide', ['79.9999', '15.0001', '5'], 'A A C'],
  ])('%s', (_sentence, nets, expected) => {
    expect(classes(classifyByPareto(sold(nets), usualCuts))).toBe(expected)
  })

  test('a tied block has one rank, one sum before and one sum reached', () => {
    const rows = classifyByPareto(sold([500, 200, 100, 100, 50, 50]), usualCuts)
    expect(rows.map((row) => row.rank)).toEqual([1, 2, 3, 3, 5, 5])
    expect(rows.map((row) => row.reachedBefore?.toFixed(0))).toEqual(['0', '50', '70', '70', '90', '90'])
    expect(rows.map((row) => row.reached?.toFixed(0))).toEqual(['50', '70', '90', '90', '100', '100'])
  })

  test('a net credit has no share of the positive sales', () => {
    const rows = classifyByPareto(sold([500, 300, 150, 50, -40]), usualCuts)
    expect(rows.map((row) => row.share?.toFixed(1) ?? null)).toEqual(['50.0', '30.0', '15.0', '5.0', null])
    expect(rows.at(-1)).toMatchObject({ rank: 5, reached: null, reachedBefore: null })
  })

  test.each([
    [80, 80],
    [0, 95],
    [80, 100.1],
    [95, 80],
    [Number.NaN, 95],
  ])('cuts %s and %s are refused', (a, b) => {
    expect(() => classifyByPareto(sold(first), { a, b })).toThrow(RangeError)
  })

  test('a cut with decimals is compared exactly', () => {
    expect(classes(classifyByPareto(sold([805, 100, 95]), { a: 80.5, b: 95 }))).toBe('A B B')
    expect(classes(classifyByPareto(sold([805, 100, 95]), { a: 80.51, b: 95 }))).toBe('A A B')
  })
})

describe('RG-03 F1: the sentence', () => {
  const summaryOf = (nets: readonly number[]): ReturnType<typeof summarisePareto> =>
    summarisePareto(classifyScaled(scaledNets(sold(nets).map((row) => row.net)), usualCuts))

  test('30 % of the clients bring 80,0 %, and the 20 % bring 65,0 %', () => {
    const { vital, fifth, clients } = summaryOf(first)
    expect([vital.clientsPct?.toFixed(1), vital.salesPct?.toFixed(1), fifth.salesPct?.toFixed(1)]).toEqual([
      '30.0',
      '80.0',
      '65.0',
    ])
    expect([clients, vital.clients, fifth.clients]).toEqual([10, 3, 2])
  })
  test('tied accounts take A to 90 %', () => {
    expect(summaryOf([500, 200, 100, 100, 50, 50]).classes.A.share?.toFixed(0)).toBe('90')
  })
  test('T = 1000, net = 960, and what is N stands apart', () => {
    const { base, net, classes: byClass } = summaryOf([500, 300, 150, 50, -40])
    expect([base.toFixed(), net.toFixed(), byClass.N.net.toFixed(), byClass.N.share]).toEqual([
      '1000',
      '960',
      '-40',
      null,
    ])
    expect(byClass).toMatchObject({ A: { clients: 2 }, B: { clients: 1 }, C: { clients: 1 }, N: { clients: 1 } })
  })
  test('without positive sales nothing is divided', () => {
    expect(summaryOf([-1, 0])).toMatchObject({
      clients: 0,
      vital: { clientsPct: null, salesPct: null },
      fifth: { clients: 0, salesPct: null },
      shape: null,
    })
  })
  test('the fifth is cut by count, rounded up: 19 of 92', () => {
    expect(summaryOf(Array.from({ length: 92 }, () => 1)).fifth.clients).toBe(19)
  })
})

describe('F1: the shape has a name', () => {
  test.each([
    [10, 90, 'hyperconcentrated'],
    [11, 89, 'typical'],
    [30, 70, 'typical'],
    [31, 69, 'dispersed'],
    [0, 0, null],
  ])('%i of A beside %i others: %s', (a, c, shape) => {
    expect(shapeOf({ A: a, B: 0, C: c, N: 3 })).toBe(shape)
  })
  test('hyperconcentrated: the next ones up to 20 % of the clients are candidates', () => {
    expect(nextCandidatePlaces({ A: 3, B: 5, C: 84, N: 2 })).toEqual({ from: 3, to: 19 })
    expect(nextCandidatePlaces({ A: 16, B: 17, C: 59, N: 2 })).toEqual({ from: 16, to: 16 })
  })
})

describe('F1: exact whatever the size', () => {
  const huge = '900000000000000'
  test('amounts beyond 2^53 fall back to big integers and decide by the last decimal', () => {
    const rows = classifyByPareto(sold([`${huge}.0004`, `${huge}.0003`, '0.0001']), { a: 50, b: 95 })
    expect(classes(rows)).toBe('A B C')
    expect(scaledNets(sold([huge, `${huge}.0003`]).map((row) => row.net)).kind).toBe('big')
  })
  test('whole pesos stay fast up to 9 quadrillion', () => {
    expect(scaledNets(sold(['9000000000000000']).map((row) => row.net))).toMatchObject({ kind: 'safe', places: 0 })
  })
  test('amounts as they travel give the same numbers', () => {
    expect(Array.from<number | bigint>(scaledTexts(['-12.5', '7', '0.0001', '-0.0020']).values)).toEqual([
      -125000, 70000, 1, -20,
    ])
    expect(scaledTexts([`${huge}.0004`, huge]).values[0]).toBe(9000000000000000004n)
  })
})

const amounts = fc.array(
  fc
    .oneof(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -1e9, max: 1e9 }))
    .map((units) => decimal(units).div(100)),
  { maxLength: 60 },
)

describe('F1: whatever the sales', () => {
  const rowsOf = (nets: readonly ReturnType<typeof decimal>[]): AccountSales[] =>
    nets.map((net, at) => ({ id: `c${String(at).padStart(3, '0')}`, net }))
  const plain = (rows: readonly ParetoRow[]): unknown =>
    rows.map((row) => [row.id, row.rank, row.paretoClass, row.share?.toString(), row.reached?.toString()])

  test('the order of the input leaves no trace', () => {
    fc.assert(
      fc.property(amounts, fc.infiniteStream(fc.nat(1000)), (nets, stream) => {
        const sales = rowsOf(nets)
        const shuffled = sales
          .map((row) => ({ row, key: stream.next().value as number }))
          .sort((left, right) => left.key - right.key)
          .map(({ row }) => row)
        expect(plain(classifyByPareto(shuffled, usualCuts))).toEqual(plain(classifyByPareto(sales, usualCuts)))
      }),
    )
  })

  test('equal sales are never split, classes follow one another and shares sum to the whole', () => {
    fc.assert(
      fc.property(amounts, (nets) => {
        const rows = classifyByPareto(rowsOf(nets), usualCuts)
        const order = 'ABCN'
        for (const [at, row] of rows.entries()) {
          const next = rows[at + 1]
          if (next) expect(order.indexOf(next.paretoClass)).toBeGreaterThanOrEqual(order.indexOf(row.paretoClass))
          if (next?.net.eq(row.net)) expect([next.paretoClass, next.rank]).toEqual([row.paretoClass, row.rank])
          expect(row.paretoClass === 'N').toBe(row.net.lte(0))
        }
        const shares = rows.flatMap((row) => row.share ?? [])
        if (shares.length > 0) expect(Number(sumOf(shares))).toBeCloseTo(100, 12)
      }),
    )
  })

  test('each class is what the sum before it says', () => {
    fc.assert(
      fc.property(amounts, (nets) => {
        const base = sumOf(nets.filter((net) => net.gt(0)))
        for (const row of classifyByPareto(rowsOf(nets), usualCuts)) {
          if (row.net.lte(0)) continue
          const before = sumOf(nets.filter((net) => net.gt(row.net)))
          const expected = before.times(100).lt(base.times(80)) ? 'A' : before.times(100).lt(base.times(95)) ? 'B' : 'C'
          expect(row.paretoClass).toBe(expected)
        }
      }),
    )
  })

  test('big integers and plain numbers give one result', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { maxLength: 80 }), (values) => {
        const fast = classifyScaled({ kind: 'safe', places: 2, values: Float64Array.from(values) }, usualCuts)
        const wide = classifyScaled({ kind: 'big', places: 2, values: values.map(BigInt) }, usualCuts)
        expect({ ...wide, sums: Array.from<number | bigint, number>(wide.sums, Number) }).toEqual({
          ...fast,
          sums: Array.from<number | bigint>(fast.sums),
        })
      }),
    )
  })

  test('the fast order of many is the order of a plain sort', () => {
    const values = Float64Array.from({ length: 5000 }, (_, at) => ((at * 7919) % 1237) * 1_000_003_777 - 3e11)
    const plainOrder = Array.from(values.keys()).sort((left, right) => values[right]! - values[left]! || left - right)
    expect(Array.from(largestFirst({ kind: 'safe', places: 0, values }))).toEqual(plainOrder)
  })
})

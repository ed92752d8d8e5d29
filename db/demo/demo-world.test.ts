import { describe, expect, test } from 'vitest'
import { capacityHours, hoursOfCare, loadOf, usualCare, usualYear } from '@/modules/portfolio/capacity.rules'
import { concentrationOf, shareOfTop } from '@/modules/portfolio/concentration.rules'
import { classifyByPareto, type ParetoRow, sortSales, usualCuts } from '@/modules/portfolio/pareto.rules'
import { scaledNets } from '@/modules/portfolio/scaled-nets.rules'
import { scoreSelection } from '@/modules/portfolio/scorecard.rules'
import { movementsBetween, periodsOutsideA, stickinessOf } from '@/modules/portfolio/stickiness.rules'
import { decimal, roundTo, shareOf, sumOf, type Decimal } from '@/shared/kernel/money'
import { demoWorld } from './demo-world'
import type { DemoDocument } from './demo-world.types'

const world = demoWorld()
const million = 1_000_000
const between = (from: string, to: string): DemoDocument[] =>
  world.documents.filter(([, , , issuedOn]) => issuedOn.slice(0, 7) >= from && issuedOn.slice(0, 7) <= to)
const lastYear = between('2025-05', '2026-04')

function netByClient(documents: readonly DemoDocument[]): Map<string, number> {
  const nets = new Map<string, number>()
  for (const [client, , , , , , net] of documents) {
    const { key } = world.clients[client]!
    nets.set(key, (nets.get(key) ?? 0) + net)
  }
  return nets
}
function classified(from: string, to: string): ParetoRow[] {
  const sales = [...netByClient(between(from, to))].map(([id, net]) => ({ id, net: decimal(net) }))
  return classifyByPareto(sales, usualCuts)
}
const millions = (rows: readonly { net: Decimal }[]): string =>
  roundTo(sumOf(rows.map(({ net }) => net)).div(million), 1).toFixed(1)
const [november, february, may] = world.runs.map(({ from, to }) => classified(from, to))

describe('the last twelve months', () => {
  const base = may!.filter((row) => row.paretoClass !== 'N')

  test.each([
    ['A', 16, '38991.5', '80.2'],
    ['B', 17, '7294.7', '15.0'],
    ['C', 59, '2344.8', '4.8'],
  ])('class %s has %i clients with %s millions, %s %% of sales', (paretoClass, clients, sales, share) => {
    const rows = may!.filter((row) => row.paretoClass === paretoClass)
    const sum = sumOf(rows.map(({ net }) => net))
    expect([rows.length, millions(rows), shareOf(sum, sumOf(base.map(({ net }) => net)))!.toFixed(1)]).toEqual([
      clients,
      sales,
      share,
    ])
  })

  test('two clients returned more than they bought, and stand apart', () => {
    const rows = may!.filter((row) => row.paretoClass === 'N')
    expect([rows.length, millions(rows), millions(base), millions(may!)]).toEqual([2, '-18.6', '48631.0', '48612.4'])
  })

  test('are 4,301 documents, 356 of them of April', () => {
    expect([lastYear.length, between('2026-04', '2026-04').length]).toEqual([4301, 356])
  })

  test('are concentrated as the screens say', () => {
    const sorted = sortSales(scaledNets(may!.map(({ net }) => net)))
    const { hhi, effectiveClients, topShare, topThreeShare } = concentrationOf(sorted)
    expect([hhi!.toFixed(0), effectiveClients!.toFixed(1)]).toEqual(['605', '16.5'])
    expect([topShare, topThreeShare, shareOfTop(sorted, 19)].map((share) => share!.toFixed(1))).toEqual([
      '13.3',
      '33.1',
      '84.4',
    ])
    expect(shareOfTop(sorted, 15)!.toFixed(1)).toBe('78.5')
  })

  test.each([
    ['key clients', (client: number) => client < 16, '8.4', '23.6'],
    ['all others', (client: number) => client >= 16, '2.1', '25.9'],
  ])('%s grow and earn as the management board prints', (_who, belongs, growthPct, marginPct) => {
    const sum = (documents: readonly DemoDocument[], what: 6 | 7): number =>
      documents.filter(([client]) => belongs(client)).reduce((total, document) => total + document[what], 0)
    const [now, before] = [sum(lastYear, 6), sum(between('2024-05', '2025-04'), 6)]
    expect((100 * (now / before - 1)).toFixed(1)).toBe(growthPct)
    expect((100 * (1 - sum(lastYear, 7) / now)).toFixed(1)).toBe(marginPct)
  })

  test('Lácteos Valdorado sold 2,019.6 millions from January to April', () => {
    const own = between('2026-01', '2026-04').filter(([client]) => client === 0)
    expect(own.reduce((total, [, , , , , , net]) => total + net, 0)).toBe(2_019.6 * million)
  })
})

describe('movement since November', () => {
  const at = (rows: readonly ParetoRow[], id: string): [number, string] => {
    const row = rows.find((one) => one.id === id)!
    return [row.rank, row.paretoClass]
  }

  test.each([
    ['nutricion-vitalba', [17, 'B'], [15, 'A'], '18.2'],
    ['aceites-palmarena', [19, 'B'], [16, 'A'], '28.4'],
    ['panificadora-migalva', [15, 'A'], [18, 'B'], '-21.6'],
  ])('%s moves as the portfolio screen says', (id, before, now, growthPct) => {
    expect([at(november!, id), at(may!, id)]).toEqual([before, now])
    const year = netByClient(lastYear).get(id)! / netByClient(between('2024-05', '2025-04')).get(id)!
    expect((100 * (year - 1)).toFixed(1)).toBe(growthPct)
  })

  test('two enter, one leaves, 14 of 15 stay', () => {
    const moved = movementsBetween(november!, may!)
    expect(moved.filter(({ kind }) => kind === 'enters').length).toBe(2)
    expect(moved.filter(({ kind }) => kind === 'leaves').map(({ id }) => id)).toEqual(['panificadora-migalva'])
    const { stayed, of } = stickinessOf(november!, may!)
    expect([stayed, of]).toEqual([14, 15])
  })

  test('Panificadora Migalva is out for its second period', () => {
    const classes = [may!, february!, november!].map((rows) => at(rows, 'panificadora-migalva')[1] as 'A' | 'B')
    expect(periodsOutsideA(classes)).toBe(2)
  })
})

describe('the people', () => {
  const inCharge = world.appointments.filter(({ to }) => to === null)

  test.each([
    ['andres.mejia', 5, '106.6'],
    ['valentina.rios', 4, '85.3'],
    ['carolina.pardo', 4, '85.3'],
    ['mateo.londono', 2, '42.6'],
  ])('%s answers for %i key accounts, %s %% of the year', (id, accounts, loadPct) => {
    const own = inCharge.filter(({ managerKey }) => managerKey === id)
    const hours = own.map(({ clientKey }) => ({ id: clientKey, hours: hoursOfCare(usualCare) }))
    const load = loadOf({ id, capacityHours: capacityHours(usualYear), accounts: hours })
    expect([own.length, load.loadPct!.toFixed(1)]).toEqual([accounts, loadPct])
  })

  test('every key client but Aceites Palmarena has a manager, nobody has two, and no stays overlap', () => {
    const key = may!.filter((row) => row.paretoClass === 'A').map(({ id }) => id)
    expect(key.filter((id) => inCharge.filter(({ clientKey }) => clientKey === id).length !== 1)).toEqual([
      'aceites-palmarena',
    ])
    for (const past of world.appointments.filter(({ to }) => to !== null)) {
      const next = inCharge.find(({ clientKey }) => clientKey === past.clientKey)
      if (next) expect(next.from > past.to!).toBe(true)
    }
  })

  test('everybody named in the world is one of its people, and everything else is about one of its clients', () => {
    const people = new Set(world.people.map(({ key }) => key))
    const clients = new Set(world.clients.map(({ key }) => key))
    const named = [
      ...world.appointments.flatMap((row) => [row.managerKey, row.sponsorKey, row.backupKey]),
      ...world.team.map(({ personKey }) => personKey),
      ...world.decisions.map(({ decidedByKey }) => decidedByKey),
      ...world.approvals.map(({ approvedByKey }) => approvedByKey),
    ]
    expect(named.filter((key) => key !== null && !people.has(key))).toEqual([])
    const spokenOf = [world.appointments, world.team, world.decisions, world.scorecards].flat()
    expect(spokenOf.filter(({ clientKey }) => !clients.has(clientKey))).toEqual([])
    expect(people.size).toBe(world.people.length)
  })

  test('the decisions that hold make the 16 of class A key, and nobody else', () => {
    const latest = new Map(world.decisions.map(({ clientKey, decision }) => [clientKey, decision]))
    const key = [...latest].filter(([, decision]) => decision === 'promote' || decision === 'keep').map(([id]) => id)
    expect(key.sort()).toEqual(
      may!
        .filter((row) => row.paretoClass === 'A')
        .map(({ id }) => id)
        .sort(),
    )
  })
})

test.each([
  ['salsas-rojaluz', '7.4', '0.92', 'promise'],
  ['laboratorios-serumedia', '8.1', '1.06', 'strategic'],
  ['arroces-lagunera', '4.9', '1.12', 'established'],
])('candidate %s scores %s and %s', (id, attractiveness, strength, category) => {
  const result = scoreSelection(world.scorecards.find(({ clientKey }) => clientKey === id)!)
  expect([result.attractiveness!.toFixed(1), result.relativeStrength!.toFixed(2), result.category]).toEqual([
    attractiveness,
    strength,
    category,
  ])
})

describe('the world', () => {
  test('has 36 months of working days, 94 clients with valid tax ids, five managers and a director', () => {
    const months = new Set(world.documents.map(([, , , issuedOn]) => issuedOn.slice(0, 7)))
    expect([months.size, [...months].sort()[0], [...months].sort().at(-1)]).toEqual([36, '2023-05', '2026-04'])
    expect(new Set(world.clients.map(({ taxId }) => taxId)).size).toBe(94)
    expect(world.people.filter(({ roles }) => roles.includes('kam')).length).toBe(5)
    expect(world.people.filter(({ roles }) => roles.includes('director')).length).toBe(1)
    const weekends = world.documents.filter(([, , , issuedOn]) => [0, 6].includes(new Date(issuedOn).getUTCDay()))
    expect(weekends).toEqual([])
  })

  test('numbers its documents without gaps or repetitions, by date, up to FV-20418 and NC-1127', () => {
    for (const [kind, last] of [
      ['FV', 20_418],
      ['NC', 1_127],
    ] as const) {
      const numbers = world.documents.filter((document) => document[1] === kind).map((document) => document[2])
      expect(numbers).toEqual(numbers.map((_, at) => last - numbers.length + 1 + at))
    }
  })

  test('is the same every time it is made', () => {
    expect(demoWorld()).toEqual(world)
  })
})

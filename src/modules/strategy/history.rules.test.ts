import { describe, expect, test } from 'vitest'
import { addMonths } from '@/shared/kernel/calendar-date'
import { planItemOf } from '../../../tests/support/plan-items'
import { eventKinds, eventsOf, lastPurchase, yearsOfSales, type SalesHistory } from './history.rules'

/** Net by month from a month on, all of one line whose cost is three quarters. */
function history(first: string, nets: readonly number[], lastMonth?: string): SalesHistory {
  const months = nets.map((net, at) => ({ month: addMonths(first, at), net: String(net) }))
  const years = [...new Set(months.map(({ month }) => Number(month.slice(0, 4))))].map((year) => {
    const net = months
      .filter(({ month }) => month.startsWith(String(year)))
      .reduce((sum, row) => sum + Number(row.net), 0)
    return { year, line: 'Cajas', net: net.toFixed(2), cost: (net * 0.75).toFixed(4) }
  })
  return { months, years, lastMonth: lastMonth ?? months.at(-1)?.month ?? null }
}
const all = (net: number, months: number): number[] => Array.from({ length: months }, () => net)

describe('R1-11 sales, mix and margin year by year', () => {
  const years = yearsOfSales(history('2023-05', [...all(100, 8), ...all(110, 12), ...all(121, 12), ...all(133.1, 4)]))

  test('the latest first, and which months each covers', () => {
    expect(years.map(({ year, from, to, isWhole }) => [year, from, to, isWhole])).toEqual([
      [2026, '2026-01', '2026-04', false],
      [2025, '2025-01', '2025-12', true],
      [2024, '2024-01', '2024-12', true],
      [2023, '2023-05', '2023-12', false],
    ])
  })
  test('a year that runs is set against the same months, a year that began late against those there were', () => {
    expect(years.map(({ changePct, monthsCompared }) => [changePct?.toFixed(1) ?? null, monthsCompared])).toEqual([
      ['10.0', 4],
      ['10.0', 12],
      ['10.0', 8],
      [null, 0],
    ])
  })
  test('the margin of each year', () => {
    expect(years.map(({ marginPct }) => marginPct?.toString())).toEqual(['25', '25', '25', '25'])
  })
  test('a month that is still open is in its year and not in the comparison', () => {
    const [now] = yearsOfSales(history('2024-01', [...all(100, 24), 100, 100, 3], '2026-02'))
    expect([now!.net.toString(), now!.changePct?.toString(), now!.monthsCompared]).toEqual(['203', '0', 2])
  })
  test('a line without cost makes the margin of its year n/d; the mix counts what sold', () => {
    const [year] = yearsOfSales({
      months: [{ month: '2025-01', net: '90' }],
      lastMonth: '2025-01',
      years: [
        { year: 2025, line: 'Etiquetas', net: '-10', cost: '0' },
        { year: 2025, line: 'Cajas', net: '25', cost: null },
        { year: 2025, line: 'Vasos', net: '75', cost: '50' },
      ],
    })
    expect(year!.marginPct).toBeNull()
    expect(year!.lines.map(({ line, sharePct }) => [line, sharePct?.toString()])).toEqual([
      ['Vasos', '75'],
      ['Cajas', '25'],
      ['Etiquetas', '0'],
    ])
  })
  test('without sales there is no history', () => {
    expect(yearsOfSales({ months: [], years: [], lastMonth: null })).toEqual([])
  })
})

describe('R1-11 a past client shows its last purchase', () => {
  test('the last month that sold above zero; what came back later is no purchase', () => {
    const months = [
      { month: '2024-03', net: '50' },
      { month: '2024-02', net: '80' },
      { month: '2024-06', net: '-20' },
    ]
    expect(lastPurchase(months)).toEqual({ month: '2024-03', net: '50' })
  })
  test('one that never bought has none', () => {
    expect(lastPurchase([{ month: '2024-06', net: '-20' }])).toBeNull()
  })
})

describe('R1-12 events of six kinds', () => {
  const events = eventKinds.flatMap((kind, at) => [
    planItemOf('event', { kind, text: `${kind} old`, year: 2020 + at }),
    planItemOf('event', { kind, text: `${kind} undated`, year: null }),
  ])
  test.each(eventKinds)('filter by %s', (kind) => {
    expect(eventsOf(events, kind).map(({ content }) => content.text)).toEqual([`${kind} old`, `${kind} undated`])
  })
  test('all of them, the latest first and the undated last', () => {
    expect(eventsOf(events, null).map(({ content }) => content.year)).toEqual([
      2025,
      2024,
      2023,
      2022,
      2021,
      2020,
      null,
      null,
      null,
      null,
      null,
      null,
    ])
  })
})

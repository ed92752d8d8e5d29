import { describe, expect, test } from 'vitest'
import { decimal } from '@/shared/kernel/money'
import { classifyWindow, hasCosts, type ClassificationSettings, type WindowAccount } from './classification.rules'

const sold = (id: string, net: string, rest: Partial<WindowAccount> = {}): WindowAccount => ({
  id,
  net,
  margin: null,
  netBefore: null,
  marginBefore: null,
  costedNet: null,
  invoices: 1,
  lastInvoiceOn: '2026-04-10',
  ...rest,
})
const settings: ClassificationSettings = {
  basis: 'net',
  cutA: 80,
  cutB: 95,
  lastDay: '2026-04-30',
  hasYearBefore: true,
}

describe('one run', () => {
  test('ranks, shares to four places, ties by id with the smallest rank of their block', () => {
    const { rows } = classifyWindow([sold('c', '100'), sold('a', '500'), sold('b', '100.0000')], settings, null)
    expect(rows.map((row) => [row.id, row.rank, row.sharePct, row.paretoClass])).toEqual([
      ['a', 1, '71.4286', 'A'],
      ['b', 2, '14.2857', 'A'],
      ['c', 2, '14.2857', 'A'],
    ])
  })
  test('one client is A and everything', () => {
    const { rows, figures } = classifyWindow([sold('a', '10')], settings, null)
    expect(rows[0]).toMatchObject({ rank: 1, sharePct: '100.0000', paretoClass: 'A', recencyScore: null })
    expect(figures).toMatchObject({ top20Clients: 1, top20SharePct: '100', effectiveClients: 1, shape: 'dispersed' })
  })
  test('T = 0: no class but N, nothing to divide by', () => {
    const { rows, base, net, figures } = classifyWindow([sold('a', '-10'), sold('b', '0')], settings, null)
    expect(rows.map((row) => [row.id, row.paretoClass, row.sharePct])).toEqual([
      ['b', 'N', null],
      ['a', 'N', null],
    ])
    expect([base, net]).toEqual(['0', '-10'])
    expect(figures).toMatchObject({
      classes: { A: 0, B: 0, C: 0, N: 2 },
      top20SharePct: null,
      hhi: null,
      topSharePct: null,
      shape: null,
      cutSharePct: null,
    })
  })
  test('amounts beyond what plain numbers hold stay exact', () => {
    const { base, rows } = classifyWindow([sold('a', '900000000000000.0001'), sold('b', '0.0001')], settings, null)
    expect(base).toBe('900000000000000.0002')
    expect(rows[0]?.sharePct).toBe('100.0000')
  })
})

describe('basis', () => {
  const costed = [
    sold('a', '100', { margin: '10', costedNet: '100', marginBefore: '5' }),
    sold('b', '60', { margin: '30', costedNet: '50', marginBefore: '4' }),
    sold('c', '40'),
  ]
  test('a margin is never mixed with sales: without any known cost an account is worth 0, and it is said', () => {
    const { rows, figures } = classifyWindow(costed, { ...settings, basis: 'margin' }, null)
    expect(rows.map((row) => [row.id, row.value, row.paretoClass])).toEqual([
      ['b', '30', 'A'],
      ['a', '10', 'A'],
      ['c', '0', 'N'],
    ])
    expect(figures.withoutCost).toEqual({ net: '50', clients: 2 })
  })
  test('by sales nothing is missing', () => {
    expect(classifyWindow(costed, settings, null).figures.withoutCost).toBeNull()
    expect(hasCosts(costed)).toBe(true)
    expect(hasCosts([sold('a', '1')])).toBe(false)
  })
  test('the year before follows the basis, and is n/d when it is not recorded whole', () => {
    const rowsOf = (given: Partial<ClassificationSettings>): (string | null)[] =>
      classifyWindow(
        [sold('a', '100', { netBefore: '90', margin: '10', marginBefore: '9', costedNet: '100' })],
        { ...settings, ...given },
        null,
      ).rows.map((row) => row.yearBefore)
    expect([rowsOf({}), rowsOf({ basis: 'margin' }), rowsOf({ hasYearBefore: false })]).toEqual([['90'], ['9'], [null]])
  })
  test('the sum of the year before is n/d as soon as one account’s is', () => {
    const known = [sold('a', '1', { netBefore: '2' }), sold('b', '1', { netBefore: '3' })]
    expect(classifyWindow(known, settings, null).figures.yearBefore).toBe('5')
    expect(classifyWindow([...known, sold('c', '1')], settings, null).figures.yearBefore).toBeNull()
  })
})

describe('F3 and F4 within a run', () => {
  test('who stays in A, weighted by what each brought before', () => {
    const wereA = ['a', 'b', 'c', 'd'].map((id, at) => ({
      id,
      rank: at + 1,
      net: decimal([50, 30, 15, 5][at]!),
      paretoClass: 'A' as const,
    }))
    const { figures } = classifyWindow([sold('a', '50'), sold('b', '40'), sold('e', '35')], settings, wereA)
    expect(figures.stay).toEqual({ stayed: 2, of: 4, weightedPct: '80' })
    expect(classifyWindow([sold('a', '50')], settings, []).figures.stay).toEqual({
      stayed: 0,
      of: 0,
      weightedPct: null,
    })
  })
  test('habits are scored among those who bought; a client with credit notes alone has none', () => {
    const buyers = Array.from({ length: 10 }, (_, at) =>
      sold(`b${at}`, String(10 - at), { invoices: at + 1, lastInvoiceOn: `2026-04-${10 + at}` }),
    )
    const { rows } = classifyWindow([...buyers, sold('z', '-5', { invoices: 0, lastInvoiceOn: null })], settings, null)
    expect(rows[0]).toMatchObject({ id: 'b0', recencyScore: 1, frequencyScore: 1, moneyScore: 5 })
    expect(rows[9]).toMatchObject({ id: 'b9', recencyScore: 5, frequencyScore: 5, moneyScore: 1 })
    expect(rows[10]).toMatchObject({ id: 'z', recencyScore: null, frequencyScore: null, moneyScore: null })
  })
})

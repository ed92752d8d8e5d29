import { describe, expect, test } from 'vitest'
import {
  capacityHours,
  hoursOfCare,
  loadOf,
  suggestBalancingMove,
  suggestManager,
  suggestManagers,
  usualCare,
  usualYear,
  type ManagerPortfolio,
} from './capacity.rules'

const manager = (id: string, accounts: string[], capacity = 1196): ManagerPortfolio => ({
  id,
  capacityHours: capacity,
  accounts: accounts.map((account) => ({ id: account, hours: 255 })),
})
const andres = manager('andres', ['Sierraluz', 'Trigalba', 'Mangalia', 'Maruy', 'Frioandes'])
const valentina = manager('valentina', ['Valdorado', 'Nevasur', 'Albaterra', 'Nubealta'])
const carolina = manager('carolina', ['Monteclaro', 'Puertolindo', 'Bellavena', 'Manantía'])
const mateo = manager('mateo', ['Roblegal', 'Vitalba'])

test('F20: 46 weeks of 40 h at 65 % are 1 196 h; a class-A account needs 255 h: 4,69 fit', () => {
  expect(capacityHours(usualYear)).toBe(1196)
  expect(hoursOfCare(usualCare)).toBe(255)
  expect(capacityHours(usualYear) / hoursOfCare(usualCare)).toBeCloseTo(4.69, 2)
})

test.each([
  [2, '42.6', 'free'],
  [3, '64.0', 'free'],
  [4, '85.3', 'free'],
  [5, '106.6', 'over'],
])('F20: %i accounts load %s %%', (count, pct, level) => {
  const load = loadOf(
    manager(
      'x',
      Array.from({ length: count }, (_, at) => `c${at}`),
    ),
  )
  expect([load.loadPct?.toFixed(1), load.level]).toEqual([pct, level])
})

test('F20: five accounts exceed by 79 h, four leave 176 h', () => {
  expect([loadOf(andres).freeHours, loadOf(valentina).freeHours]).toEqual([-79, 176])
})

test('F20: over 90 % is tight; without capacity the load is n/d', () => {
  expect(loadOf(manager('x', ['a'], 280)).level).toBe('tight')
  expect(loadOf(manager('x', ['a'], 0))).toMatchObject({ loadPct: null, level: null, usedHours: 255 })
})

test('F20: accounts out of sight fill the year as well', () => {
  expect(loadOf({ ...valentina, otherHours: 255 })).toMatchObject({ usedHours: 1275, freeHours: -79, level: 'over' })
})

describe('F20: who takes an account', () => {
  test('Palmarena goes to Mateo, who would be at 64,0 %', () => {
    const suggestion = suggestManager(255, [andres, valentina, carolina, mateo])
    expect([suggestion?.managerId, suggestion?.loadAfterPct.toFixed(1)]).toEqual(['mateo', '64.0'])
  })
  test('nobody is suggested when it fits in no year', () => {
    expect(suggestManager(255, [andres, valentina, manager('idle', [], 0)])).toBeNull()
  })
  test('equal loads are settled by id, whatever the order', () => {
    const [one, two] = [manager('one', ['a']), manager('two', ['b'])]
    expect(suggestManager(255, [two, one])?.managerId).toBe('one')
  })
})

describe('F20: a plan for several accounts', () => {
  const hours = 255
  test('three accounts go to three free managers, the fourth to the first again', () => {
    const free = ['a', 'b', 'c'].map((id) => manager(id, []))
    const accounts = ['w', 'x', 'y', 'z'].map((id) => ({ id, hours }))
    const plan = suggestManagers(accounts, free)
    expect(plan.suggestions.map((one) => one?.managerId)).toEqual(['a', 'b', 'c', 'a'])
    expect(plan.suggestions.at(-1)?.loadAfterPct.toFixed(1)).toBe('42.6')
    expect(plan.managers.map((one) => one.accounts.map((account) => account.id))).toEqual([['w', 'z'], ['x'], ['y']])
  })
  test('what fits nowhere stays without one, and what comes after is still looked at', () => {
    const plan = suggestManagers(
      [
        { id: 'large', hours: 2000 },
        { id: 'small', hours },
      ],
      [manager('a', [])],
    )
    expect(plan.suggestions.map((one) => one?.managerId ?? null)).toEqual([null, 'a'])
  })
})

describe('F20: a move that balances', () => {
  const withPalmarena = manager('mateo', ['Roblegal', 'Vitalba', 'Palmarena'])
  test('Frioandes to Mateo leaves the four at 85,3 %', () => {
    const move = suggestBalancingMove([andres, valentina, carolina, withPalmarena])
    expect(move).toMatchObject({ accountId: 'Frioandes', fromManagerId: 'andres', toManagerId: 'mateo' })
    expect(move?.loadAfterPct.toFixed(1)).toBe('85.3')
  })
  test('nobody exceeds, nothing moves', () => {
    expect(suggestBalancingMove([valentina, carolina, mateo])).toBeNull()
  })
  test('everybody exceeds, nothing moves', () => {
    expect(suggestBalancingMove([andres, manager('b', ['1', '2', '3', '4', '5'])])).toBeNull()
  })
})

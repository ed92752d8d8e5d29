import { expect, test } from 'vitest'
import type { PortfolioWork } from '../work.contract'
import { boardOf } from './board'

function work(loads: Record<string, number>, unassigned: string[] = []): PortfolioWork {
  return {
    hoursPerAccount: 255,
    capacityHours: 1196,
    managers: Object.entries(loads).map(([id, count]) => ({
      id,
      name: id,
      capacityHours: 1196,
      usedHours: count * 255,
      loadPct: null,
      accounts: Array.from({ length: count }, (_, at) => ({ id: `${id}-${at}`, name: `${id}-${at}`, hours: 255 })),
    })),
    unassigned: unassigned.map((id) => ({ id, name: id, hours: 255, suggestedManagerId: null, loadAfterPct: null })),
    balance: null,
    candidates: [],
    pending: [],
  }
}
const loads = (board: ReturnType<typeof boardOf>): (string | undefined)[] =>
  board.rows.map((row) => row.loadPct?.toFixed(1))

test('five, four, four and two accounts are 106.6, 85.3, 85.3 and 42.6 % of a year', () => {
  const board = boardOf(work({ andres: 5, valentina: 4, carolina: 4, mateo: 2 }), [], null)
  expect(loads(board)).toEqual(['106.6', '85.3', '85.3', '42.6'])
  expect(board.rows[0]!.level).toBe('over')
  expect(Math.round(-board.rows[0]!.freeHours)).toBe(79)
})

test('a move that is on its way already shows, and leaves the tray', () => {
  const board = boardOf(work({ mateo: 2 }, ['palmarena']), [{ accountId: 'palmarena', managerId: 'mateo' }], null)
  expect(loads(board)).toEqual(['64.0'])
  expect(board.unassigned).toEqual([])
})

test('a preview changes nothing yet: it shows who comes, who goes and both loads after it', () => {
  const board = boardOf(work({ andres: 5, mateo: 3 }), [], { accountId: 'andres-4', managerId: 'mateo' })
  expect(loads(board)).toEqual(['106.6', '64.0'])
  expect(board.rows.map((row) => row.loadAfterPct?.toFixed(1))).toEqual(['85.3', '85.3'])
  expect(board.rows[0]!.blocks.at(-1)!.state).toBe('going')
  expect(board.rows[1]!.blocks.at(-1)).toMatchObject({ id: 'andres-4', state: 'coming' })
})

test('an account dropped where it already is changes nobody', () => {
  const board = boardOf(work({ andres: 5, mateo: 3 }), [], { accountId: 'andres-4', managerId: 'andres' })
  expect(board.rows.map((row) => row.loadAfterPct)).toEqual([null, null])
})

test('the width holds the capacity line and the fullest year', () => {
  expect(boardOf(work({ mateo: 0 }), [], null).widthHours).toBeCloseTo(1255.8)
  expect(boardOf(work({ andres: 6 }), [], null).widthHours).toBeCloseTo(1606.5)
  const drag = { accountId: 'andres-0', managerId: 'mateo' }
  expect(boardOf(work({ andres: 6, mateo: 6 }), [], drag).widthHours).toBeCloseTo(1606.5)
})

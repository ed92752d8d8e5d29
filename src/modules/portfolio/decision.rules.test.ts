import { describe, expect, test } from 'vitest'
import {
  isExpired,
  isKeyOn,
  isSettled,
  pendingDecision,
  whyNotDecide,
  type DecisionKind,
  type DecisionWish,
} from './decision.rules'
import type { ParetoClass } from './pareto.rules'

const wish = (decision: DecisionKind, rest: Partial<DecisionWish> = {}): DecisionWish => ({
  decision,
  reason: null,
  isPinned: false,
  expiresOn: null,
  ...rest,
})
const situation = (...classesLatestFirst: (ParetoClass | null)[]) => ({ today: '2026-05-14', classesLatestFirst })
const reason = 'Cerró la planta de Cota'

describe('F1: people decide, the class suggests', () => {
  test('promoting and keeping need nothing more', () => {
    expect(whyNotDecide(wish('promote'), situation('C'))).toBeNull()
    expect(whyNotDecide(wish('keep'), situation('B', 'A'))).toBeNull()
  })
  test.each<[string, DecisionWish]>([
    ['a pin', wish('keep', { isPinned: true })],
    ['an exception', wish('exception', { expiresOn: '2026-11-30' })],
    ['leaving', wish('leave')],
    ['de-selection', wish('release')],
    ['blanks are no reason', wish('release', { reason: '  ' })],
  ])('%s needs a reason', (_sentence, asked) => {
    expect(whyNotDecide(asked, situation('B', 'B'))).toBe('decision_needs_reason')
  })
  test('an exception ends on a later day', () => {
    expect(whyNotDecide(wish('exception', { reason }), situation('B'))).toBe('exception_needs_expiry')
    expect(whyNotDecide(wish('exception', { reason, expiresOn: '2026-05-14' }), situation('B'))).toBe(
      'exception_needs_expiry',
    )
    expect(whyNotDecide(wish('exception', { reason, expiresOn: '2026-05-15' }), situation('B'))).toBeNull()
  })
})

describe('F3: hysteresis', () => {
  test('leaving needs two periods outside A', () => {
    expect(whyNotDecide(wish('leave', { reason }), situation('B', 'A'))).toBe('leaving_needs_two_periods')
    expect(whyNotDecide(wish('leave', { reason }), situation('B', null, 'A'))).toBeNull()
  })
  test('de-selection is its own step and may take an A', () => {
    expect(whyNotDecide(wish('release', { reason }), situation('A', 'A'))).toBeNull()
  })
})

test.each<[DecisionKind, string | null, boolean]>([
  ['promote', null, true],
  ['keep', null, true],
  ['exception', '2026-05-14', true],
  ['exception', '2026-05-13', false],
  ['leave', null, false],
  ['release', null, false],
])('F1: after «%s» until %s the account is key: %s', (decision, expiresOn, isKey) => {
  expect(isKeyOn({ decision, expiresOn }, '2026-05-14')).toBe(isKey)
})

test('F1: without a decision nobody is key', () => {
  expect(isKeyOn(null, '2026-05-14')).toBe(false)
})

describe('F1: what waits for a decision', () => {
  test('an A that is not key', () => {
    expect(pendingDecision({ isKey: false, isSettled: false }, ['A', 'B'])).toEqual({
      isKey: false,
      periodsOutside: 0,
      canLeave: false,
    })
  })
  test('a key account outside A: one period looks on, two may leave', () => {
    expect(pendingDecision({ isKey: true, isSettled: false }, ['B', 'A'])).toMatchObject({
      periodsOutside: 1,
      canLeave: false,
    })
    expect(pendingDecision({ isKey: true, isSettled: false }, ['B', 'B'])).toMatchObject({
      periodsOutside: 2,
      canLeave: true,
    })
  })
  test('nothing when class and people agree, when it is settled, or before the first run', () => {
    expect(pendingDecision({ isKey: true, isSettled: false }, ['A'])).toBeNull()
    expect(pendingDecision({ isKey: false, isSettled: false }, ['C'])).toBeNull()
    expect(pendingDecision({ isKey: true, isSettled: true }, ['B', 'B'])).toBeNull()
    expect(pendingDecision({ isKey: false, isSettled: true }, ['A'])).toBeNull()
    expect(pendingDecision({ isKey: false, isSettled: false }, [])).toBeNull()
  })
})

describe('F1: what settles the question that a class asks', () => {
  const standing = { decision: 'keep' as const, expiresOn: null, isPinned: false, isOfThisPeriod: false }
  test('a decision of the same period does, one of an earlier period no longer', () => {
    expect(isSettled({ ...standing, isOfThisPeriod: true }, '2026-05-14')).toBe(true)
    expect(isSettled(standing, '2026-05-14')).toBe(false)
    expect(isSettled(null, '2026-05-14')).toBe(false)
  })
  test('a pin does whatever the period', () => {
    expect(isSettled({ ...standing, decision: 'release', isPinned: true }, '2026-05-14')).toBe(true)
  })
  test('an exception does up to its last day, also within its period', () => {
    const exception = { ...standing, decision: 'exception' as const, expiresOn: '2026-05-14', isOfThisPeriod: true }
    expect([isSettled(exception, '2026-05-14'), isExpired(exception, '2026-05-14')]).toEqual([true, false])
    expect([isSettled(exception, '2026-05-15'), isExpired(exception, '2026-05-15')]).toEqual([false, true])
    expect(isExpired(standing, '2026-05-15')).toBe(false)
  })
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Scorecard } from '../scorecard.contract'
import { type SaveScores, ScorecardDraft } from './scorecard-draft'
import { CallProblem } from '@/shared/ui/call'

const strength = { solution: null, service: null, price: null, relation: null, innovation: null }
const attractiveness = { margin: null, growth: null, spend: null, fit: null, openness: null }
const results = { attractivenessResult: null, relativeStrength: null, answeredPct: 0, category: null }
const saved: Scorecard = { attractiveness, strengthUs: strength, strengthRival: strength, version: 3, ...results }
const withMargin = (margin: number, version = 3): Scorecard => ({
  ...saved,
  version,
  attractiveness: { ...attractiveness, margin },
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server that keeps what it is sent, after the answers it was told to give first. */
function server(...problems: CallProblem[]): { save: SaveScores; sent: { margin: number | null; version: number }[] } {
  const sent: { margin: number | null; version: number }[] = []
  return {
    sent,
    save: async (scores, version) => {
      sent.push({ margin: scores.attractiveness.margin, version })
      const problem = problems.shift()
      if (problem) throw problem
      return { ...saved, ...scores, version: version + 1 }
    },
  }
}

test('what is typed in one go is saved once, a moment after the last key', async () => {
  const { save, sent } = server()
  const draft = new ScorecardDraft(saved, save)
  draft.change(withMargin(1))
  draft.change(withMargin(10))
  await vi.advanceTimersByTimeAsync(799)
  expect(sent).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(sent).toEqual([{ margin: 10, version: 3 }])
  expect(draft.shown().state.kind).toBe('saved')
})

test('the next save builds on the version of the one before', async () => {
  const { save, sent } = server()
  const draft = new ScorecardDraft(saved, save)
  draft.change(withMargin(1))
  await vi.advanceTimersByTimeAsync(800)
  draft.change(withMargin(2))
  await vi.advanceTimersByTimeAsync(800)
  expect(sent.map(({ version }) => version)).toEqual([3, 4])
})

test('without signal it says that it is unsaved and tries until the server answers', async () => {
  const { save, sent } = server(new CallProblem(0, 'offline', {}, null), new CallProblem(503, 'unavailable', {}, null))
  const draft = new ScorecardDraft(saved, save)
  draft.change(withMargin(7))
  await vi.advanceTimersByTimeAsync(800)
  expect(draft.shown().state.kind).toBe('unsaved')
  await vi.advanceTimersByTimeAsync(8_000)
  expect(sent).toHaveLength(3)
  expect(draft.shown().state.kind).toBe('saved')
})

test('a change of somebody else is shown, and mine goes over it only when I say so', async () => {
  const theirs = withMargin(5, 9)
  const { save, sent } = server(new CallProblem(412, 'version_stale', { current: theirs }, null))
  const draft = new ScorecardDraft(saved, save)
  draft.change(withMargin(8))
  await vi.advanceTimersByTimeAsync(800)
  expect(draft.shown().state).toEqual({ kind: 'conflict', theirs })
  draft.change(withMargin(8.5))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(sent).toHaveLength(1)
  draft.keepMine()
  await vi.advanceTimersByTimeAsync(0)
  expect(sent.at(-1)).toEqual({ margin: 8.5, version: 9 })
})

test('taking theirs leaves nothing of mine to save', async () => {
  const { save, sent } = server(new CallProblem(412, 'version_stale', { current: withMargin(5, 9) }, null))
  const draft = new ScorecardDraft(saved, save)
  draft.change(withMargin(8))
  await vi.advanceTimersByTimeAsync(800)
  draft.takeTheirs()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(draft.shown().scores.attractiveness.margin).toBe(5)
  expect(sent).toHaveLength(1)
})

test('closing saves at once what was still waiting', () => {
  const { save, sent } = server()
  const draft = new ScorecardDraft(saved, save)
  draft.change(withMargin(6))
  draft.close()
  expect(sent).toEqual([{ margin: 6, version: 3 }])
})

test('what the server refuses is said and not sent again by itself', async () => {
  const { save, sent } = server(new CallProblem(403, 'forbidden', {}, null))
  const draft = new ScorecardDraft(saved, save)
  draft.change(withMargin(6))
  await vi.advanceTimersByTimeAsync(20_000)
  expect(draft.shown().state.kind).toBe('refused')
  expect(sent).toHaveLength(1)
})

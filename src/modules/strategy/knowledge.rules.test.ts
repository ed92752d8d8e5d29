import { describe, expect, test } from 'vitest'
import { planItemOf, sealedItem } from '../../../tests/support/plan-items'
import { answersOf, joinKnowledge, knowledgeOf, worthOfPrompts, type Answer } from './knowledge.rules'
import { promptsOf } from './plan-prompts.text'

const today = '2026-05-14'
const prompts = Array.from({ length: 40 }, (_, at) => `p${at + 1}`)
const answer = (at: number, rest: Partial<Answer> = {}): Answer => ({
  promptId: `p${at}`,
  text: `La merma de la línea ${at} subió`,
  source: 'parte de planta',
  isUnknown: false,
  observedOn: '2026-03-01',
  updatedAt: '2026-05-01T10:00:00.000Z',
  validUntil: null,
  ...rest,
})
const ten = Array.from({ length: 10 }, (_, at) => answer(at + 1))
const worthOf = (...answers: Answer[]): string | undefined => worthOfPrompts(prompts, answers, today).get('p1')

describe('RG-01 knowledge index', () => {
  test('10 of 40 answered, 2 of them stale: 20 %', () => {
    const two = ten.map((one, at) => (at < 2 ? { ...one, observedOn: '2025-05-14' } : one))
    expect(knowledgeOf(prompts, two, today)).toEqual({ prompts: 40, answered: 10, stale: 2, pct: 20 })
  })
  test.each([
    ['a day short of twelve months is current', { observedOn: '2025-05-15' }, 'current'],
    ['at twelve months it is stale', { observedOn: '2025-05-14' }, 'stale'],
    ['past its own date it is stale', { validUntil: '2026-05-13' }, 'stale'],
    ['on its last day it still holds', { validUntil: today }, 'current'],
    ['never observed: the day it was written counts', { observedOn: null }, 'current'],
    ['two words are filler', { text: 'Todo bien.' }, 'short'],
    ['one word three times is filler', { text: 'bien, bien, Bién' }, 'short'],
    ['without source it is worth nothing', { source: '' }, 'unsourced'],
    ['a dash is no source', { source: ' — ' }, 'unsourced'],
    ['«N/A» is no source', { source: 'N/A' }, 'unsourced'],
    ['«no sé todavía» is a gap', { isUnknown: true }, 'unknown'],
  ])('%s', (_sentence, change, worth) => {
    expect(worthOf(answer(1, change))).toBe(worth)
  })
  test('one text under every prompt is worth nothing, whatever its accents and commas', () => {
    const copies = prompts.map((promptId, at) => ({
      ...answer(1),
      promptId,
      text: at % 2 ? 'La situación, es buena' : 'la situacion es BUENA.',
    }))
    expect(knowledgeOf(prompts, copies, today)).toMatchObject({ answered: 0, pct: 0 })
  })
  test('the same text twice under one prompt is one answer', () => {
    expect(worthOf(answer(1), answer(1))).toBe('current')
  })
  test('the best answer of a prompt counts, in either order', () => {
    const old = answer(1, { observedOn: '2024-01-01', text: 'Antes se perdía el doble' })
    expect([worthOf(old, answer(1)), worthOf(answer(1), old)]).toEqual(['current', 'current'])
  })
  test('an answer to a prompt that is not asked counts for nothing', () => {
    expect(knowledgeOf(['p1'], [answer(2)], today)).toEqual({ prompts: 1, answered: 0, stale: 0, pct: 0 })
  })
  test('without prompts the index is n/d', () => {
    expect([knowledgeOf([], ten, today).pct, joinKnowledge([]).pct]).toEqual([null, null])
  })
  test('the portfolio joins prompts, it does not average percentages', () => {
    const full = knowledgeOf(['p1'], [answer(1)], today)
    const empty = knowledgeOf(prompts.slice(1, 10), [], today)
    expect(joinKnowledge([full, empty])).toEqual({ prompts: 10, answered: 1, stale: 0, pct: 10 })
  })
})

describe('RG-01 answers of a plan', () => {
  const answered = (...items: Parameters<typeof answersOf>[1]): string[] =>
    answersOf(promptsOf(null), items).map(({ promptId }) => promptId)

  test('findings answer the prompt they were written under', () => {
    expect(answered(planItemOf('finding', { promptId: 'Q1.a', text: 'El yogur crece 18 %' }))).toEqual(['Q1.a'])
  })
  test('R1-04: «va bien» and «no va bien» answer the prompts that ask for them', () => {
    expect(
      answered(
        planItemOf('finding', { side: 'good', text: 'El yogur crece 18 %' }),
        planItemOf('finding', { side: 'bad', text: 'La merma llega a 4,6 %' }),
        planItemOf('finding', { text: 'Un hallazgo sin lado' }),
      ),
    ).toEqual(['Q2.a', 'Q2.b'])
  })
  test('a filled table answers its prompt; an empty row and a sealed item do not', () => {
    expect(
      answered(
        planItemOf('play', { name: 'Yogur', weightPct: 31 }),
        planItemOf('play', { name: 'Quesos' }),
        planItemOf('goal', { year1: '7200' }),
        sealedItem('finding'),
      ),
    ).toEqual(['Q1.b', 'Q5.b'])
  })
})

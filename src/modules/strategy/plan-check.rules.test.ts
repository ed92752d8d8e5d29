import { describe, expect, test } from 'vitest'
import { planItemOf, sealedItem } from '../../../tests/support/plan-items'
import {
  decisionsWithoutHolder,
  findingsOfSection,
  isDraftObjective,
  isUnreachedTarget,
  planRemarks,
  whyNotApproved,
} from './plan-check.rules'
import type { ContentOf, PlanItem } from './plan-item.contract'

const passage = (section: ContentOf<'passage'>['section'], text = 'Cambia de planta en 2027') =>
  planItemOf('passage', { section, text })
const circumstances = passage('circumstances')
const interests = passage('interests')
const finding = planItemOf('finding', { text: 'La planta de Rionegro se muda' })
const link = (from: PlanItem, to: PlanItem) => ({ from: from.id, to: to.id })

describe('R1-00b a strategy for this client', () => {
  const both = [circumstances, interests, finding]

  test('a strategy with zero linked findings cannot be approved', () => {
    expect(whyNotApproved(both, [])).toBe('plan_without_findings')
  })
  test('nor one in which only the circumstances stand on a finding', () => {
    expect(whyNotApproved(both, [link(circumstances, finding)])).toBe('plan_without_findings')
    expect(whyNotApproved([circumstances, finding], [link(circumstances, finding)])).toBe('plan_without_findings')
  })
  test('a finding for each is enough, whichever end the link begins at', () => {
    expect(whyNotApproved(both, [link(circumstances, finding), link(finding, interests)])).toBeNull()
  })
  test.each<[string, PlanItem, PlanItem, number]>([
    ['a sealed finding', circumstances, sealedItem('finding'), 1],
    ['another section', passage('charter'), finding, 0],
    ['a section without words', passage('circumstances', ''), finding, 0],
    ['what is no finding', circumstances, planItemOf('event', { text: 'Renovamos' }), 0],
    ['an answer «no sé todavía»', circumstances, planItemOf('finding', { text: 'Falta', isUnknown: true }), 0],
    ['an empty answer', circumstances, planItemOf('finding', {}), 0],
  ])('a link with %s', (_sentence, from, to, count) => {
    expect(findingsOfSection('circumstances', [from, to], [link(from, to)])).toBe(count)
  })
  test('one finding linked at both ends is one finding', () => {
    const twice = [link(circumstances, finding), link(finding, circumstances)]
    expect(findingsOfSection('circumstances', both, twice)).toBe(1)
  })
  test('each of the two sections is asked for, and asked for a finding', () => {
    const codes = (items: PlanItem[], ...links: ReturnType<typeof link>[]): unknown =>
      planRemarks(items, links).filter(({ code }) => code.startsWith('section'))
    expect(codes([circumstances, finding], link(circumstances, finding))).toEqual([
      { code: 'section_missing', section: 'interests' },
    ])
    expect(codes([circumstances, interests, finding], link(circumstances, finding))).toEqual([
      { code: 'section_without_findings', section: 'interests' },
    ])
  })
})

describe('what a plan still lacks', () => {
  test('RP-2c: an objective without metric is a draft', () => {
    const draft = planItemOf('objective', { text: 'Bajar la merma', metric: ' ' })
    const real = planItemOf('objective', { text: 'Bajar la merma', metric: 'merma' })
    expect([isDraftObjective(draft), isDraftObjective(real)]).toEqual([true, false])
    expect(planRemarks([draft, real], [])).toContainEqual({ code: 'objective_without_metric', itemId: draft.id })
  })
  test('R1-06: a kind of decision without a named holder is a gap', () => {
    const named = planItemOf('holder', { decision: 'final', name: 'Gloria Arango' })
    const open = planItemOf('holder', { decision: 'veto', name: '', post: 'Directora Financiera' })
    const gaps = decisionsWithoutHolder([named, open])
    expect([gaps.length, gaps.includes('final'), gaps.includes('veto')]).toEqual([8, false, true])
    expect(planRemarks([named], [])).toContainEqual({ code: 'decision_without_holder', decision: 'budget' })
  })
  test.each([
    [4, 'none', true],
    [5, 'none', true],
    [3, 'none', false],
    [null, 'none', false],
    [5, 'known', false],
    [5, 'reached', false],
  ] as const)('R1-07: influence %s with the route «%s»: flagged %s', (influence, route, isFlagged) => {
    const target = planItemOf('holder', { name: 'Patricia Lemus', influence, route })
    expect(isUnreachedTarget(target)).toBe(isFlagged)
    expect(planRemarks([target], []).some(({ code }) => code === 'target_without_route')).toBe(isFlagged)
  })
})

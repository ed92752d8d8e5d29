import { expect, test } from 'vitest'
import type { RibbonPart } from './parts'
import { mergedParts } from './ribbon-parts'

const part = (value: number, tone: 'A' | 'B' | 'C', isLit = false): RibbonPart => ({ value, tone, isLit })
const shape = (parts: readonly RibbonPart[]): string => parts.map((one) => `${one.tone}${one.value}`).join(' ')

test('the tail of a class is one piece and keeps its width', () => {
  const all = [part(50, 'A'), part(20, 'B'), part(10, 'C'), part(5, 'C'), part(3, 'C')]
  expect(shape(mergedParts(all, 3))).toBe('A50 B20 C18')
})
test('classes never run together, and a lit client stays apart', () => {
  const all = [part(50, 'A'), part(20, 'B'), part(10, 'B'), part(5, 'C', true), part(3, 'C'), part(2, 'C')]
  expect(shape(mergedParts(all, 2))).toBe('A50 B30 C5 C5')
})
test('clients without positive sales have no width', () => {
  expect(shape(mergedParts([part(50, 'A'), part(0, 'C'), part(-4, 'C')], 9))).toBe('A50')
})

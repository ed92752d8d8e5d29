import { expect, test } from 'vitest'
import type { RibbonPart } from './parts'
import { mergedParts } from './ribbon-parts'

const part = (value: number, tone: 'A' | 'B' | 'C', isLit = false): RibbonPart => ({ value, tone, isLit })
const shape = (parts: readonly RibbonPart[]): string => parts.map((one) => `${one.tone}${one.value}`).join(' ')

test('what is too thin to see runs together and keeps its width', () => {
  const all = [part(50, 'A'), part(20, 'B'), part(15, 'C'), part(9, 'C'), part(4, 'C'), part(2, 'C')]
  expect(shape(mergedParts(all, 0.1))).toBe('A50 B20 C15 C13 C2')
})
test('classes never run together, and a lit client stays apart', () => {
  const all = [part(50, 'A'), part(3, 'B'), part(10, 'C'), part(5, 'C', true), part(3, 'C'), part(2, 'C')]
  expect(shape(mergedParts(all, 0.2))).toBe('A50 B3 C10 C5 C5')
})
test('clients without positive sales have no width', () => {
  expect(shape(mergedParts([part(50, 'A'), part(0, 'C'), part(-4, 'C')], 0.1))).toBe('A50')
})

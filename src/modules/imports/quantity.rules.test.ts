import { expect, test } from 'vitest'
import { quantityMillionths, quantityText } from './quantity.rules'

test.each([
  ['12', 12_000_000],
  ['-3', -3_000_000],
  ['0.5', 500_000],
  ['1.2345674', 1_234_567],
  ['1.2345675', 1_234_568],
  ['-1.2345675', -1_234_568],
  ['9999999999999', 9_999_999_999_999_000_000n],
  ['', null],
  ['12345678901234', null],
])('%s in millionths', (text, millionths) => {
  expect(quantityMillionths(text)).toBe(millionths)
})

test('millionths as text', () => {
  expect([quantityText(1_500_000n), quantityText(-1n), quantityText(0n)]).toEqual(['1.500000', '-0.000001', '0.000000'])
})

import { expect, test } from 'vitest'
import { typedAmount } from './typed-amount'

test.each([
  ['48.644,2', '48644.2'],
  ['48,644.20', '48644.20'],
  ['1.234.567', '1234567'],
  ['−18,6', '-18.6'],
  ['33 574 828,13', '33574828.13'],
  ['', null],
  ['doce', null],
])('«%s» is %s', (typed, amount) => {
  expect(typedAmount(typed)).toBe(amount)
})

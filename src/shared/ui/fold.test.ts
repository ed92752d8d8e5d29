import { expect, test } from 'vitest'
import { fold } from './fold'

test.each([
  ['Lácteos Valdorado', 'lacteos valdorado'],
  ['SIERRALUZ Ñandú', 'sierraluz nandu'],
  ['Ingeniería Ürsel', 'ingenieria ursel'],
])('«%s» is found as «%s»', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

import { expect, test } from 'vitest'
import { yearChange } from './change'

test.each([
  ['more than last year', '6480', '6000', { kind: 'rate', pct: 8 }],
  ['less than last year', '950', '1000', { kind: 'rate', pct: -5 }],
  ['nothing bought any more', '0', '1000', { kind: 'rate', pct: -100 }],
  ['a client of this year', '70', '0', { kind: 'new' }],
  ['a year of returns before says nothing', '70', '-20', null],
  ['no sales in either year', '0', '0', null],
  ['amounts that the person may not see', undefined, undefined, null],
])('%s', (_sentence, now, before, expected) => {
  expect(yearChange(now, before)).toEqual(expected)
})

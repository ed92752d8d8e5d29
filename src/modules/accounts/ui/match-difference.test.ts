import { expect, test } from 'vitest'
import { differs } from './match-difference'

test.each([
  ['999.000.118-5', '9990001185', false],
  ['Lácteos Valdorado S.A.', 'LACTEOS VALDORADO SA', false],
  ['Rionegro', 'Medellín', true],
  ['C-1006', 'C-1007', true],
  ['Rionegro', null, false],
  [null, null, false],
])('%s against %s differs: %s', (left, right, expected) => {
  expect(differs(left, right)).toBe(expected)
})

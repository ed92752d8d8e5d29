import { expect, test } from 'vitest'
import { Format } from './format'

const co = new Format('es', 'CO')
const mx = new Format('es', 'MX')
const en = new Format('en', 'CO')

test.each([
  [co.number(1234567.8, 1), '1.234.567,8'],
  [mx.number(1234567.8, 1), '1,234,567.8'],
  [en.number(1234567.8, 1), '1,234,567.8'],
  [new Format('es', 'ES').number(1234.5, 1), '1.234,5'],
  [co.number(-18.6, 1), '−18,6'],
  [co.number(-0.01, 1), '0,0'],
  [co.percent('80.18'), '80,2\u00a0%'],
  [co.signedPercent(18.24), '+18,2\u00a0%'],
  [co.number('123456789012345.6789', 4), '123.456.789.012.345,6789'],
  [co.amount('48631000000', 'millions'), '48.631,0'],
  [co.day('2026-05-14'), '14/05/2026'],
  [en.day('2026-05-14'), '14 May 2026'],
  [co.monthRange('2025-05', '2026-04'), 'may 2025 a abr 2026'],
  [co.ago('2026-05-14', '2026-05-14'), 'hoy'],
  [co.ago('2026-05-05', '2026-05-14'), 'hace 9 días'],
  [en.ago('2026-02-01', '2026-05-14'), '3 months ago'],
  [co.ago('2023-05-14', '2026-05-14'), 'hace 3 años'],
  [co.ordinal(1), '1.º'],
  [en.ordinal(22), '22nd'],
])('%s reads %s', (written, expected) => {
  expect(written).toBe(expected)
})

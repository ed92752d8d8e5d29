import { expect, test } from 'vitest'
import { nameWithin } from './file-name'

test('a name of usual length stays as it is', () => {
  expect(nameWithin('ventas_2026.csv')).toBe('ventas_2026.csv')
})

test.each([
  ['ventas-2026-'.repeat(40) + '.csv', '….csv'],
  ['ventas-2026-'.repeat(40) + '.csv.gz', '….csv.gz'],
  ['x'.repeat(400), 'x…'],
])('one that is too long keeps its ending', (name, ending) => {
  const short = nameWithin(name)
  expect(short).toHaveLength(255)
  expect(short.endsWith(ending)).toBe(true)
  expect(name.startsWith(short.slice(0, 200))).toBe(true)
})

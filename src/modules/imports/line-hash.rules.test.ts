import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addHash, type HashedLine, LineHash } from './line-hash.rules'

interface Line extends HashedLine {
  readonly product: number
}
const days = ['2026-01-31', '2026-02-01', '2026-02-02']
const lineOf = fc.record({
  product: fc.integer({ min: 0, max: 2 ** 52 }),
  quantity: fc.integer().map(String),
  net: fc.integer({ min: -(2 ** 50), max: 2 ** 50 }),
  date: fc.constantFrom(...days),
  cost: fc.option(fc.integer({ min: -(2 ** 50), max: 2 ** 50 })),
})
const plain: Line = { product: 0, quantity: '', net: 1, date: days[0]!, cost: null }
function fingerprint(lines: readonly Line[]): string {
  let [a, b] = [0, 0]
  const hash = new LineHash()
  for (const line of lines) {
    hash.of(line, line.product)
    a = addHash(a, hash.a)
    b = addHash(b, hash.b)
  }
  return `${a}-${b}`
}

test('the order of lines does not count', () => {
  fc.assert(fc.property(fc.array(lineOf), (lines) => fingerprint(lines) === fingerprint(lines.toReversed())))
})
test('one line more, equal to another, is another document', () => {
  fc.assert(
    fc.property(
      fc.array(lineOf, { minLength: 1 }),
      (lines) => fingerprint(lines) !== fingerprint([...lines, lines[0]!]),
    ),
  )
})
test('a net that differs in one ten-thousandth is another document, also beyond 32 bits', () => {
  fc.assert(
    fc.property(
      lineOf,
      fc.integer({ min: 1, max: 1000 }),
      (line, more) => fingerprint([line]) !== fingerprint([{ ...line, net: line.net + more }]),
    ),
  )
  expect(fingerprint([plain])).not.toBe(fingerprint([{ ...plain, net: 1 + 2 ** 32 }]))
})
test('a hundred thousand different lines have a hundred thousand different hashes', () => {
  const seen = new Set<string>()
  for (let i = 0; i < 100_000; i++)
    seen.add(fingerprint([{ ...plain, product: i % 400, quantity: String(i % 50), net: i }]))
  expect(seen.size).toBe(100_000)
})

test.each([
  ['day', { date: days[1]! }],
  ['quantity', { quantity: '1' }],
  ['product', { product: 7 }],
  ['cost', { cost: 0 }],
])('another %s is another document', (_what, change) => {
  expect(fingerprint([{ ...plain, ...change }])).not.toBe(fingerprint([plain]))
})

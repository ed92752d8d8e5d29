import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addHash, LineHash } from './line-hash.rules'

interface Line {
  product: string
  quantity: string
  net: number
}
const lineOf = fc.record({
  product: fc.string(),
  quantity: fc.integer().map(String),
  net: fc.integer({ min: -(2 ** 50), max: 2 ** 50 }),
})
function fingerprint(lines: readonly Line[]): string {
  let [a, b] = [0, 0]
  for (const line of lines) {
    const hash = new LineHash().start().text(line.product).text(line.quantity).number(line.net).end()
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
  expect(fingerprint([{ product: '', quantity: '', net: 1 }])).not.toBe(
    fingerprint([{ product: '', quantity: '', net: 1 + 2 ** 32 }]),
  )
})
test('a hundred thousand different lines have a hundred thousand different hashes', () => {
  const seen = new Set<string>()
  for (let i = 0; i < 100_000; i++)
    seen.add(fingerprint([{ product: `P${i % 400}`, quantity: String(i % 50), net: i }]))
  expect(seen.size).toBe(100_000)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CopyText } from './copy-text'
import { scaledText } from './reading/decimal-text.rules'

function written(fill: (copy: CopyText) => void): string {
  const pieces: Buffer[] = []
  const copy = new CopyText((piece) => pieces.push(piece))
  fill(copy)
  copy.flush()
  return Buffer.concat(pieces).toString('utf8')
}

test('whole numbers come out as they are, up to 2^53', () => {
  fc.assert(fc.property(fc.maxSafeInteger(), (value) => written((copy) => copy.int(value).end()) === `${value}\n`))
})
test('ten-thousandths come out as exact decimals', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (value) => {
      const [whole, rest] = scaledText(value).split('.')
      expect(written((copy) => copy.scaled(value).end())).toBe(rest === '0000' ? `${whole}\n` : `${whole}.${rest}\n`)
    }),
  )
})
test('texts of any length keep every character, with tabs, breaks and backslashes escaped', () => {
  const text = 'á\\b\tc\nd\re'
  expect(written((copy) => copy.text(text).none().plain('x').end())).toBe('á\\\\b\\tc\\nd\\re\t\\N\tx\n')
  const long = 'ñ'.repeat(300_000)
  expect(written((copy) => copy.int(1).text(long).int(2).end())).toBe(`1\t${long}\t2\n`)
})
test('many rows pass from buffer to buffer without loss', () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `${i}\tfila ${i}\t${-i}\n`)
  expect(written((copy) => rows.forEach((_, i) => copy.int(i).text(`fila ${i}`).int(-i).end()))).toBe(rows.join(''))
})

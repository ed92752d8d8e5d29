import { expect, test } from 'vitest'
import { typedScore } from './typed-score'

test.each([
  ['7', 7],
  ['7,5', 7.5],
  ['7.5', 7.5],
  ['7,', 7],
  [' 10 ', 10],
  ['0', 0],
  ['', null],
  ['10,1', undefined],
  ['11', undefined],
  ['7,55', undefined],
  ['-1', undefined],
  ['siete', undefined],
])('«%s» is the score %s', (text, score) => {
  expect(typedScore(text)).toBe(score)
})

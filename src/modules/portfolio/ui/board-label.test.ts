import { expect, test } from 'vitest'
import { nameThatFits, roomBesideLimit } from './board-label'

test.each([
  ['before the line', 0, 255, 1196, { left: 0, right: 0 }],
  ['ending on it', 941, 1196, 1196, { left: 0, right: 0 }],
  ['mostly before it', 1020, 1275, 1196, { left: 0, right: 79 }],
  ['mostly beyond it', 1100, 1355, 1196, { left: 96, right: 0 }],
  ['beyond it', 1275, 1530, 1196, { left: 0, right: 0 }],
])('the name of a block %s keeps clear of the line', (_sentence, from, to, limit, room) => {
  expect(roomBesideLimit(from, to, limit)).toEqual(room)
})

test.each([
  [200, 'Congelados Frioandes'],
  [100, 'Frioandes'],
  [20, 'Congelados Frioandes'],
])('in %i pixels the client is written %s', (room, written) => {
  expect(nameThatFits('Congelados Frioandes S.A.S.', room, (text) => text.length * 8)).toBe(written)
})

import { expect, test } from 'vitest'
import { barsPath, curvePath, percentAt, placeAt, ribbonPath, topOfScale, xOf, yOf } from './pareto-geometry'

const box = { left: 46, top: 34, width: 668, height: 268 }

test.each([
  [6480, 8000],
  [8000, 8000],
  [8001, 10000],
  [92, 100],
  [0.3, 0.4],
  [0, 4],
])('the largest of %d hangs under a scale of %d', (largest, top) => {
  expect(topOfScale(largest)).toBeCloseTo(top, 10)
})

test('the percent scale and the bars share their gridlines: 100 % is the top', () => {
  expect(yOf(100, box)).toBe(34)
  expect(yOf(0, box)).toBe(302)
  expect(yOf(25, box)).toBe(235)
})

test('the edge of the 16th of 92 bars is where the screens of the design draw the cut', () => {
  expect(xOf(16, 92, box)).toBeCloseTo(162.17, 2)
})

test('a pointer gives whole points and never leaves the range', () => {
  expect(percentAt(87.6, box, 94)).toBe(80)
  expect(percentAt(-50, box, 94)).toBe(94)
  expect(percentAt(900, box, 94)).toBe(1)
})

test('a pointer finds its bar, and none outside the plot', () => {
  expect(placeAt(46, 100, 92, box)).toBe(0)
  expect(placeAt(713.9, 100, 92, box)).toBe(91)
  expect(placeAt(20, 100, 92, box)).toBeNull()
  expect(placeAt(100, 320, 92, box)).toBeNull()
})

test('wide bars are drawn one by one', () => {
  const path = barsPath(Float64Array.from([400, 250, 150]), 400, box)
  expect(path.match(/M/g)).toHaveLength(3)
  expect(path.startsWith('M63.81 302v-268h')).toBe(true)
})

test('five thousand bars become one outline of as many steps as pixels', () => {
  const values = Float64Array.from({ length: 5000 }, (_, place) => 5000 - place)
  const path = barsPath(values, 5000, box)
  expect(path.match(/M/g)).toHaveLength(1)
  expect(path.match(/H/g)).toHaveLength(668)
  expect(path.startsWith('M46 302V34H47')).toBe(true)
})

test('the line begins at nothing and ends at everything, however many clients', () => {
  const reached = Float64Array.from({ length: 5001 }, (_, n) => n / 50)
  const path = curvePath(reached, box)
  expect(path.startsWith('M46 302')).toBe(true)
  expect(path.endsWith('L714 34')).toBe(true)
  expect(path.match(/L/g)!.length).toBeLessThan(1000)
})

test('the ribbon fills its whole width and parts of a hair run together', () => {
  const reached = Float64Array.from([0, 50, 90, 90.01, 90.02, 100])
  expect(ribbonPath(reached, 1000, 30)).toBe('M0 0H499V30H0zM500 0H899V30H500zM900 0H1000V30H900z')
})

import { waysToWrite } from './short-name'

/**
 * Where a block's name stands, so that the line of the capacity never runs through it: the larger side of the line.
 * Units   hours from the start of the year's bar; answers in hours too, kept free on the left and on the right.
 */
export function roomBesideLimit(from: number, to: number, limit: number): { left: number; right: number } {
  if (limit <= from || limit >= to) return { left: 0, right: 0 }
  return limit - from >= to - limit ? { left: 0, right: to - limit } : { left: limit - from, right: 0 }
}

/** The fullest way to write a name that fits in so many pixels; the fullest of all, to be cut, when none does. */
export function nameThatFits(name: string, room: number, widthOf: (text: string) => number): string {
  const ways = waysToWrite(name)
  return ways.find((way) => widthOf(way) <= room) ?? ways[0]!
}

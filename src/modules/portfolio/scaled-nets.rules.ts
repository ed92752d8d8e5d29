import { decimal, type Decimal } from '@/shared/kernel/money'

/**
 * Amounts as whole numbers of 10^-places, so that they are compared and added exactly and fast.
 * `values` are plain numbers while every sum of them stays a safe integer; otherwise bigints.
 */
export type ScaledNets =
  | { readonly kind: 'safe'; readonly places: number; readonly values: Float64Array }
  | { readonly kind: 'big'; readonly places: number; readonly values: readonly bigint[] }

/**
 * Brings decimals to one scale, the smallest that holds all of them exactly.
 * Shape   in: decimals, any order. Out: as many whole numbers, same order.
 * Units   one currency; whole numbers of 10^-places.
 * Rule    numbers when the sum of their sizes is at most 2^53 − 1, bigints beyond: no sum is ever rounded.
 * Cost    linear.   Errors  none.   Source  method F1 (compare integers)
 */
export function scaledNets(nets: readonly Decimal[]): ScaledNets {
  let places = 0
  for (const net of nets) places = Math.max(places, net.c.length - 1 - net.e)
  const values = new Float64Array(nets.length)
  let size = 0
  for (const [index, net] of nets.entries()) {
    const value = scaledNumber(net, places)
    values[index] = value
    size += Math.abs(value)
  }
  if (size <= Number.MAX_SAFE_INTEGER) return { kind: 'safe', places, values }
  return { kind: 'big', places, values: nets.map((net) => scaledBigInt(net, places)) }
}

/** Amounts as they travel («-123.4500»); the same result as `scaledNets` of their decimals. */
export function scaledTexts(texts: readonly string[]): ScaledNets {
  const places = 4
  const digits = (text: string): string => {
    const dot = text.indexOf('.')
    if (dot < 0) return `${text}0000`
    return text.slice(0, dot) + text.slice(dot + 1).padEnd(places, '0')
  }
  const values = new Float64Array(texts.length)
  let size = 0
  for (const [index, text] of texts.entries()) {
    const value = Number(digits(text))
    values[index] = value
    size += Math.abs(value)
  }
  if (size <= Number.MAX_SAFE_INTEGER) return { kind: 'safe', places, values }
  return { kind: 'big', places, values: texts.map((text) => BigInt(digits(text))) }
}

/** Their exact sum: safe numbers never add up to more than is exact. */
export function sumOfScaled(nets: ScaledNets): Decimal {
  let sum = 0n
  if (nets.kind === 'safe') sum = BigInt(nets.values.reduce((total, value) => total + value, 0))
  else for (const value of nets.values) sum += value
  return decimal(sum.toString()).div(decimal(10).pow(nets.places))
}

/**
 * The positions of the largest first; equal values keep the order they came in.
 * Shape   in: whole numbers. Out: their indexes.
 * Cost    linear for safe numbers (a comparator sort of 100,000 costs five times more), n log n for bigints.
 * Errors  none.   Source  method F1
 */
export function largestFirst(nets: ScaledNets): Uint32Array {
  const order = new Uint32Array(nets.values.length)
  for (let index = 0; index < order.length; index++) order[index] = index
  if (nets.kind === 'safe')
    return order.length < 2048 ? comparedOrder(nets.values, order) : radixOrder(nets.values, order)
  const { values } = nets
  return order.sort((left, right) => {
    const [a, b] = [values[left]!, values[right]!]
    return a === b ? left - right : a > b ? -1 : 1
  })
}

function comparedOrder(values: Float64Array, order: Uint32Array): Uint32Array {
  return order.sort((left, right) => values[right]! - values[left]! || left - right)
}

const digitBits = 11
const digitMask = (1 << digitBits) - 1
const halfUnit = 2 ** (2 * digitBits)

/** Least digit first over the distance to the largest value, which is never negative; stable. */
function radixOrder(values: Float64Array, order: Uint32Array): Uint32Array {
  let [largest, smallest] = [values[0]!, values[0]!]
  for (const value of values) {
    if (value > largest) largest = value
    if (value < smallest) smallest = value
  }
  let from: Uint32Array = order
  let to: Uint32Array = new Uint32Array(order.length)
  const digits = new Uint32Array(order.length)
  for (let unit = 1; unit <= largest - smallest; unit *= halfUnit) {
    for (let at = 0; at < digits.length; at++) {
      const quotient = Math.floor((largest - values[at]!) / unit)
      digits[at] = quotient - Math.floor(quotient / halfUnit) * halfUnit
    }
    for (const shift of [0, digitBits]) {
      placeByDigit(from, to, digits, shift)
      ;[from, to] = [to, from]
    }
  }
  return from
}

function placeByDigit(from: Uint32Array, to: Uint32Array, digits: Uint32Array, shift: number): void {
  const starts = new Uint32Array(digitMask + 2)
  for (const two of digits) starts[((two >>> shift) & digitMask) + 1]!++
  for (let digit = 1; digit < starts.length; digit++) starts[digit]! += starts[digit - 1]!
  for (const at of from) to[starts[(digits[at]! >>> shift) & digitMask]!++] = at
}

function scaledNumber(net: Decimal, places: number): number {
  let value = 0
  for (const digit of net.c) value = value * 10 + digit
  return net.s * value * 10 ** (places - (net.c.length - 1 - net.e))
}

function scaledBigInt(net: Decimal, places: number): bigint {
  return BigInt(net.s) * BigInt(net.c.join('')) * 10n ** BigInt(places - (net.c.length - 1 - net.e))
}

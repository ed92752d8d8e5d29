import fc from 'fast-check'
import type { Endpoint } from '@/shared/kernel/endpoint'
import type { OperationRequest } from './operation-requests'

/** One request that nobody with good intent sends: a valid one, bent in one or several places. */
export interface HostileRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload: string | Buffer | undefined
}

const nasty = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  2_147_483_648,
  -0.0000001,
  '',
  ' ',
  '0',
  '-0',
  'NaN',
  '1e400',
  '99999999999999999999.9999',
  '2026-02-30',
  '0000-00-00',
  '294277-01-01',
  "'; drop table clave.account; --",
  '%27%20or%201=1',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e\ufeffñ́',
  '../../etc/passwd',
  '{{7*7}}',
  '=cmd|1',
  '00000000-0000-0000-0000-000000000000',
  'x'.repeat(5_000),
  '%',
  '_%\\',
  '(((((',
  [],
  {},
  [[]],
  { constructor: 1 },
  { toString: 'x' },
] as const

const scalar = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...nasty) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
)
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...nasty.filter((value) => typeof value === 'string')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)
const bends = ['body', 'query', 'path', 'headers'] as const
const plan = fc.record({
  where: fc.subarray([...bends], { minLength: 1 }),
  body: fc.constantFrom('one field', 'one field', 'one field', 'a field more', 'a field less', 'all of it', 'no JSON'),
  scalars: fc.array(scalar, { minLength: 4, maxLength: 4 }),
  words: fc.array(word, { minLength: 4, maxLength: 4 }),
  at: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
  broken: fc.constantFrom('{', '{"a":', '[1,', '"', '{"a":1}}', '', '\u0000', '['.repeat(100), '{"__proto__":{"a":1}}'),
})
export type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never

/** The same plans for the same seed. */
export function hostilePlans(seed: number, count: number): Plan[] {
  return fc.sample(plan, { seed, numRuns: count })
}

export function bend(
  endpoint: Endpoint,
  valid: OperationRequest,
  queryNames: readonly string[],
  by: Plan,
): HostileRequest {
  const isBent = (part: (typeof bends)[number]): boolean => by.where.includes(part)
  const [path = '', query = ''] = valid.path.split('?')
  return {
    url:
      (isBent('path') ? bentPath(path, by) : path) +
      questionMark(isBent('query') ? bentQuery(query, queryNames, by) : query),
    headers: isBent('headers') ? bentHeaders(by) : {},
    payload: payloadOf(endpoint, valid.body, isBent('body') ? by : null),
  }
}

function questionMark(query: string): string {
  return query === '' ? '' : `?${query}`
}

/** One identifier of the path becomes something else. */
function bentPath(path: string, by: Plan): string {
  const parts = path.split('/')
  const ids = parts.flatMap((part, at) => (/^[0-9a-f-]{36}$|^\d+$/.test(part) ? [at] : []))
  const at = ids[by.at[0]! % ids.length]
  if (at === undefined) return path
  parts[at] = encodable(by.words[0]!).slice(0, 190)
  return parts.join('/')
}

function bentQuery(query: string, names: readonly string[], by: Plan): string {
  const known = names.length > 0 ? names : ['limit']
  const pairs = by.words.slice(0, 1 + (by.at[1]! % 3)).map((value, n) => {
    const name = known[(by.at[2]! + n) % known.length]!
    return `${name}${by.at[3]! % 7 === 0 ? '[]' : ''}=${encodable(value)}`
  })
  return [query, ...pairs].filter(Boolean).join('&')
}

// A lone surrogate has no form in an address: it travels as the bytes that stand for what is not known.
function encodable(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}

function bentHeaders(by: Plan): Record<string, string> {
  const safe = by.words.map((text) => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 200))
  const chosen: Record<string, string>[] = [
    { 'if-match': safe[0]! },
    { 'idempotency-key': safe[1]! },
    { 'content-type': safe[2]! || 'text/plain' },
    { accept: safe[3]! },
    { cookie: `clave=${'A'.repeat(43)}` },
    { range: 'bytes=0-1,-1' },
  ]
  return chosen[by.at[0]! % chosen.length]!
}

function payloadOf(endpoint: Endpoint, valid: unknown, by: Plan | null): string | Buffer | undefined {
  if (valid instanceof Buffer) return by ? Buffer.from(by.broken) : valid
  if (by === null) return valid === undefined ? undefined : JSON.stringify(valid)
  if (by.body === 'no JSON') return by.broken
  if (endpoint.body === undefined || by.body === 'all of it') return JSON.stringify(by.scalars[0])
  return JSON.stringify(bentBody(structuredClone(valid), by))
}

/** Goes down to one field, or to the first of a list, and changes that. */
function bentBody(valid: unknown, by: Plan): unknown {
  let holder = valid as Record<string, unknown>
  for (let depth = 0; depth < 3; depth++) {
    const keys = Object.keys(holder)
    const key = keys[by.at[depth]! % keys.length]
    const inner = key === undefined ? undefined : holder[key]
    if (key !== undefined && typeof inner === 'object' && inner !== null && by.at[3]! % 3 > 0) {
      holder = inner as Record<string, unknown>
      continue
    }
    if (by.body === 'a field more' || key === undefined) holder['unforeseen'] = by.scalars[1]
    else if (by.body === 'a field less') delete holder[key]
    else holder[key] = by.scalars[2]
    break
  }
  return valid
}

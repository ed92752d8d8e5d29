import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Endpoint } from '@/shared/kernel/endpoint'
import { isAccountScoped } from './operation-requests'
import { type AccountKind, type PersonKind, worldPeople } from './trust-world'

// Read here on its own, not through the product's reader: a mistake there must not hide itself.
const path = fileURLToPath(new URL('../../src/shared/server/authorization.csv', import.meta.url))
const [heading, ...lines] = readFileSync(path, 'utf8').trim().split('\n')
const columns = heading!.split(',')
const matrix = new Map(lines.map((line) => [line.split(',')[0]!, line.split(',')]))

/** Those whom the product does not know yet are as anonymous to it as a visitor. */
export const strangers = ['api_token', 'survey_link', 'share_link', 'anonymous'] as const
export type Stranger = (typeof strangers)[number]
export type Verdict = 'allowed' | 'F' | 'H' | 'U'

export const rights: readonly string[] = [...matrix.keys()]

export function codeFor(right: string, column: string): string {
  const code = matrix.get(right)?.[columns.indexOf(column)]
  if (!code) throw new Error(`authorization.csv has no ${right} × ${column}`)
  return code
}

/** What authorization.csv gives this person for this operation on this account. */
export function expectedVerdict(endpoint: Endpoint, person: PersonKind, account: AccountKind): Verdict {
  const anonymous = codeFor(endpoint.allow, 'anonymous')
  const given = codesOf(endpoint, person, account)
  // A page for visitors ignores who is signed in.
  if (given.includes('–')) return verdictOf([anonymous])
  return verdictOf(given)
}

export function expectedForStranger(endpoint: Endpoint): Verdict {
  return verdictOf([codeFor(endpoint.allow, 'anonymous')])
}

function verdictOf(codes: readonly string[]): Verdict {
  if (codes.some((code) => 'AOME'.includes(code))) return 'allowed'
  if (codes.includes('U')) return 'U'
  return codes.includes('H') ? 'H' : 'F'
}

function codesOf(endpoint: Endpoint, person: PersonKind, account: AccountKind): string[] {
  const code = (column: string): string => codeFor(endpoint.allow, column)
  return worldPeople[person].roles.flatMap((role) => {
    // On a collection a manager's two columns are in one answer: the account is there for one and absent for the other.
    const columns_ = role === 'kam' ? ['kam_owner', 'kam_other'] : [role]
    if (!isAccountScoped(endpoint)) return columns_.map(code)
    if (role === 'kam') return [code(isEntrusted(person, account) ? 'kam_owner' : 'kam_other')]
    if (role === 'director' && !isOfHisArea(person, account))
      return [outOfSight(endpoint, person, code('director'), code('kam_other'))]
    if (role === 'specialist' && !isOnTeam(person, account))
      return [outOfSight(endpoint, person, code('specialist'), 'H')]
    return [code(role)]
  })
}

/** What his role never does stays refused; what it does elsewhere does not exist here, unless he knows of the account. */
function outOfSight(endpoint: Endpoint, person: PersonKind, inSight: string, elsewhere: string): string {
  if (verdictOf([inSight]) !== 'allowed') return inSight
  if (verdictOf([elsewhere]) === 'allowed') return elsewhere
  if (!endpoint.path.includes(':accountId')) return 'H'
  const knowsOfAll = worldPeople[person].roles.some((role) => role === 'administrator' || role === 'privacy_officer')
  return knowsOfAll ? elsewhere : 'H'
}

function isEntrusted(person: PersonKind, account: AccountKind): boolean {
  if (account === 'open') return false
  if (account === 'hidden') return person === 'otherManager'
  if (account === 'proposed') return person === 'manager'
  return person === 'manager' || person === 'backupManager'
}

function isOfHisArea(person: PersonKind, account: AccountKind): boolean {
  const area = 'area' in worldPeople[person] ? (worldPeople[person] as { area: string }).area : null
  if (area === null || account === 'open') return true
  return area === (account === 'hidden' ? 'Sur' : 'Norte')
}

function isOnTeam(person: PersonKind, account: AccountKind): boolean {
  if (account === 'open' || account === 'proposed') return false
  return person === (account === 'hidden' ? 'otherSpecialist' : 'specialist')
}

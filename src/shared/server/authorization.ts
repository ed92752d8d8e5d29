import matrix from './authorization.csv?raw'

/** A yes · O own rows · M masked · E existence · F 403 · H 404 · U 401 · S by token scope · X never · – anonymous page. */
export type AuthorizationCode = 'A' | 'O' | 'M' | 'E' | 'F' | 'H' | 'U' | 'S' | 'X' | '–'

export interface Relation {
  isDirector: boolean
  isOwner: boolean
  isTeam: boolean
  isExecutive: boolean
}

const [heading, ...lines] = matrix.trim().split('\n')
export const identities = heading!.split(',').slice(1, -1)
const rows = new Map(
  lines.map((line) => {
    const [key, ...codes] = line.split(',')
    return [key!, Object.fromEntries(identities.map((identity, i) => [identity, codes[i] as AuthorizationCode]))]
  }),
)
export const rightKeys: readonly string[] = [...rows.keys()]

export function isRight(key: string): boolean {
  return rows.has(key)
}

export function codeOf(key: string, identity: string): AuthorizationCode {
  const code = rows.get(key)?.[identity]
  if (!code) throw new Error(`authorization.csv has no ${key} × ${identity}`)
  return code
}

const order: readonly AuthorizationCode[] = ['A', 'O', 'M', 'E', 'H', 'F', 'X']

/** Roles add up: the best of A > O > M > E; where every role denies, H if any says H, so that nothing is revealed. */
export function bestCode(key: string, columns: readonly string[]): AuthorizationCode {
  let best: AuthorizationCode = 'X'
  for (const column of columns) {
    const code = codeOf(key, column)
    if (order.indexOf(code) < order.indexOf(best)) best = code
  }
  return columns.length === 0 ? 'F' : best
}

/** Seen from no account in particular: a manager counts as the owner of what is his. */
export function columnsOf(roles: readonly string[]): string[] {
  return roles.flatMap((role) => (role === 'kam' ? ['kam_owner', 'kam_other'] : [role]))
}

/** Seen from one account: what each role of the person is to it. */
export function columnsFor(roles: readonly string[], relation: Relation): string[] {
  return roles.flatMap((role) => {
    if (role === 'kam') return [relation.isOwner ? 'kam_owner' : 'kam_other']
    if (role === 'director') return [relation.isDirector ? 'director' : 'kam_other']
    if (role === 'specialist') return relation.isTeam ? ['specialist'] : []
    return [role]
  })
}

export function isAllowed(code: AuthorizationCode): boolean {
  return code === 'A' || code === 'O' || code === 'M' || code === 'E'
}

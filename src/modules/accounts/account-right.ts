import { Refusal } from '@/shared/kernel/errors'
import { type AuthorizationCode, bestCode, columnsFor, isAllowed, type Relation } from '@/shared/server/authorization'
import type { RequestContext } from '@/shared/server/request-transaction'

/** The rights that depend on what a person is to one account, and of which an account's screen asks. */
const shownRights = [
  'account.read',
  'account.update',
  'account.archive',
  'account.restore',
  'account.match',
  'account.merge',
  'appointment.assign',
  'team.manage',
  'sales.read',
  'sales.cost.read',
  'portfolio.position',
  'scorecard.write',
  'decision.write',
] as const

/** What authorization.csv gives one person on one account. */
export class AccountRights {
  readonly #columns: readonly string[]
  constructor(roles: readonly string[], relation: Relation) {
    this.#columns = columnsFor(roles, relation)
  }

  may(key: string): boolean {
    return isAllowed(bestCode(key, this.#columns))
  }

  /** The code, or the refusal: an account out of sight and one that never was answer alike. */
  require(key: string): AuthorizationCode {
    const code = bestCode(key, this.#columns)
    if (isAllowed(code)) return code
    throw new Refusal(code === 'H' || !this.may('account.read') ? 'not_found' : 'forbidden')
  }

  shown(): Record<string, AuthorizationCode> {
    return Object.fromEntries(shownRights.map((key) => [key, bestCode(key, this.#columns)]))
  }
}

/** What the person is to the account; an account that does not exist, or lives on in another, is not found. */
export async function rightsOn(ctx: RequestContext, accountId: string): Promise<AccountRights> {
  const found = await ctx.client.query<Relation>(
    `select is_director as "isDirector", is_owner as "isOwner", is_team as "isTeam", is_executive as "isExecutive" from clave.relation_to($1)`,
    [accountId],
  )
  const relation = found.rows[0]
  if (!relation) throw new Refusal('not_found')
  return new AccountRights(ctx.actor.roles, relation)
}

export async function requireRight(ctx: RequestContext, key: string, accountId: string): Promise<AuthorizationCode> {
  return (await rightsOn(ctx, accountId)).require(key)
}

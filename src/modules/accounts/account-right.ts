import { Refusal } from '@/shared/kernel/errors'
import { type AuthorizationCode, bestCode, columnsFor, isAllowed, type Relation } from '@/shared/server/authorization'
import type { RequestContext } from '@/shared/server/request-transaction'

/** The rights that depend on what a person is to one account, and of which an account's screen asks. */
export const accountRights = [
  'account.read',
  'account.update',
  'account.archive',
  'account.restore',
  'appointment.assign',
  'team.manage',
  'sales.read',
  'sales.cost.read',
  'portfolio.position',
  'scorecard.write',
  'decision.write',
] as const

/** What the person is to the account; null when it does not exist. */
async function relationTo(ctx: RequestContext, accountId: string): Promise<Relation | null> {
  const found = await ctx.client.query<{
    is_director: boolean
    is_owner: boolean
    is_team: boolean
    is_executive: boolean
  }>('select is_director, is_owner, is_team, is_executive from clave.relation_to($1)', [accountId])
  const row = found.rows[0]
  return row
    ? { isDirector: row.is_director, isOwner: row.is_owner, isTeam: row.is_team, isExecutive: row.is_executive }
    : null
}

/** The code for one account, or the refusal: an account out of sight and one that never was answer alike. */
export async function requireRight(ctx: RequestContext, key: string, accountId: string): Promise<AuthorizationCode> {
  const relation = await relationTo(ctx, accountId)
  if (!relation) throw new Refusal('not_found')
  const code = bestCode(key, columnsFor(ctx.actor.roles, relation))
  if (isAllowed(code)) return code
  const canSee = isAllowed(bestCode('account.read', columnsFor(ctx.actor.roles, relation)))
  throw new Refusal(code === 'H' || !canSee ? 'not_found' : 'forbidden')
}

export async function rightsFor(ctx: RequestContext, accountId: string): Promise<Record<string, string>> {
  const relation = await relationTo(ctx, accountId)
  if (!relation) throw new Refusal('not_found')
  const columns = columnsFor(ctx.actor.roles, relation)
  return Object.fromEntries(accountRights.map((key) => [key, bestCode(key, columns)]))
}

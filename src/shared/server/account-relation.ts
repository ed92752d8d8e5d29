import { type AuthorizationCode, bestCode, columnsFor, isAllowed, type Relation } from './authorization'
import type { RequestContext } from './request-transaction'

/** What the person is to the account; null when there is none, or when it lives on in another. */
export async function relationTo(ctx: RequestContext, accountId: string): Promise<Relation | null> {
  const found = await ctx.client.query<Relation>(
    `select is_director as "isDirector", is_owner as "isOwner", is_team as "isTeam", is_executive as "isExecutive" from clave.relation_to($1)`,
    [accountId],
  )
  return found.rows[0] ?? null
}

/** How a right that no role of the person gives is denied on one account: told plainly only to those who see the account. */
export async function denialOn(
  ctx: RequestContext,
  key: string,
  accountId: unknown,
): Promise<'forbidden' | 'not_found'> {
  if (ctx.grant !== 'H') return 'forbidden'
  if (typeof accountId !== 'string' || !/^[0-9a-f-]{36}$/i.test(accountId)) return 'not_found'
  const relation = await relationTo(ctx, accountId)
  return relation && denialBy(key, columnsFor(ctx.actor.roles, relation)) === 'F' ? 'forbidden' : 'not_found'
}

/** F where the account itself may be read, H where it is hidden or the right is. */
export function denialBy(key: string, columns: readonly string[]): Extract<AuthorizationCode, 'F' | 'H'> {
  return bestCode(key, columns) === 'H' || !isAllowed(bestCode('account.read', columns)) ? 'H' : 'F'
}

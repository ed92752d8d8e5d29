import { Refusal } from '@/shared/kernel/errors'
import { denialBy, relationTo } from '@/shared/server/account-relation'
import { type AuthorizationCode, bestCode, columnsFor, isAllowed } from '@/shared/server/authorization'
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
  'timeline.read',
  'strategy.read',
  'strategy.write',
  'strategy.approve',
] as const

/** What authorization.csv gives one person on one account. */
export class AccountRights {
  readonly #columns: readonly string[]
  constructor(columns: readonly string[]) {
    this.#columns = columns
  }

  may(key: string): boolean {
    return isAllowed(bestCode(key, this.#columns))
  }

  /** The code, or the refusal: an account out of sight and one that never was answer alike. */
  require(key: string): AuthorizationCode {
    const code = bestCode(key, this.#columns)
    if (isAllowed(code)) return code
    throw new Refusal(denialBy(key, this.#columns) === 'F' ? 'forbidden' : 'not_found')
  }

  shown(): Record<string, AuthorizationCode> {
    return Object.fromEntries(shownRights.map((key) => [key, bestCode(key, this.#columns)]))
  }
}

/** What the person may do with the account; one that does not exist, or lives on in another, is not found. */
export async function rightsOn(ctx: RequestContext, accountId: string): Promise<AccountRights> {
  const relation = await relationTo(ctx, accountId)
  if (!relation) throw new Refusal('not_found')
  return new AccountRights(columnsFor(ctx.actor.roles, relation))
}

export async function requireRight(ctx: RequestContext, key: string, accountId: string): Promise<AuthorizationCode> {
  return (await rightsOn(ctx, accountId)).require(key)
}

import { requireRight } from '@/modules/accounts/accounts.door'
import type { RequestContext } from '@/shared/server/request-transaction'
import type { Position } from './position.contract'
import { findPosition } from './position.store'

export async function readPosition(ctx: RequestContext, accountId: string): Promise<Position> {
  await requireRight(ctx, 'portfolio.position', accountId)
  return findPosition(ctx.client, accountId)
}

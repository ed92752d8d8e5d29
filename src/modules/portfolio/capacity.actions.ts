import { Refusal } from '@/shared/kernel/errors'
import type { RequestContext } from '@/shared/server/request-transaction'
import type { CapacitySettings, SavedCapacity } from './capacity.contract'
import { getCapacity, updateCapacity } from './capacity.store'

export async function saveCapacity(
  ctx: RequestContext,
  settings: CapacitySettings,
  version: number,
): Promise<SavedCapacity> {
  if (!(await updateCapacity(ctx.client, settings, version)))
    throw new Refusal('version_stale', { current: await getCapacity(ctx.client) })
  return getCapacity(ctx.client)
}

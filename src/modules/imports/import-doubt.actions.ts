import { Refusal } from '@/shared/kernel/errors'
import type { RequestContext } from '@/shared/server/request-transaction'
import type { ClientDecision, Doubt } from './client-numbers.types'
import { withDecisions } from './decision-memory.rules'
import { getImport, prepareAnew } from './import.actions'
import { findDoubts } from './import-doubt.store'
import type { ImportRoom } from './import-room'
import type { ImportState } from './import.contract'

export async function listDoubts(ctx: RequestContext, id: string): Promise<{ doubts: Doubt[] }> {
  const doubts = await findDoubts(ctx.client, id)
  if (!doubts) throw new Refusal('not_found')
  return { doubts }
}

/** Both sides were looked at: the file is read again, for a client's documents may be known ones. */
export async function decideDoubts(
  ctx: RequestContext,
  room: ImportRoom,
  {
    id,
    decisions,
  }: {
    id: string
    decisions: readonly { key: string; accountId: string; decision: ClientDecision['decision'] | null }[]
  },
): Promise<ImportState> {
  const own = await getImport(ctx, id)
  return prepareAnew(ctx, room, { id, decisions: withDecisions(own.decisions, decisions) })
}

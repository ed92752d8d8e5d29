import { rightsOn } from '@/modules/accounts/accounts.door'
import type { QueryOf, ReplyOf } from '@/shared/kernel/endpoint'
import { Refusal } from '@/shared/kernel/errors'
import type { RequestContext } from '@/shared/server/request-transaction'
import type { Reply } from '@/shared/server/route'
import { readSales, readUnits } from './account-sales.store'
import { findDocument, listDocuments } from './sales-document.store'
import type { documentLinesEndpoint, listDocumentsEndpoint } from './sales.contract'

/** What the person may see of the account's sales: with amounts, with cost; a specialist sees units and lines only. */
async function sightOf(ctx: RequestContext, accountId: string): Promise<{ hasAmounts: boolean; hasCost: boolean }> {
  const rights = await rightsOn(ctx, accountId)
  const code = rights.require('sales.read')
  return { hasAmounts: code !== 'M', hasCost: rights.may('sales.cost.read') }
}

export async function readAccountSales(ctx: RequestContext, accountId: string): Promise<Reply> {
  const sight = await sightOf(ctx, accountId)
  return sight.hasAmounts ? readSales(ctx, accountId, sight.hasCost) : readUnits(ctx, accountId)
}

export async function readDocuments(
  ctx: RequestContext,
  accountId: string,
  query: QueryOf<typeof listDocumentsEndpoint>,
): Promise<ReplyOf<typeof listDocumentsEndpoint>> {
  const { hasAmounts } = await sightOf(ctx, accountId)
  return listDocuments(ctx, accountId, { ...query, hasAmounts })
}

export async function readDocument(
  ctx: RequestContext,
  accountId: string,
  documentId: string,
): Promise<ReplyOf<typeof documentLinesEndpoint>> {
  const found = await findDocument(ctx, accountId, documentId, await sightOf(ctx, accountId))
  if (!found) throw new Refusal('not_found')
  return found
}

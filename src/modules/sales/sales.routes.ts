import { route, type Route } from '@/shared/server/route'
import { readAccountSales, readDocument, readDocuments } from './sales.actions'
import * as contract from './sales.contract'

export function salesRoutes(): Route[] {
  return [
    route(contract.accountSalesEndpoint, ({ ctx, params }) => readAccountSales(ctx, params.accountId)),
    route(contract.listDocumentsEndpoint, ({ ctx, params, query }) => readDocuments(ctx, params.accountId, query)),
    route(contract.documentLinesEndpoint, ({ ctx, params }) => readDocument(ctx, params.accountId, params.documentId)),
  ]
}

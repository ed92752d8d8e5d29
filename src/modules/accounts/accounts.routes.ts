import { route, type Route } from '@/shared/server/route'
import {
  acceptProposal,
  archiveAccount,
  proposeAccount,
  readAccount,
  restoreAccount,
  saveAccount,
} from './account.actions'
import * as account from './account.contract'
import { getOverview, sumAccounts } from './account-total.store'
import { listAccounts, searchAccounts } from './account-list.store'
import * as list from './account-list.contract'
import { readAppointments } from './appointment.actions'
import * as appointment from './appointment.contract'

export function accountRoutes(): Route[] {
  return [
    route(list.listAccountsEndpoint, ({ ctx, query }) => listAccounts(ctx, query)),
    route(list.accountTotalEndpoint, ({ ctx, query }) => sumAccounts(ctx, query)),
    route(list.accountOverviewEndpoint, ({ ctx }) => getOverview(ctx)),
    route(list.searchEndpoint, ({ ctx, query }) => searchAccounts(ctx, query.text)),
    route(account.getAccountEndpoint, ({ ctx, params }) => readAccount(ctx, params.accountId)),
    route(account.proposeAccountEndpoint, ({ ctx, body }) => proposeAccount(ctx, body)),
    route(account.updateAccountEndpoint, ({ ctx, params, body, version }) =>
      saveAccount(ctx, params.accountId, body, version),
    ),
    route(account.acceptProposalEndpoint, ({ ctx, params, version }) => acceptProposal(ctx, params.accountId, version)),
    route(account.archiveAccountEndpoint, ({ ctx, params, version }) => archiveAccount(ctx, params.accountId, version)),
    route(account.restoreAccountEndpoint, ({ ctx, params, version }) => restoreAccount(ctx, params.accountId, version)),
    route(appointment.listAppointmentsEndpoint, ({ ctx, params }) => readAppointments(ctx, params.accountId)),
  ]
}

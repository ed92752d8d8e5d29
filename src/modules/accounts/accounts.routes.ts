import { route, type Route } from '@/shared/server/route'
import { exportAccounts } from './account-export.actions'
import { listAccounts, searchAccounts } from './account-list.store'
import * as list from './account-list.contract'
import { getOverview, sumAccounts } from './account-total.store'
import {
  acceptProposal,
  archiveAccount,
  proposeAccount,
  readAccount,
  restoreAccount,
  saveAccount,
} from './account.actions'
import * as account from './account.contract'
import { appointManager, changeAppointment, readAppointments, undoAppointment } from './appointment.actions'
import * as appointment from './appointment.contract'
import { decideMatch, mergeAccount, reopenMatch, type SalesMoved, undoMerge } from './match.actions'
import * as match from './match.contract'
import { listMatches } from './match.store'
import { addTeamMember, changeTeamMember, dropTeamMember } from './team.actions'
import * as team from './team.contract'
import { timelineEndpoint } from './timeline.contract'
import { readTimeline } from './timeline.store'

const exportTimeoutMs = 30_000

export function accountRoutes(salesMoved: SalesMoved): Route[] {
  return [...listRoutes(), ...oneAccountRoutes(), ...peopleRoutes(), ...matchRoutes(salesMoved)]
}

function listRoutes(): Route[] {
  return [
    route(list.listAccountsEndpoint, ({ ctx, query }) => listAccounts(ctx, query)),
    route(list.accountTotalEndpoint, ({ ctx, query }) => sumAccounts(ctx, query)),
    route(list.accountOverviewEndpoint, ({ ctx }) => getOverview(ctx)),
    route(list.exportAccountsEndpoint, ({ ctx, body }) => exportAccounts(ctx, body), exportTimeoutMs),
    route(list.searchEndpoint, ({ ctx, query }) => searchAccounts(ctx, query.text)),
  ]
}

function oneAccountRoutes(): Route[] {
  return [
    route(account.getAccountEndpoint, ({ ctx, params }) => readAccount(ctx, params.accountId)),
    route(account.proposeAccountEndpoint, ({ ctx, body }) => proposeAccount(ctx, body)),
    route(account.updateAccountEndpoint, ({ ctx, params, body, version }) =>
      saveAccount(ctx, params.accountId, body, version),
    ),
    route(account.acceptProposalEndpoint, ({ ctx, params, version }) => acceptProposal(ctx, params.accountId, version)),
    route(account.archiveAccountEndpoint, ({ ctx, params, version }) => archiveAccount(ctx, params.accountId, version)),
    route(timelineEndpoint, ({ ctx, params, query }) => readTimeline(ctx, params.accountId, query)),
    route(account.restoreAccountEndpoint, ({ ctx, params, version }) => restoreAccount(ctx, params.accountId, version)),
  ]
}

function peopleRoutes(): Route[] {
  return [
    route(appointment.listAppointmentsEndpoint, ({ ctx, params }) => readAppointments(ctx, params.accountId)),
    route(appointment.appointManagerEndpoint, ({ ctx, params, body }) => appointManager(ctx, params.accountId, body)),
    route(appointment.updateAppointmentEndpoint, ({ ctx, params, body, version }) =>
      changeAppointment(ctx, params.accountId, params.appointmentId, { ...body, version }),
    ),
    route(appointment.undoAppointmentEndpoint, ({ ctx, params, version }) =>
      undoAppointment(ctx, params.accountId, params.appointmentId, version),
    ),
    route(team.addTeamMemberEndpoint, ({ ctx, params, body }) => addTeamMember(ctx, params.accountId, body)),
    route(team.updateTeamMemberEndpoint, ({ ctx, params, body, version }) =>
      changeTeamMember(ctx, params.accountId, params.memberId, { ...body, version }),
    ),
    route(team.removeTeamMemberEndpoint, ({ ctx, params, version }) =>
      dropTeamMember(ctx, params.accountId, params.memberId, version),
    ),
  ]
}

function matchRoutes(salesMoved: SalesMoved): Route[] {
  return [
    route(match.listMatchesEndpoint, ({ ctx }) => listMatches(ctx.client, ctx.today)),
    route(match.decideMatchEndpoint, ({ ctx, params, body }) =>
      decideMatch(ctx, params.matchId, { ...body, salesMoved }),
    ),
    route(match.reopenMatchEndpoint, ({ ctx, params }) => reopenMatch(ctx, params.matchId)),
    route(match.mergeAccountEndpoint, ({ ctx, params, body }) =>
      mergeAccount(ctx, { fromId: params.accountId, intoId: body.intoId }, salesMoved),
    ),
    route(match.undoMergeEndpoint, ({ ctx, params }) => undoMerge(ctx, params.mergeId, salesMoved)),
  ]
}

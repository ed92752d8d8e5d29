import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '@/shared/kernel/errors'
import type { Config } from '@/shared/server/config'
import type { Pool } from '@/shared/server/database'
import { setSessionCookie, signedOutHeaders } from '@/shared/server/session-cookie'
import { hashToken, inAnonymousTransaction, inRequestTransaction } from '@/shared/server/request-transaction'
import { openRoute, Reply, route, type Route } from '@/shared/server/route'
import * as contract from './identity.contract'
import { readMe, saveCompany, saveMe } from './me.actions'
import { grantRoles, inviteUser, type LinkSettings, reissueLink, requestReset, setDisabled } from './people.actions'
import { getCompany, getPerson, listUsers } from './person.store'
import { findLinkOwner, listSessions } from './session.store'
import {
  acceptInvitation,
  changePassword,
  completeSetup,
  confirmReset,
  isSetupOpen,
  revokeAllSessions,
  revokeSession,
  signIn,
  type Visitor,
} from './sign-in.actions'

export function identityRoutes(config: Config): Route[] {
  const mailIsSet = config.smtpUrl !== undefined
  const links: LinkSettings = { baseUrl: config.baseUrl, mailIsSet }
  const enter = async (pool: Pool, reply: FastifyReply, token: string): Promise<contract.Me> => {
    setSessionCookie(reply, config, token)
    return inRequestTransaction(
      pool,
      { sessionHash: hashToken(token), requestId: 'enter', grantFor: () => 'O' },
      (ctx) => readMe(ctx.client, ctx.actor.id, mailIsSet),
    )
  }
  return [
    openRoute(contract.setupStateEndpoint, async ({ pool }) => {
      if (!(await inAnonymousTransaction(pool, isSetupOpen))) throw new Refusal('not_found')
      return { open: true }
    }),
    openRoute(contract.completeSetupEndpoint, async ({ pool, body, raw, reply }) =>
      enter(pool, reply, await completeSetup(pool, visitorOf(raw), body)),
    ),
    openRoute(contract.signInEndpoint, async ({ pool, body, raw, reply }) =>
      enter(pool, reply, await signIn(pool, visitorOf(raw), body)),
    ),
    openRoute(contract.requestPasswordResetEndpoint, ({ pool, body }) => requestReset(pool, links, body.email)),
    openRoute(contract.confirmPasswordResetEndpoint, async ({ pool, body }) => {
      await confirmReset(pool, body)
      return null
    }),
    openRoute(contract.lookAtInvitationEndpoint, async ({ pool, body }) => {
      const owner = await inAnonymousTransaction(pool, (client) =>
        findLinkOwner(client, hashToken(body.token), 'invitation'),
      )
      if (!owner) throw new Refusal('link_invalid')
      return { name: owner.name, email: owner.email, companyName: owner.companyName, locale: owner.locale }
    }),
    openRoute(contract.acceptInvitationEndpoint, async ({ pool, body, raw, reply }) =>
      enter(pool, reply, await acceptInvitation(pool, visitorOf(raw), body)),
    ),

    route(contract.signOutEndpoint, async ({ ctx }) => {
      await revokeSession(ctx, ctx.actor.sessionId)
      return new Reply(204, null, signedOutHeaders(config))
    }),
    route(contract.meEndpoint, ({ ctx }) => readMe(ctx.client, ctx.actor.id, mailIsSet)),
    route(contract.updateMeEndpoint, ({ ctx, body, version }) => saveMe(ctx, body, version, mailIsSet)),
    route(contract.listSessionsEndpoint, async ({ ctx }) =>
      (await listSessions(ctx.client)).map((row) => ({ ...row, isCurrent: row.id === ctx.actor.sessionId })),
    ),
    route(contract.revokeSessionEndpoint, ({ ctx, params }) => revokeSession(ctx, params.sessionId)),
    route(contract.revokeAllSessionsEndpoint, ({ ctx }) => revokeAllSessions(ctx)),
    route(contract.changePasswordEndpoint, async ({ ctx, body }) =>
      changePassword(ctx, body, await getPerson(ctx.client, ctx.actor.id)),
    ),
    route(contract.companyEndpoint, ({ ctx }) => getCompany(ctx.client, mailIsSet)),
    route(contract.updateCompanyEndpoint, ({ ctx, body, version }) => saveCompany(ctx, body, version, mailIsSet)),
    route(contract.listUsersEndpoint, ({ ctx }) => listUsers(ctx.client, ctx.grant === 'A')),
    route(contract.inviteUserEndpoint, ({ ctx, body }) => inviteUser(ctx, links, body)),
    route(contract.reissueLinkEndpoint, ({ ctx, params }) => reissueLink(ctx, links, params.userId)),
    route(contract.grantRolesEndpoint, ({ ctx, params, body, version }) =>
      grantRoles(ctx, params.userId, body, version),
    ),
    route(contract.disableUserEndpoint, ({ ctx, params, version }) => setDisabled(ctx, params.userId, true, version)),
    route(contract.enableUserEndpoint, ({ ctx, params, version }) => setDisabled(ctx, params.userId, false, version)),
  ]
}

function visitorOf(request: FastifyRequest): Visitor {
  return { ip: request.ip, device: request.headers['user-agent'] ?? '' }
}

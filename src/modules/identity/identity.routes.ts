import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '@/shared/kernel/errors'
import type { Config } from '@/shared/server/config'
import type { Pool } from '@/shared/server/database'
import { setSessionCookie, signedOutHeaders } from '@/shared/server/session-cookie'
import { hashToken, inAnonymousTransaction, inRequestTransaction } from '@/shared/server/request-transaction'
import { openRoute, Reply, route, type Route } from '@/shared/server/route'
import * as company from './company.contract'
import * as mine from './me.contract'
import * as people from './people.contract'
import * as session from './session.contract'
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
  const enter = async (pool: Pool, reply: FastifyReply, token: string): Promise<mine.Me> => {
    setSessionCookie(reply, config, token)
    return inRequestTransaction(
      pool,
      { sessionHash: hashToken(token), requestId: 'enter', grantFor: () => 'O' },
      (ctx) => readMe(ctx.client, ctx.actor.id, mailIsSet),
    )
  }
  return [
    openRoute(session.setupStateEndpoint, async ({ pool }) => {
      if (!(await inAnonymousTransaction(pool, isSetupOpen))) throw new Refusal('not_found')
      return { open: true }
    }),
    openRoute(session.completeSetupEndpoint, async ({ pool, body, raw, reply }) =>
      enter(pool, reply, await completeSetup(pool, visitorOf(raw), body)),
    ),
    openRoute(session.signInEndpoint, async ({ pool, body, raw, reply }) =>
      enter(pool, reply, await signIn(pool, visitorOf(raw), body)),
    ),
    openRoute(session.requestPasswordResetEndpoint, ({ pool, body }) => requestReset(pool, links, body.email)),
    openRoute(session.confirmPasswordResetEndpoint, async ({ pool, body }) => {
      await confirmReset(pool, body)
      return null
    }),
    openRoute(people.lookAtInvitationEndpoint, async ({ pool, body }) => {
      const owner = await inAnonymousTransaction(pool, (client) =>
        findLinkOwner(client, hashToken(body.token), 'invitation'),
      )
      if (!owner) throw new Refusal('link_invalid')
      return { name: owner.name, email: owner.email, companyName: owner.companyName, locale: owner.locale }
    }),
    openRoute(people.acceptInvitationEndpoint, async ({ pool, body, raw, reply }) =>
      enter(pool, reply, await acceptInvitation(pool, visitorOf(raw), body)),
    ),

    route(session.signOutEndpoint, async ({ ctx }) => {
      await revokeSession(ctx, ctx.actor.sessionId)
      return new Reply(204, null, signedOutHeaders(config))
    }),
    route(mine.meEndpoint, ({ ctx }) => readMe(ctx.client, ctx.actor.id, mailIsSet)),
    route(mine.updateMeEndpoint, ({ ctx, body, version }) => saveMe(ctx, body, version, mailIsSet)),
    route(session.listSessionsEndpoint, async ({ ctx }) =>
      (await listSessions(ctx.client)).map((row) => ({ ...row, isCurrent: row.id === ctx.actor.sessionId })),
    ),
    route(session.revokeSessionEndpoint, ({ ctx, params }) => revokeSession(ctx, params.sessionId)),
    route(session.revokeAllSessionsEndpoint, ({ ctx }) => revokeAllSessions(ctx)),
    route(session.changePasswordEndpoint, async ({ ctx, body }) =>
      changePassword(ctx, body, await getPerson(ctx.client, ctx.actor.id)),
    ),
    route(company.companyEndpoint, ({ ctx }) => getCompany(ctx.client, mailIsSet)),
    route(company.updateCompanyEndpoint, ({ ctx, body, version }) => saveCompany(ctx, body, version, mailIsSet)),
    route(people.listUsersEndpoint, ({ ctx }) => listUsers(ctx.client, ctx.grant === 'A')),
    route(people.inviteUserEndpoint, ({ ctx, body }) => inviteUser(ctx, links, body)),
    route(people.reissueLinkEndpoint, ({ ctx, params }) => reissueLink(ctx, links, params.userId)),
    route(people.grantRolesEndpoint, ({ ctx, params, body, version }) => grantRoles(ctx, params.userId, body, version)),
    route(people.disableUserEndpoint, ({ ctx, params, version }) => setDisabled(ctx, params.userId, true, version)),
    route(people.enableUserEndpoint, ({ ctx, params, version }) => setDisabled(ctx, params.userId, false, version)),
  ]
}

function visitorOf(request: FastifyRequest): Visitor {
  return { ip: request.ip, device: request.headers['user-agent'] ?? '' }
}

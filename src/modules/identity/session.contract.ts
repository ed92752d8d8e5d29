import { z } from 'zod'
import { endpoint } from '@/shared/kernel/endpoint'
import { uuid } from '@/shared/kernel/ids'
import { role, locale, email, personName, newPassword, secretToken } from './person.contract'
import { me } from './me.contract'

export const setupStateEndpoint = endpoint({
  method: 'GET',
  path: '/setup',
  allow: 'setup.complete',
  returns: z.object({ open: z.boolean() }),
  refusals: ['not_found'],
})

export const completeSetupEndpoint = endpoint({
  method: 'POST',
  path: '/setup',
  allow: 'setup.complete',
  body: z.object({
    code: z.string().trim().min(1).max(64),
    name: personName,
    email,
    password: newPassword,
    roles: z.array(role).min(1),
    locale,
  }),
  returns: me,
  refusals: ['setup_code_wrong', 'not_found', 'password_leaked', 'too_many_requests'],
  ratePerMinute: 20,
})

export const signInEndpoint = endpoint({
  method: 'POST',
  path: '/session',
  allow: 'session.login',
  body: z.object({ email: z.string().trim().toLowerCase().max(254), password: z.string().max(128) }),
  returns: me,
  refusals: ['credentials_wrong', 'too_many_requests'],
  ratePerMinute: 60,
})

export const signOutEndpoint = endpoint({
  method: 'DELETE',
  path: '/session',
  allow: 'session.logout',
  returns: z.null(),
  refusals: [],
})

export const sessionRow = z.object({
  id: uuid,
  createdAt: z.string(),
  lastSeenAt: z.string(),
  device: z.string(),
  isCurrent: z.boolean(),
})

export const listSessionsEndpoint = endpoint({
  method: 'GET',
  path: '/sessions',
  allow: 'session.list',
  returns: z.array(sessionRow),
  refusals: [],
})

export const revokeSessionEndpoint = endpoint({
  method: 'DELETE',
  path: '/sessions/:sessionId',
  allow: 'session.revoke',
  params: z.object({ sessionId: uuid }),
  returns: z.null(),
  refusals: ['not_found'],
})

/** Ends every session of the person, this one too. */
export const revokeAllSessionsEndpoint = endpoint({
  method: 'DELETE',
  path: '/sessions',
  allow: 'session.revoke',
  returns: z.null(),
  refusals: [],
})

export const changePasswordEndpoint = endpoint({
  method: 'POST',
  path: '/password/change',
  allow: 'password.change',
  idempotent: true,
  body: z.object({ current: z.string().max(128), next: newPassword }),
  returns: z.null(),
  refusals: ['credentials_wrong', 'password_leaked'],
  ratePerMinute: 10,
})

/** Always the same reply, whether the address is known or not. */
export const requestPasswordResetEndpoint = endpoint({
  method: 'POST',
  path: '/password/reset',
  allow: 'password.reset.request',
  body: z.object({ email }),
  returns: z.null(),
  refusals: ['too_many_requests'],
  ratePerMinute: 10,
})

export const confirmPasswordResetEndpoint = endpoint({
  method: 'POST',
  path: '/password/reset/confirm',
  allow: 'password.reset.confirm',
  body: z.object({ token: secretToken, password: newPassword }),
  returns: z.null(),
  refusals: ['link_invalid', 'password_leaked'],
  ratePerMinute: 20,
})

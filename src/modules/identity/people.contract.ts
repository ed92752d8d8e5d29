import { z } from 'zod'
import { endpoint } from '@/shared/kernel/endpoint'
import { userId } from '@/shared/kernel/ids'
import { role, locale, email, personName, newPassword, secretToken } from './person.contract'
import { me } from './me.contract'

/** `email`, `isDisabled`, `isInvited`, `lastSeenAt` are absent for those who may only see name, area and role. */
export const userRow = z.object({
  id: userId,
  name: z.string(),
  area: z.string().nullable(),
  roles: z.array(role),
  version: z.int(),
  email: z.string().optional(),
  isDisabled: z.boolean().optional(),
  isInvited: z.boolean().optional(),
  lastSeenAt: z.string().nullable().optional(),
})
export type UserRow = z.infer<typeof userRow>

export const listUsersEndpoint = endpoint({
  method: 'GET',
  path: '/users',
  allow: 'user.list',
  returns: z.array(userRow),
  refusals: [],
})

/** `link` is shown once, when no mail server is set; with one it is null and `isMailed` is true. */
export const invitation = z.object({
  userId,
  link: z.string().nullable(),
  isMailed: z.boolean(),
  expiresAt: z.string(),
})

export const inviteUserEndpoint = endpoint({
  method: 'POST',
  path: '/users/invitations',
  allow: 'user.invite',
  idempotent: true,
  body: z.object({
    name: personName,
    email,
    roles: z.array(role).min(1),
    area: z.string().trim().max(80).nullable().default(null),
  }),
  returns: invitation,
  refusals: ['email_taken'],
  ratePerMinute: 60,
})

/** A new invitation (nobody accepted yet) or a password-reset link for somebody who lost access. */
export const reissueLinkEndpoint = endpoint({
  method: 'POST',
  path: '/users/:userId/link',
  allow: 'user.invite',
  idempotent: true,
  params: z.object({ userId }),
  returns: invitation,
  refusals: ['not_found'],
})

export const lookAtInvitationEndpoint = endpoint({
  method: 'POST',
  path: '/invitations/look',
  allow: 'invitation.accept',
  body: z.object({ token: secretToken }),
  returns: z.object({ name: z.string(), email: z.string(), companyName: z.string(), locale }),
  refusals: ['link_invalid'],
  ratePerMinute: 30,
})

export const acceptInvitationEndpoint = endpoint({
  method: 'POST',
  path: '/invitations/accept',
  allow: 'invitation.accept',
  body: z.object({ token: secretToken, name: personName, password: newPassword, locale }),
  returns: me,
  refusals: ['link_invalid', 'password_leaked'],
  ratePerMinute: 20,
})

export const grantRolesEndpoint = endpoint({
  method: 'PUT',
  path: '/users/:userId/roles',
  allow: 'user.role.grant',
  version: true,
  params: z.object({ userId }),
  body: z.object({ roles: z.array(role).min(1), area: z.string().trim().max(80).nullable().optional() }),
  returns: userRow,
  refusals: ['not_found', 'version_stale', 'last_administrator'],
})

export const disableUserEndpoint = endpoint({
  method: 'POST',
  path: '/users/:userId/disable',
  allow: 'user.disable',
  version: true,
  idempotent: true,
  params: z.object({ userId }),
  returns: userRow,
  refusals: ['not_found', 'version_stale', 'last_administrator'],
})

export const enableUserEndpoint = endpoint({
  method: 'POST',
  path: '/users/:userId/enable',
  allow: 'user.disable',
  version: true,
  idempotent: true,
  params: z.object({ userId }),
  returns: userRow,
  refusals: ['not_found', 'version_stale'],
})

import { z } from 'zod'
import { endpoint } from '@/shared/kernel/endpoint'
import { currencyCode } from '@/shared/kernel/money'
import { userId, uuid } from '@/shared/kernel/ids'

export const roles = ['administrator', 'director', 'privacy_officer', 'kam', 'specialist', 'executive', 'area'] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>

export const locale = z.enum(['es', 'en'])
export type Locale = z.infer<typeof locale>
export const colorScheme = z.enum(['light', 'dark', 'auto'])

export const email = z.string().trim().toLowerCase().max(254).pipe(z.email())
export const personName = z.string().trim().min(1).max(120)
/** 12 to 128 characters, no composition rules (D16). */
export const newPassword = z.string().min(12).max(128)
export const secretToken = z.string().regex(/^[A-Za-z0-9_-]{20,100}$/)

export const managerLabel = z.enum(['kam', 'account_manager', 'relationship_manager'])

export const companySettings = z.object({
  name: z.string().trim().min(1).max(160),
  country: z.string().regex(/^[A-Z]{2}$/),
  currency: currencyCode,
  timeZone: z.string().min(1).max(64),
  fiscalYearStartMonth: z.int().min(1).max(12),
  managerLabel,
})
export type CompanySettings = z.infer<typeof companySettings>

export const company = companySettings.extend({
  /** Empty until the company is configured. */
  name: z.string(),
  version: z.int(),
  /** The day that rules: the zone's today, or the fixed day of the example company. */
  today: z.string(),
  isDemo: z.boolean(),
  isConfigured: z.boolean(),
  hasSales: z.boolean(),
  mailIsSet: z.boolean(),
})
export type Company = z.infer<typeof company>

export const me = z.object({
  id: userId,
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  locale,
  colorScheme,
  shortcutsOn: z.boolean(),
  version: z.int(),
  /** Best code of the person's roles per right, as authorization.csv says: A, O, M, E, F or H. */
  rights: z.record(z.string(), z.string()),
  company,
})
export type Me = z.infer<typeof me>

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
export const meEndpoint = endpoint({ method: 'GET', path: '/me', allow: 'session.list', returns: me, refusals: [] })
export const updateMeEndpoint = endpoint({
  method: 'PATCH',
  path: '/me',
  allow: 'user.self.update',
  version: true,
  body: z.object({ name: personName, locale, colorScheme, shortcutsOn: z.boolean() }).partial(),
  returns: me,
  refusals: ['version_stale'],
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

export const companyEndpoint = endpoint({
  method: 'GET',
  path: '/company',
  allow: 'settings.read',
  returns: company,
  refusals: [],
})
export const updateCompanyEndpoint = endpoint({
  method: 'PUT',
  path: '/company',
  allow: 'settings.write',
  version: true,
  body: companySettings,
  returns: company,
  refusals: ['version_stale'],
})

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

import { z } from 'zod'
import { endpoint } from '@/shared/kernel/endpoint'
import { userId } from '@/shared/kernel/ids'
import { role, locale, colorScheme, personName } from './person.contract'
import { company } from './company.contract'

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

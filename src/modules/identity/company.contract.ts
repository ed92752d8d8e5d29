import { z } from 'zod'
import { endpoint } from '@/shared/kernel/endpoint'
import { currencyCode } from '@/shared/kernel/money'

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

import { z } from 'zod'

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

import { codeKey, nameKey, taxIdKey } from '@/shared/kernel/account-key'
import type { AccountFields } from './account.contract'

/** What imports recognise a client by; null where it has none. */
export interface AccountKeys {
  nameKey: string
  taxIdKey: string | null
  codeKey: string | null
}

/**
 * The keys that change with the fields that people type, so that imports know the client by its latest spelling.
 * Shape   in: the fields given, any of them. Out: the keys of those fields only.
 * Errors  none.   Source  issue 2 §2
 */
export function keysOf(fields: Partial<AccountFields>): Partial<AccountKeys> {
  return {
    ...(fields.name === undefined ? {} : { nameKey: nameKey(fields.name) }),
    ...(fields.taxId === undefined ? {} : { taxIdKey: fields.taxId ? taxIdKey(fields.taxId) || null : null }),
    ...(fields.code === undefined ? {} : { codeKey: fields.code ? codeKey(fields.code) : null }),
  }
}

/**
 * Says why a name cannot be one: it needs a letter or a figure, or no import would ever find it.
 * Errors  none (the refusal is returned).
 */
export function whyNotNamed(name: string | undefined): 'name_empty' | null {
  return name !== undefined && nameKey(name) === '' ? 'name_empty' : null
}

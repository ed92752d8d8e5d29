import { Refusal } from '@/shared/kernel/errors'
import { headingKey } from './reading/heading-key.rules'
import { type ImportField, importField, type ImportOptions } from './import-file.contract'
import { planFile } from './reading/make-plan'
import type { ReadOptions } from './reading/sales-file.types'

/**
 * The options with columns that a person named by heading («Valor neto»), by letter («F») or by number from 1; «-» leaves the
 * field without a column.
 */
export async function withNamedColumns(
  path: string,
  options: ImportOptions,
  named: ReadonlyMap<string, string>,
): Promise<ImportOptions> {
  if (named.size === 0) return options
  const { plan } = await planFile(path, options as ReadOptions)
  const columns: Partial<Record<ImportField, number | null>> = { ...options.columns }
  for (const [field, name] of named) {
    const known = importField.safeParse(field)
    if (!known.success) throw new Refusal('invalid_input', { reason: field })
    columns[known.data] = name === '-' ? null : columnAt(plan.header, name)
  }
  return { ...options, columns }
}

function columnAt(header: readonly string[], name: string): number {
  const byHeading = header.findIndex((heading) => headingKey(heading) === headingKey(name))
  if (byHeading >= 0) return byHeading
  const index = /^\d{1,4}$/.test(name) ? Number(name) - 1 : /^[A-Za-z]{1,2}$/.test(name) ? letterIndex(name) : -1
  if (index < 0 || index >= header.length) throw new Refusal('invalid_input', { reason: name })
  return index
}

function letterIndex(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

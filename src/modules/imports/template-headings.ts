import { createHash } from 'node:crypto'
import { headingKey } from './reading/heading-key.rules'
import type { ImportOptions, Inspection } from './import-file.contract'

/** The same headings in the same order, however they are accented or cased and whatever empty cells follow them. */
export function fingerprintOf(headings: readonly string[]): string {
  const keys = headings.map(headingKey).join('|').replace(/\|+$/, '')
  return createHash('sha256').update(keys).digest('hex')
}

export interface Template {
  id: string
  fingerprint: string
  options: ImportOptions
}

// Titles above the headings take a few lines, not hundreds.
const mostTitleRows = 200

/** The template made for a file with this one's headings, with the row where they stand. */
export function recognise(
  sample: { rows: readonly string[][]; lines: readonly number[] },
  templates: readonly Template[],
): { template: Template; headerRow: number } | null {
  const byFingerprint = new Map(templates.map((template) => [template.fingerprint, template]))
  for (const [i, row] of sample.rows.slice(0, mostTitleRows).entries()) {
    const template = byFingerprint.get(fingerprintOf(row.map((cell) => cell.trim())))
    if (template) return { template, headerRow: sample.lines[i]! }
  }
  return null
}

/** What people chose for this file, and what its own rows proved of the way its system writes; not where things stand in it. */
export function optionsWorthKeeping(options: ImportOptions, inspection: Inspection): ImportOptions {
  const { headerRow, sheet, ...chosen } = options
  const proven = <T>({ value, isSupposed }: { value: T; isSupposed: boolean }): T | undefined =>
    isSupposed ? undefined : value
  return withoutAbsent({
    decimal: proven(inspection.decimal),
    dateOrder: proven(inspection.dateOrder),
    sign: proven(inspection.sign),
    ...chosen,
  })
}

/** A template's options for a file whose headings stand in a row of its own. */
export function optionsFor(template: Template, headerRow: number, detectedHeaderRow: number | null): ImportOptions {
  return headerRow === detectedHeaderRow ? template.options : { ...template.options, headerRow }
}

function withoutAbsent(options: ImportOptions): ImportOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}

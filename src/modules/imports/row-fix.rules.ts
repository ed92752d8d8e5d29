import type { StoredFix } from './row-fix.types'
import type { Fix, RowError } from './reading/sales-file.types'

/** The earlier corrections with the new ones on top: what speaks of the same cells is replaced. */
export function withFixes(earlier: readonly StoredFix[], added: readonly StoredFix[]): StoredFix[] {
  const byTarget = new Map<string, StoredFix>()
  for (const fix of [...earlier, ...added]) {
    const target = targetOf(fix)
    byTarget.delete(target)
    byTarget.set(target, fix)
  }
  return [...byTarget.values()]
}

function targetOf(fix: StoredFix): string {
  if ('kind' in fix) return `kind ${fix.kind}`
  if ('row' in fix) return 'omit' in fix ? `row ${fix.row}` : `cell ${fix.row} ${fix.column}`
  return `value ${fix.column} ${fix.from}`
}

/** What the reading itself applies before it judges a row. */
export function fixesWhileReading(fixes: readonly StoredFix[]): Fix[] {
  return fixes.flatMap((fix): Fix[] => {
    if ('kind' in fix) return []
    if ('row' in fix)
      return [
        'omit' in fix ? { rowNumber: fix.row, omit: true } : { rowNumber: fix.row, column: fix.column, to: fix.to },
      ]
    return 'omit' in fix ? [] : [{ column: fix.column, from: fix.from, to: fix.to }]
  })
}

/** Rows that a person left out for what is wrong with them: only those that are wrong, whatever else bears the same value. */
export class Omissions {
  readonly #kinds = new Set<string>()
  readonly #values = new Set<string>()

  constructor(fixes: readonly StoredFix[]) {
    for (const fix of fixes) {
      if ('kind' in fix) this.#kinds.add(fix.kind)
      else if ('from' in fix && 'omit' in fix) this.#values.add(`${fix.column} ${fix.from}`)
    }
  }

  has({ kind, column, value }: Pick<RowError, 'kind' | 'column' | 'value'>): boolean {
    return this.#kinds.has(kind) || (this.#values.size > 0 && this.#values.has(`${column} ${value}`))
  }
}

import { BrokenRows, DelimitedReader } from './delimited.rules'
import { knownHeadings } from './header-row.rules'

export const delimiters = [';', ',', '\t', '|', '~', '^'] as const

export interface Layout {
  delimiter: string
  quote: 'double' | 'none'
  lineEnd: '\n' | '\r'
  /** Rows of the sample that have the commonest number of columns, of all with more than one. */
  agree: number
  of: number
}

/** Cuts a sample of text with every separator and keeps the one whose columns agree and whose header is best known. */
export function detectLayout(sample: string): Layout {
  const lineEnd = lineEndOf(sample)
  const said = /^sep=(.)\r?\n/i.exec(sample)?.[1]
  const candidates = said ? [said] : delimiters
  let best: (Layout & { score: number }) | null = null
  let isTooWide = false
  for (const delimiter of candidates) {
    let [quotedSteadiness, quotedRows] = [-1, 0]
    for (const quote of ['double', 'none'] as const) {
      const rows = cutSample(sample, { delimiter, quote, lineEnd })
      if (rows === 'tooWide') isTooWide = true
      if (!rows || rows === 'tooWide') continue
      const { agree, of, columns } = agreement(rows)
      const headings = Math.max(0, ...rows.slice(0, 60).map(knownHeadings))
      const steadiness = of > 0 ? agree / of : 0
      // Quotes mean nothing only where cutting by them leaves the rows clearly more ragged.
      if (quote === 'none' && quotedSteadiness > steadiness - 0.1 && rows.length < quotedRows * 1.5) continue
      if (quote === 'double') [quotedSteadiness, quotedRows] = [steadiness, rows.length]
      const score = headings * 3 + steadiness * Math.min(columns, 12)
      if (!best || score > best.score) best = { delimiter, quote, lineEnd, agree, of, score }
    }
  }
  if (isTooWide && (!best || best.agree === 0)) throw new BrokenRows('file_too_wide', 1)
  return best ?? { delimiter: ',', quote: 'double', lineEnd, agree: 0, of: 0 }
}

/** Rows of an old Mac end with CR, while LF still breaks lines inside their cells. */
function lineEndOf(sample: string): '\n' | '\r' {
  let [alone, together, feeds] = [0, 0, 0]
  for (let at = sample.indexOf('\r'); at >= 0; at = sample.indexOf('\r', at + 1))
    if (sample.charCodeAt(at + 1) === 10) together++
    else alone++
  for (let at = sample.indexOf('\n'); at >= 0; at = sample.indexOf('\n', at + 1)) feeds++
  return together === 0 && alone > feeds ? '\r' : '\n'
}

function cutSample(
  sample: string,
  format: { delimiter: string; quote: 'double' | 'none'; lineEnd: '\n' | '\r' },
): string[][] | 'tooWide' | null {
  const rows: string[][] = []
  try {
    const reader = new DelimitedReader(format, (cells) => rows.push(cells))
    reader.push(sample)
    // Sixty thousand letters without a row's end: a quote that never closes, under this reading.
    return rows.length === 0 && sample.length > 60_000
      ? null
      : rows.length > 0
        ? rows
        : [sample.split(format.delimiter)]
  } catch (error) {
    if (error instanceof BrokenRows) return error.code === 'file_too_wide' ? 'tooWide' : null
    throw error
  }
}

function agreement(rows: readonly string[][]): { agree: number; of: number; columns: number } {
  const counts = new Map<number, number>()
  for (const row of rows) if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  const [columns, agree] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [1, 0]
  return { agree, of: rows.filter((row) => row.some((cell) => cell.trim() !== '')).length, columns }
}

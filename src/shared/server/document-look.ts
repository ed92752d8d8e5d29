import type { CellTone, MarkTone } from '@/shared/kernel/document'

/** The house's colours on paper (design/looks.md), as PPTX and PDF take them: without «#». */
export const paperColours = {
  ink: '231E18',
  soft: '574E44',
  faint: '736A5E',
  line: 'EAE5DC',
  strongLine: 'C3BAAC',
  well: 'F4F1EB',
  paper: 'FFFFFF',
  key: '125B6F',
  keySoft: 'EEF6F8',
  target: 'C4703A',
  rival: '9A5692',
  good: '27652B',
  bad: '932C21',
} as const

export const markColours: Readonly<Record<MarkTone, string>> = {
  key: paperColours.key,
  target: paperColours.target,
  rival: paperColours.rival,
}

export const cellColours: Readonly<Record<CellTone, string>> = {
  plain: paperColours.ink,
  good: paperColours.good,
  bad: paperColours.bad,
  key: paperColours.key,
  soft: paperColours.faint,
}

/** Figures that a reader looks for first, and totals. */
export function isStrongTone(tone: CellTone): boolean {
  return tone === 'good' || tone === 'bad' || tone === 'key'
}

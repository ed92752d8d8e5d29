import type { CellTone, PaperCell, PaperList, PaperPart, PaperTable } from '@/shared/kernel/document'
import type { Format } from '@/shared/kernel/format'
import type { LineBenchmark, PlanSales } from './plan.contract'
import { isToldTo } from './plan-document-allow.rules'
import type { PlanAudience } from './plan-document.contract'
import { documentWords, type ScreenKey, screenWord } from './plan-document-words.rules'
import type { DocumentWords } from './plan-document-words.types'
import type { ContentOf, PlanItem, PlanItemKind } from './plan-item.contract'
import { isExpired, itemsOf } from './plan-items.rules'

/** What the sections of a document are written with: items that are already only what the audience may read. */
export interface Pen {
  readonly audience: PlanAudience
  readonly locale: 'es' | 'en'
  readonly format: Format
  readonly today: string
  readonly startYear: number
  readonly fiscalYearStartMonth: number
  readonly items: readonly PlanItem[]
  /** Null for the client, and for those who see no amounts. */
  readonly sales: PlanSales | null
  readonly benchmarks: readonly LineBenchmark[]
  /** The question of a prompt in the document's language. */
  readonly asks: ReadonlyMap<string, string>
  readonly words: DocumentWords
  readonly say: (key: ScreenKey) => string
}

export type PenSource = Omit<Pen, 'words' | 'say'>
export function takePen(source: PenSource): Pen {
  return { ...source, words: documentWords[source.locale], say: (key) => screenWord(source.locale, key) }
}

export function ofKind<K extends PlanItemKind>(pen: Pen, kind: K): PlanItem<K>[] {
  return itemsOf(pen.items, kind).sort((left, right) => left.position - right.position)
}

/** An amount with the decimals it was written with, zeros at its end apart; unknown is «n/d». */
export function figure(pen: Pen, amount: string | null): string {
  if (amount === null) return pen.say('notKnown')
  const decimals = /\.(\d*?)0*$/.exec(amount)?.[1]!.length ?? 0
  return pen.format.number(amount, decimals)
}

/** Where it comes from, in a line, as far as the audience may know. */
export function evidenceLine(pen: Pen, item: PlanItem): string {
  const { format, words, say } = pen
  const isPast = isExpired(item, pen.today)
  const said = [
    item.certainty && say(`certainty.${item.certainty}`),
    item.source,
    item.saidBy,
    item.observedOn && format.day(item.observedOn),
    item.confirmedOn && fill(words.note.confirmed, { day: format.day(item.confirmedOn) }),
    item.confirmedBy,
    item.validUntil && `${say('validUntil')} ${format.day(item.validUntil)}${isPast ? ' (!)' : ''}`,
  ]
  return said.filter(Boolean).join(' · ')
}

export function listOf<K extends PlanItemKind>(
  pen: Pen,
  title: string,
  items: readonly PlanItem<K>[],
  text: (content: PlanItem<K>['content']) => string,
  more: (content: PlanItem<K>['content']) => string = () => '',
): PaperList {
  return {
    kind: 'list',
    title,
    items: items
      .map((item) => ({
        text: text(item.content),
        note: [more(item.content), evidenceLine(pen, item as PlanItem)].filter(Boolean).join(' · '),
      }))
      .filter((item) => item.text !== ''),
  }
}

export interface PlanColumn<K extends PlanItemKind> {
  readonly title: string
  /** The fields it shows: without a place for them in the audience's documents there is no column. */
  readonly of: readonly (keyof ContentOf<K> & string)[]
  readonly weight: number
  readonly isNumber?: boolean
  readonly text: (content: PlanItem<K>['content'], item: PlanItem<K>) => string
  readonly tone?: (content: PlanItem<K>['content']) => CellTone
}

/** A table of items; columns that nothing stands in are left out. */
export function tableOf<K extends PlanItemKind>(
  pen: Pen,
  kind: K,
  head: { title: string; note?: string; items?: readonly PlanItem<K>[] },
  columns: readonly PlanColumn<K>[],
): PaperTable {
  const items = head.items ?? ofKind(pen, kind)
  const told = columns.filter(({ of }) => of.every((field) => isToldTo(pen.audience, kind, field)))
  const shown = told.filter((column) => items.some((item) => column.text(item.content, item) !== ''))
  // Evidence stands under the words it speaks of: a column of its own would be the widest of all.
  const isFull = shown.map((column) => items.every((item) => column.text(item.content, item) !== ''))
  const main = shown.reduce(
    (widest, column, at) => (isFull[at] && column.weight > shown[widest]!.weight ? at : widest),
    0,
  )
  return {
    kind: 'table',
    title: head.title,
    note: head.note ?? '',
    columns: shown.map(({ title, weight, isNumber = false }) => ({ title, weight, isNumber })),
    rows: items.map((item) => ({
      isTotal: false,
      cells: shown.map(({ text, tone }, at) => ({
        ...plainCell(text(item.content, item), tone?.(item.content)),
        note: at === main ? evidenceLine(pen, item as PlanItem) : '',
      })),
    })),
  }
}

export function isWritten(part: PaperPart): boolean {
  switch (part.kind) {
    case 'text':
      return part.paragraphs.length > 0
    case 'list':
      return part.items.length > 0
    case 'table':
      return part.rows.length > 0 && part.columns.length > 0
    case 'chart':
      return part.points.length > 0
  }
}

export function fill(template: string, facts: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_whole, name: string) => facts[name] ?? '')
}

export function plainCell(text: string, tone: CellTone = 'plain'): PaperCell {
  return { text, note: '', tone }
}

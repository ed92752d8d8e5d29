/**
 * A document before it has a form: what a page or a slide says, in words that are already formatted. Rules write it,
 * `shared/server/document-*` draws it as PPTX or PDF, so that both say the same.
 */
export interface PaperDocument {
  readonly locale: 'es' | 'en'
  /** What it is: «Plan de cuenta». */
  readonly title: string
  /** Of whom: the account. */
  readonly subject: string
  /** The one sentence a reader keeps; '' = none. */
  readonly lead: string
  /** Whose it is: the company that writes. */
  readonly issuer: string
  readonly facts: readonly PaperFact[]
  /** On every page: level, who, when. */
  readonly footer: string
  readonly sections: readonly PaperSection[]
}
export interface PaperFact {
  readonly label: string
  readonly value: string
}
export interface PaperSection {
  readonly title: string
  readonly note: string
  /** From top to bottom; the one to three parts of a row stand side by side. */
  readonly rows: readonly (readonly PaperPart[])[]
}
export type PaperPart = PaperText | PaperList | PaperTable | PaperChart

export interface PaperText {
  readonly kind: 'text'
  readonly title: string
  readonly paragraphs: readonly string[]
}
export interface PaperList {
  readonly kind: 'list'
  readonly title: string
  readonly items: readonly { readonly text: string; readonly note: string }[]
}
export type CellTone = 'plain' | 'good' | 'bad' | 'key' | 'soft'
export interface PaperCell {
  readonly text: string
  /** In small under the text: where it comes from; '' = nothing. */
  readonly note: string
  readonly tone: CellTone
}
export interface PaperTable {
  readonly kind: 'table'
  readonly title: string
  /** Units and what the reader must know to read it; '' = nothing. */
  readonly note: string
  readonly columns: readonly { readonly title: string; readonly isNumber: boolean; readonly weight: number }[]
  readonly rows: readonly { readonly cells: readonly PaperCell[]; readonly isTotal: boolean }[]
}
/** What a colour means (design/looks.md): ours, what we aim at, the others. */
export type MarkTone = 'key' | 'target' | 'rival'
export interface PaperChart {
  readonly kind: 'chart'
  readonly form: 'columns' | 'bars' | 'radar'
  readonly title: string
  readonly note: string
  /** What is measured. */
  readonly measure: string
  /** `value` is for drawing only: what is written beside a mark is its `text`. */
  readonly points: readonly {
    readonly label: string
    readonly value: number
    readonly text: string
    readonly tone: MarkTone
  }[]
  /** The end of the scale; null = from the values. */
  readonly max: number | null
  readonly decimals: number
}

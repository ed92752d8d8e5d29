import type { PaperChart, PaperList, PaperPart, PaperSection, PaperTable, PaperText } from '@/shared/kernel/document'

/** Inches, on a wide slide of 13.33 × 7.5. */
export const slideArea = { x: 0.6, y: 1.3, width: 12.13, height: 5.5 } as const
const gap = 0.4
const rowGap = 0.25
export const partTitleHeight = 0.34
export const listGap = 0.09

export interface PlacedPart {
  readonly part: PaperPart
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export type SlideOfParts = readonly PlacedPart[]

/** Points; a table of many columns is set smaller. */
export const typeSizes = { text: 13, note: 10, table: 11, denseTable: 9.5, title: 13 } as const
const manyColumns = 7
export function tableSize(table: PaperTable): number {
  return table.columns.length > manyColumns ? typeSizes.denseTable : typeSizes.table
}

/**
 * Lays a section out on as many slides as it takes: rows from top to bottom, lists and tables go on overleaf with their
 * title and heading again. Heights are estimated from the number of letters, on the generous side.
 */
export function slidesOf(section: PaperSection): SlideOfParts[] {
  const slides: PlacedPart[][] = [[]]
  let y: number = slideArea.y
  const bottom = slideArea.y + slideArea.height
  const queue = section.rows.map((row) => [...row])
  for (let row = queue.shift(); row; row = queue.shift()) {
    const width = row.length === 1 ? slideArea.width : (slideArea.width - gap) / 2
    const room = bottom - y
    const cuts = row.map((part) => cut(part, width, room))
    const isFresh = slides.at(-1)!.length === 0
    if (!isFresh && cuts.some(({ head }) => head === null)) {
      slides.push([])
      y = slideArea.y
      queue.unshift(row)
      continue
    }
    // What does not fit even on an empty slide is drawn as it is rather than lost.
    const heads = cuts.map(({ head }, at) => head ?? row[at]!)
    const heights = heads.map((part) => heightOf(part, width))
    for (const [at, part] of heads.entries()) {
      slides.at(-1)!.push({ part, x: slideArea.x + at * (width + gap), y, width, height: heights[at]! })
    }
    y += Math.max(...heights) + rowGap
    const tails = cuts.flatMap(({ head, tail }) => (head !== null && tail !== null ? [tail] : []))
    if (tails.length > 0) {
      queue.unshift(tails)
      slides.push([])
      y = slideArea.y
    }
  }
  return slides.filter((slide) => slide.length > 0)
}

export function heightOf(part: PaperPart, width: number): number {
  switch (part.kind) {
    case 'text':
      return partTitleHeight + part.paragraphs.reduce((sum, text) => sum + paragraphHeight(text, width), 0)
    case 'list':
      return partTitleHeight + part.items.reduce((sum, item) => sum + itemHeight(item, width), 0)
    case 'table':
      return partTitleHeight + rowHeights(part, width).reduce((sum, height) => sum + height, 0)
    case 'chart':
      return partTitleHeight + chartHeight(part)
  }
}

/** The heading first, then every row. */
export function rowHeights(table: PaperTable, width: number): number[] {
  const size = tableSize(table)
  const widths = columnWidths(table, width)
  const tallest = (texts: readonly string[]): number =>
    Math.max(...texts.map((text, at) => textHeight(text, size, widths[at]! - 0.16))) + 0.12
  return [
    tallest(table.columns.map(({ title }) => title)),
    ...table.rows.map((row) => tallest(row.cells.map(({ text }) => text))),
  ]
}

export function columnWidths(table: PaperTable, width: number): number[] {
  const whole = table.columns.reduce((sum, column) => sum + column.weight, 0)
  return table.columns.map(({ weight }) => (weight * width) / whole)
}

const averageLetter = 0.54
const lineHeight = 1.28
export function textHeight(text: string, size: number, width: number): number {
  const letters = Math.max(1, Math.floor((width * 72) / (size * averageLetter)))
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, linesOf(line, letters)), 0)
  return (lines * size * lineHeight) / 72
}

/** Words do not break: a line ends before the word that is too long for it. */
function linesOf(text: string, letters: number): number {
  let [lines, used] = [1, 0]
  for (const word of text.split(' ')) {
    if (used > 0 && used + 1 + word.length > letters) {
      lines++
      used = 0
    }
    lines += Math.max(0, Math.ceil(word.length / letters) - 1)
    used += (used > 0 ? 1 : 0) + (word.length > letters ? word.length % letters : word.length)
  }
  return lines
}

function paragraphHeight(text: string, width: number): number {
  return textHeight(text, typeSizes.text, width - 0.1) + 0.1
}

export function itemHeight(item: PaperList['items'][number], width: number): number {
  const note = item.note === '' ? 0 : textHeight(item.note, typeSizes.note, width - 0.3)
  return textHeight(item.text, typeSizes.text, width - 0.3) + note + listGap
}

function chartHeight(chart: PaperChart): number {
  if (chart.form === 'bars') return Math.min(3.4, 0.35 + 0.42 * chart.points.length)
  return chart.form === 'radar' ? 3.1 : 2.7
}

interface Cut {
  readonly head: PaperPart | null
  readonly tail: PaperPart | null
}
/** What of a part fits in `room`, and the rest; no head when nothing does. */
function cut(part: PaperPart, width: number, room: number): Cut {
  if (heightOf(part, width) <= room) return { head: part, tail: null }
  switch (part.kind) {
    case 'chart':
      return { head: null, tail: null }
    case 'text':
      return halves(
        fitting(
          part.paragraphs.map((text) => paragraphHeight(text, width)),
          room - partTitleHeight,
        ),
        part.paragraphs,
        (paragraphs): PaperText => ({ ...part, paragraphs }),
      )
    case 'list':
      return halves(
        fitting(
          part.items.map((item) => itemHeight(item, width)),
          room - partTitleHeight,
        ),
        part.items,
        (items): PaperList => ({ ...part, items }),
      )
    case 'table': {
      const [heading, ...rows] = rowHeights(part, width)
      return halves(fitting(rows, room - partTitleHeight - heading!), part.rows, (kept): PaperTable => ({
        ...part,
        rows: kept,
      }))
    }
  }
}

function fitting(heights: readonly number[], room: number): number {
  let used = 0
  return heights.filter((height) => (used += height) <= room).length
}

function halves<T>(count: number, all: readonly T[], make: (some: readonly T[]) => PaperPart): Cut {
  if (count === 0) return { head: null, tail: null }
  return { head: make(all.slice(0, count)), tail: make(all.slice(count)) }
}

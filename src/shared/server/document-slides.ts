import type { PaperChart, PaperList, PaperPart, PaperSection, PaperTable } from '@/shared/kernel/document'

/** Inches, on a wide slide of 13.33 × 7.5. */
export const slideArea = { x: 0.6, y: 1.3, width: 12.13, height: 5.5 } as const
const gap = 0.4
const rowGap = 0.25
const partTitle = 0.34
const listGap = 0.09

export interface PlacedPart {
  readonly part: PaperPart
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export interface SlidesOfSection {
  readonly slides: readonly (readonly PlacedPart[])[]
  readonly sizes: TypeSizes
}

/** Points, and inches for what grows with them. */
export interface TypeSizes {
  readonly text: number
  readonly note: number
  readonly table: number
  readonly denseTable: number
  readonly cellNote: number
  readonly title: number
  readonly partTitle: number
}
const usual: TypeSizes = { text: 13, note: 10, table: 11, denseTable: 9.5, cellNote: 8.5, title: 13, partTitle }
const largerBy = [1.35, 1.2, 1.1] as const
const manyColumns = 7
export function tableSize(table: PaperTable, sizes: TypeSizes): number {
  return table.columns.length > manyColumns ? sizes.denseTable : sizes.table
}

/**
 * Lays a section out on as many slides as it takes, in the largest type that takes no more of them and cuts no
 * part that could stand whole. Heights are
 * estimated from the number of letters, on the generous side.
 */
export function slidesOf(section: PaperSection): SlidesOfSection {
  const slides = layOut(section, usual)
  for (const factor of largerBy) {
    const sizes = grown(factor)
    const larger = layOut(section, sizes)
    const isAsWhole = larger.length === slides.length && larger.flat().length === slides.flat().length
    if (isAsWhole) return { slides: larger, sizes }
  }
  return { slides, sizes: usual }
}

function grown(factor: number): TypeSizes {
  return Object.fromEntries(Object.entries(usual).map(([name, size]) => [name, size * factor])) as unknown as TypeSizes
}

/** Rows from top to bottom; what a whole slide could not hold goes on overleaf under its own title and heading. */
function layOut(section: PaperSection, sizes: TypeSizes): PlacedPart[][] {
  const slides: PlacedPart[][] = [[]]
  let y: number = slideArea.y
  const turn = (): void => {
    slides.push([])
    y = slideArea.y
  }
  const queue = section.rows.map((row) => [...row])
  for (let row = queue.shift(); row; row = queue.shift()) {
    const width = (slideArea.width - gap * (row.length - 1)) / row.length
    const room = slideArea.y + slideArea.height - y
    const tallest = Math.max(...row.map((part) => heightOf(part, width, sizes)))
    const isFresh = slides.at(-1)!.length === 0
    if (!isFresh && tallest > room && (tallest <= slideArea.height || room < slideArea.height / 2)) turn()
    const left = slideArea.y + slideArea.height - y
    const cuts = row.map((part) => cut(part, { width, room: left, sizes }))
    // What does not fit even on an empty slide is drawn as it is rather than lost.
    const heads = cuts.map(({ head }, at) => head ?? row[at]!)
    const heights = heads.map((part) => heightOf(part, width, sizes))
    for (const [at, part] of heads.entries()) {
      slides.at(-1)!.push({ part, x: slideArea.x + at * (width + gap), y, width, height: heights[at]! })
    }
    y += Math.max(...heights) + rowGap
    const tails = cuts.flatMap(({ head, tail }) => (head !== null && tail !== null ? [tail] : []))
    if (tails.length > 0) {
      queue.unshift(tails)
      turn()
    }
  }
  return slides.filter((slide) => slide.length > 0)
}

function heightOf(part: PaperPart, width: number, sizes: TypeSizes): number {
  return sizes.partTitle + bodyHeight(part, width, sizes)
}

function bodyHeight(part: PaperPart, width: number, sizes: TypeSizes): number {
  switch (part.kind) {
    case 'text':
      return sumOf(part.paragraphs.map((text) => paragraphHeight(text, width, sizes)))
    case 'list':
      return sumOf(part.items.map((item) => itemHeight(item, width, sizes)))
    case 'table':
      return sumOf(rowHeights(part, width, sizes))
    case 'chart':
      return chartHeight(part)
  }
}

/** The heading first, then every row. */
export function rowHeights(table: PaperTable, width: number, sizes: TypeSizes): number[] {
  const size = tableSize(table, sizes)
  const widths = columnWidths(table, width).map((whole) => whole - 0.16)
  const cellHeight = ({ text, note }: { text: string; note: string }, at: number): number =>
    textHeight(text, size, widths[at]!) + (note === '' ? 0 : textHeight(note, sizes.cellNote, widths[at]!))
  const tallest = (cells: readonly { text: string; note: string }[]): number =>
    Math.max(...cells.map(cellHeight)) + 0.12
  return [
    tallest(table.columns.map(({ title }) => ({ text: title, note: '' }))),
    ...table.rows.map(({ cells }) => tallest(cells)),
  ]
}

export function columnWidths(table: PaperTable, width: number): number[] {
  const whole = table.columns.reduce((sum, column) => sum + column.weight, 0)
  return table.columns.map(({ weight }) => (weight * width) / whole)
}

const averageLetter = 0.54
const lineHeight = 1.28
function textHeight(text: string, size: number, width: number): number {
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

function paragraphHeight(text: string, width: number, sizes: TypeSizes): number {
  return textHeight(text, sizes.text, width - 0.1) + 0.1
}

function itemHeight(item: PaperList['items'][number], width: number, sizes: TypeSizes): number {
  const note = item.note === '' ? 0 : textHeight(item.note, sizes.note, width - 0.3)
  return textHeight(item.text, sizes.text, width - 0.3) + note + listGap
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
function cut(part: PaperPart, { width, room, sizes }: { width: number; room: number; sizes: TypeSizes }): Cut {
  if (heightOf(part, width, sizes) <= room) return { head: part, tail: null }
  const left = room - sizes.partTitle
  switch (part.kind) {
    case 'chart':
      return { head: null, tail: null }
    case 'text': {
      const heights = part.paragraphs.map((text) => paragraphHeight(text, width, sizes))
      return halves(fitting(heights, left), part.paragraphs, (paragraphs) => ({ ...part, paragraphs }))
    }
    case 'list': {
      const heights = part.items.map((item) => itemHeight(item, width, sizes))
      return halves(fitting(heights, left), part.items, (items) => ({ ...part, items }))
    }
    case 'table': {
      const [heading, ...heights] = rowHeights(part, width, sizes)
      return halves(fitting(heights, left - heading!), part.rows, (rows) => ({ ...part, rows }))
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

function sumOf(heights: readonly number[]): number {
  return heights.reduce((sum, height) => sum + height, 0)
}

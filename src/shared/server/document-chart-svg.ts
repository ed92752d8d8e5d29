import type { PaperChart } from '@/shared/kernel/document'
import { runsOf } from './document-fonts'
import { markColours, paperColours as colours } from './document-look'

type Point = PaperChart['points'][number]
const textSize = 9

/** A chart as lines and letters for paper; its table twin says the same in figures. */
export function chartSvg(chart: PaperChart, width: number): { svg: string; height: number } {
  const drawn = { columns: drawColumns, bars: drawBars, radar: drawRadar }[chart.form](chart, width)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${drawn.height}" viewBox="0 0 ${width} ${drawn.height}">${drawn.marks.join('')}</svg>`
  return { svg, height: drawn.height }
}

interface Drawn {
  readonly height: number
  readonly marks: readonly string[]
}

function endOf(chart: PaperChart): number {
  return Math.max(chart.max ?? 0, ...chart.points.map(({ value }) => value), Number.MIN_VALUE)
}

/** Standing bars from a zero line; what is below zero hangs from it. */
function drawColumns(chart: PaperChart, width: number): Drawn {
  const [top, plot, foot] = [16, 120, 18]
  const low = Math.min(0, ...chart.points.map(({ value }) => value))
  const scale = plot / (endOf(chart) - low)
  const zero = top + endOf(chart) * scale
  const step = Math.min(110, width / chart.points.length)
  const bar = step * 0.6
  const marks = chart.points.flatMap((point, at) => {
    const [x, size] = [at * step + (step - bar) / 2, Math.abs(point.value) * scale]
    const y = point.value < 0 ? zero : zero - size
    return [
      rect({ x, y, width: bar, height: size }, point),
      letters(point.text, { x: x + bar / 2, y: Math.max(9, Math.min(zero, y) - 4), anchor: 'middle', isBold: true }),
      letters(point.label, { x: x + bar / 2, y: top + plot + 13, anchor: 'middle', colour: colours.soft }),
    ]
  })
  const line = `<line x1="0" y1="${zero}" x2="${step * chart.points.length}" y2="${zero}" stroke="#${colours.strongLine}" stroke-width="0.75"/>`
  return { height: top + plot + foot, marks: [...marks, line] }
}

function drawBars(chart: PaperChart, width: number): Drawn {
  const row = 20
  const [from, room] = [width * 0.36, width * 0.5]
  const scale = room / endOf(chart)
  const marks = chart.points.flatMap((point, at) => {
    const y = at * row
    const size = Math.max(0, point.value) * scale
    return [
      letters(shortened(point.label, from - 8), { x: 0, y: y + 13, anchor: 'start', colour: colours.ink }),
      rect({ x: from, y: y + 4, width: size, height: row - 8 }, point),
      letters(point.text, { x: from + size + 5, y: y + 13, anchor: 'start', isBold: true }),
    ]
  })
  return { height: chart.points.length * row + 4, marks }
}

function drawRadar(chart: PaperChart, width: number): Drawn {
  const [height, radius] = [190, 66]
  const [cx, cy, rings] = [width / 2, height / 2 + 4, 5]
  const at = (index: number, part: number): [number, number] => {
    const angle = (index * 2 * Math.PI) / chart.points.length - Math.PI / 2
    return [cx + Math.cos(angle) * radius * part, cy + Math.sin(angle) * radius * part]
  }
  const outline = (parts: readonly number[]): string =>
    parts
      .map((part, index) =>
        at(index, part)
          .map((place) => place.toFixed(1))
          .join(','),
      )
      .join(' ')
  const grid = Array.from(
    { length: rings },
    (_, ring) =>
      `<polygon points="${outline(chart.points.map(() => (ring + 1) / rings))}" fill="none" stroke="#${colours.line}" stroke-width="0.75"/>`,
  )
  const shares = chart.points.map(({ value }) => value / endOf(chart))
  const shape = `<polygon points="${outline(shares)}" fill="#${colours.key}" fill-opacity="0.14" stroke="#${colours.key}" stroke-width="1.5"/>`
  const labels = chart.points.map(({ label, text }, index) => {
    const [x, y] = at(index, 1.2)
    const anchor = Math.abs(x - cx) < 6 ? 'middle' : x > cx ? 'start' : 'end'
    return letters(`${label} ${text}`, { x, y: y + 3, anchor, colour: colours.ink })
  })
  const dots = shares.map((share, index) => {
    const [x, y] = at(index, share)
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="2.4" fill="#${colours.key}"/>`
  })
  return { height, marks: [...grid, shape, ...dots, ...labels] }
}

function rect(box: { x: number; y: number; width: number; height: number }, { tone }: Point): string {
  return `<rect x="${box.x.toFixed(1)}" y="${box.y.toFixed(1)}" width="${box.width.toFixed(1)}" height="${box.height.toFixed(1)}" fill="#${markColours[tone]}"/>`
}

interface Letters {
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly colour?: string
  readonly isBold?: boolean
}
function letters(text: string, { x, y, anchor, colour = colours.ink, isBold = false }: Letters): string {
  const runs = runsOf(text).map(({ text: run, font }) => `<tspan font-family="${font}">${escaped(run)}</tspan>`)
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" font-size="${textSize}" fill="#${colour}"${isBold ? ' font-weight="bold"' : ''}>${runs.join('')}</text>`
}

/** A name that would run into its bar ends in an ellipsis; the table beside says it whole. */
function shortened(text: string, room: number): string {
  const most = Math.floor(room / (textSize * 0.55))
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

import pdfmake from 'pdfmake'
import type { PaperChart, PaperDocument, PaperPart, PaperSection, PaperTable } from '@/shared/kernel/document'
import { chartSvg } from './document-chart-svg'
import { fontFolder, mainFont, pdfFonts, runsOf } from './document-fonts'
import { cellColours, isStrongTone, paperColours as colours } from './document-look'

type Node = Readonly<Record<string, unknown>>

// A4 lying, in points: wide tables stay in one line.
const page = { width: 841.89, height: 595.28, margin: 48 } as const
const contentWidth = page.width - 2 * page.margin
const columnGap = 26

/** A document as pages to read and to print, in the house's own type. */
export async function writePdf(document: PaperDocument): Promise<Buffer> {
  pdfmake.setFonts(pdfFonts)
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(fontFolder))
  return pdfmake
    .createPdf({
      info: { title: `${document.title}: ${document.subject}`, author: document.issuer },
      language: document.locale,
      pageSize: { width: page.width, height: page.height },
      pageMargins: [page.margin, 46, page.margin, 50],
      defaultStyle: { font: mainFont, fontSize: 10, lineHeight: 1.25, color: `#${colours.ink}` },
      footer: (current: number, of: number) => footer(document, current, of),
      content: [...cover(document), ...document.sections.flatMap(sectionNodes)],
      // A heading never stands alone at the foot of a page.
      pageBreakBefore: (node: { headlineLevel?: number; startPosition: { verticalRatio: number } }) =>
        node.headlineLevel !== undefined && node.startPosition.verticalRatio > lowestFor(node.headlineLevel),
    })
    .getBuffer()
}

function cover(document: PaperDocument): Node[] {
  const facts = document.facts.map(({ label, value }) => ({
    width: '*',
    stack: [text(label, { fontSize: 8.5, color: colours.faint }), text(value, { bold: true })],
  }))
  return [
    text(document.issuer, { color: colours.soft }),
    text(document.title, { color: colours.key, bold: true, fontSize: 12, margin: [0, 12, 0, 0] }),
    text(document.subject, { bold: true, fontSize: 26, lineHeight: 1.15 }),
    ...(document.lead === '' ? [] : [text(document.lead, { fontSize: 12.5, margin: [0, 8, 0, 0] })]),
    ...(facts.length === 0 ? [] : [{ columns: facts, columnGap, margin: [0, 14, 0, 0] }]),
  ]
}

function sectionNodes(section: PaperSection): Node[] {
  const note = section.note === '' ? [] : runs(`   ${section.note}`, { fontSize: 9, color: colours.faint })
  return [
    {
      text: [...runs(section.title, { fontSize: 16, bold: true }), ...note],
      headlineLevel: 1,
      margin: [0, 26, 0, 0],
    },
    {
      canvas: [{ type: 'line', x1: 0, y1: 2, x2: contentWidth, y2: 2, lineWidth: 1.2, lineColor: `#${colours.key}` }],
      margin: [0, 0, 0, 2],
    },
    ...section.rows.map(rowNode),
  ]
}

/** How far down a page a section (1) and a part (2) may still begin. */
function lowestFor(level: number): number {
  return level === 1 ? 0.74 : 0.86
}

function rowNode(row: readonly PaperPart[]): Node {
  const margin = [0, 10, 0, 0]
  if (row.length === 1) return { stack: partNodes(row[0]!, contentWidth, 2), margin }
  const width = (contentWidth - columnGap * (row.length - 1)) / row.length
  const columns = row.map((part) => ({ width, stack: partNodes(part, width) }))
  return { columns, columnGap, margin, unbreakable: row.every(isShort) }
}

/** What stands beside another part stays beside it, unless it could be longer than a page. */
function isShort(part: PaperPart): boolean {
  const most = 8
  if (part.kind === 'list') return part.items.length <= most
  return part.kind === 'table' ? part.rows.length <= most : part.kind === 'chart'
}

function partNodes(part: PaperPart, width: number, headlineLevel?: number): Node[] {
  const note = part.kind === 'table' || part.kind === 'chart' ? part.note : ''
  const title = {
    text: [
      ...runs(part.title, { bold: true, color: colours.key }),
      ...(note === '' ? [] : runs(`   ${note}`, { fontSize: 8.5, color: colours.faint })),
    ],
    margin: [0, 0, 0, 4],
    ...(headlineLevel ? { headlineLevel } : {}),
  }
  switch (part.kind) {
    case 'text':
      return [title, ...part.paragraphs.map((paragraph) => text(paragraph, { margin: [0, 0, 0, 4] }))]
    case 'list':
      return [title, ...part.items.map(listItem)]
    case 'table':
      return [title, tableNode(part)]
    case 'chart':
      return [{ unbreakable: true, stack: [title, chartNode(part, width)] }]
  }
}

function listItem(item: { text: string; note: string }): Node {
  const bullet = { width: 10, ...text('•', { color: colours.key }) }
  const note = item.note === '' ? [] : [text(item.note, { fontSize: 8.5, color: colours.faint })]
  return {
    unbreakable: item.text.length < 600,
    columns: [bullet, { width: '*', stack: [text(item.text, {}), ...note] }],
    columnGap: 0,
    margin: [0, 0, 0, 4],
  }
}

function chartNode(chart: PaperChart, width: number): Node {
  return { svg: chartSvg(chart, width).svg, width }
}

function tableNode(table: PaperTable): Node {
  const whole = table.columns.reduce((sum, column) => sum + column.weight, 0)
  const size = table.columns.length > 8 ? 8.5 : 9.5
  const alignment = (at: number): 'left' | 'right' => (table.columns[at]!.isNumber ? 'right' : 'left')
  const heading = table.columns.map(({ title }, at) =>
    text(title, { fontSize: 8.5, color: colours.faint, alignment: alignment(at) }),
  )
  const rows = table.rows.map(({ cells, isTotal }) =>
    cells.map(({ text: words, note, tone }, at) => ({
      stack: [
        text(words, {
          fontSize: size,
          color: cellColours[tone],
          bold: isTotal || isStrongTone(tone),
          alignment: alignment(at),
        }),
        ...(note === '' ? [] : [text(note, { fontSize: 7.5, color: colours.faint })]),
      ],
      ...(isTotal ? { fillColor: `#${colours.well}` } : {}),
    })),
  )
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: table.columns.map(({ weight }) => `${((weight * 100) / whole).toFixed(3)}%`),
      body: [heading, ...rows],
    },
    layout: {
      hLineWidth: (line: number, node: { table: { body: unknown[] } }) =>
        line === 0 || line === node.table.body.length ? 0 : 0.6,
      vLineWidth: () => 0,
      hLineColor: (line: number) => `#${line === 1 ? colours.strongLine : colours.line}`,
      paddingLeft: (column: number) => (column === 0 ? 0 : 5),
      paddingRight: () => 5,
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
  }
}

function footer(document: PaperDocument, current: number, of: number): Node {
  const look = { fontSize: 8, color: colours.faint }
  return {
    columns: [
      { width: '*', ...text(document.footer, look) },
      { width: 60, ...text(`${current} / ${of}`, { ...look, alignment: 'right' }) },
    ],
    margin: [page.margin, 18, page.margin, 0],
  }
}

interface Look {
  readonly fontSize?: number
  readonly color?: string
  readonly bold?: boolean
  readonly alignment?: 'left' | 'right'
  readonly lineHeight?: number
  readonly margin?: readonly number[]
}
function text(words: string, { margin, alignment, ...look }: Look): Node {
  return { text: runs(words, look), ...(margin ? { margin } : {}), ...(alignment ? { alignment } : {}) }
}

function runs(words: string, look: Look): Node[] {
  const { color, ...rest } = look
  return runsOf(words).map((run) => ({ ...run, ...rest, ...(color ? { color: `#${color}` } : {}) }))
}

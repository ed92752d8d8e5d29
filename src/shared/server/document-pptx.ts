import PptxGenJS from 'pptxgenjs'
import type {
  PaperChart,
  PaperDocument,
  PaperList,
  PaperSection,
  PaperTable,
  PaperText,
} from '@/shared/kernel/document'
import { cellColours, isStrongTone, markColours, paperColours as colours } from './document-look'
import {
  columnWidths,
  type PlacedPart,
  rowHeights,
  slideArea,
  slidesOf,
  tableSize,
  type TypeSizes,
} from './document-slides'

// Every office program has it, or one of the same widths: what was laid out here stays laid out there.
const face = 'Arial'
const [slideWidth, slideHeight] = [13.33, 7.5]
const footerY = 7.02

type Slide = PptxGenJS.Slide
type TextProps = PptxGenJS.TextProps

/** A document as slides anybody can go on editing: native text, tables and charts. */
export async function writePptx(document: PaperDocument): Promise<Buffer> {
  const deck = new PptxGenJS()
  deck.layout = 'LAYOUT_WIDE'
  deck.title = `${document.title}: ${document.subject}`
  deck.company = document.issuer
  deck.author = document.issuer
  deck.theme = { headFontFace: face, bodyFontFace: face }
  drawCover(deck, document)
  for (const section of document.sections) drawSection(deck, document, section)
  // write() forgets to compress what it makes for Node; stream() does, and hands over a buffer all the same.
  return (await deck.stream({ compression: true })) as Buffer
}

function drawCover(deck: PptxGenJS, document: PaperDocument): void {
  const slide = deck.addSlide()
  slide.background = { color: colours.paper }
  slide.addShape('rect', { x: 0, y: 0, w: 0.28, h: slideHeight, fill: { color: colours.key } })
  const at = { x: 1, w: 11.3, fontFace: face, margin: 0 } as const
  slide.addText(document.issuer, { ...at, y: 0.8, h: 0.4, fontSize: 14, color: colours.soft })
  slide.addText(document.title, { ...at, y: 1.75, h: 0.5, fontSize: 18, color: colours.key, bold: true })
  slide.addText(document.subject, {
    ...at,
    y: 2.25,
    h: 0.95,
    fontSize: 40,
    bold: true,
    color: colours.ink,
    fit: 'shrink',
  })
  if (document.lead !== '') {
    slide.addText(document.lead, {
      ...at,
      y: 3.35,
      h: 1.5,
      fontSize: 18,
      color: colours.ink,
      valign: 'top',
      fit: 'shrink',
    })
  }
  const width = at.w / Math.max(1, document.facts.length)
  for (const [place, fact] of document.facts.entries()) {
    const x = at.x + place * width
    slide.addText(fact.label, { ...at, x, w: width - 0.2, y: 5.25, h: 0.3, fontSize: 11, color: colours.faint })
    slide.addText(fact.value, {
      ...at,
      x,
      w: width - 0.2,
      y: 5.55,
      h: 0.6,
      fontSize: 14,
      color: colours.ink,
      valign: 'top',
      bold: true,
    })
  }
  drawFooter(slide, document)
}

function drawSection(deck: PptxGenJS, document: PaperDocument, section: PaperSection): void {
  const { slides, sizes } = slidesOf(section)
  for (const [at, parts] of slides.entries()) {
    const slide = deck.addSlide()
    const title: TextProps[] = [{ text: section.title, options: { bold: true, fontSize: 24, color: colours.ink } }]
    const page = slides.length > 1 ? `${at + 1} / ${slides.length}` : ''
    const note = [section.note, page].filter(Boolean).join(' · ')
    if (note !== '') title.push({ text: `   ${note}`, options: { fontSize: 12, color: colours.faint } })
    slide.addText(title, {
      x: slideArea.x,
      y: 0.42,
      w: slideArea.width,
      h: 0.55,
      fontFace: face,
      margin: 0,
      valign: 'middle',
    })
    slide.addShape('line', {
      x: slideArea.x,
      y: 1.06,
      w: slideArea.width,
      h: 0,
      line: { color: colours.key, width: 1.5 },
    })
    for (const placed of parts) drawPart(slide, placed, sizes)
    drawFooter(slide, document)
  }
}

function drawFooter(slide: Slide, { footer }: PaperDocument): void {
  slide.addText(footer, {
    x: slideArea.x,
    y: footerY,
    w: slideArea.width - 1,
    h: 0.28,
    fontFace: face,
    fontSize: 9,
    color: colours.faint,
    margin: 0,
  })
  slide.slideNumber = {
    x: slideWidth - 1.1,
    y: footerY,
    w: 0.5,
    h: 0.28,
    fontFace: face,
    fontSize: 9,
    color: colours.faint,
    align: 'right',
  }
}

interface Drawn<P> {
  readonly part: P
  readonly sizes: TypeSizes
}
function drawPart(slide: Slide, placed: PlacedPart, sizes: TypeSizes): void {
  const { part, x, y, width } = placed
  const title: TextProps[] = [{ text: part.title, options: { bold: true, color: colours.key, fontSize: sizes.title } }]
  const note = part.kind === 'table' || part.kind === 'chart' ? part.note : ''
  if (note !== '') title.push({ text: `   ${note}`, options: { color: colours.faint, fontSize: sizes.note } })
  slide.addText(title, { x, y, w: width, h: sizes.partTitle - 0.04, fontFace: face, margin: 0, valign: 'top' })
  switch (part.kind) {
    case 'text':
      return drawText(slide, placed, { part, sizes })
    case 'list':
      return drawList(slide, placed, { part, sizes })
    case 'table':
      return drawTable(slide, placed, { part, sizes })
    case 'chart':
      return drawChart(slide, placed, { part, sizes })
  }
}

function drawText(slide: Slide, placed: PlacedPart, { part: { paragraphs }, sizes }: Drawn<PaperText>): void {
  const lines = paragraphs.map((text): TextProps => ({ text, options: { breakLine: true, paraSpaceAfter: 6 } }))
  slide.addText(lines, { ...below(placed, sizes), fontSize: sizes.text, color: colours.ink })
}

function drawList(slide: Slide, placed: PlacedPart, { part: { items }, sizes }: Drawn<PaperList>): void {
  const lines = items.flatMap(({ text, note }): TextProps[] => {
    const bullet = { bullet: { indent: 12 }, fontSize: sizes.text, color: colours.ink } as const
    const isAlone = note === ''
    const first: TextProps = { text, options: { ...bullet, breakLine: true, paraSpaceAfter: isAlone ? 5 : 0 } }
    if (isAlone) return [first]
    return [
      first,
      {
        text: note,
        options: { fontSize: sizes.note, color: colours.faint, indentLevel: 0, breakLine: true, paraSpaceAfter: 5 },
      },
    ]
  })
  slide.addText(lines, below(placed, sizes))
}

function drawTable(slide: Slide, placed: PlacedPart, { part: table, sizes }: Drawn<PaperTable>): void {
  const size = tableSize(table, sizes)
  const hairline = { type: 'solid', pt: 0.75, color: colours.line } as const
  const none = { type: 'none' } as const
  const noteLook = { fontSize: sizes.cellNote, color: colours.faint, bold: false } as const
  const alignOf = (at: number): 'left' | 'right' => (table.columns[at]!.isNumber ? 'right' : 'left')
  const heading = table.columns.map(({ title }, at): PptxGenJS.TableCell => ({
    text: title,
    options: {
      align: alignOf(at),
      color: colours.faint,
      valign: 'bottom',
      border: [none, none, { type: 'solid', pt: 1, color: colours.strongLine }, none],
    },
  }))
  const rows = table.rows.map(({ cells, isTotal }) =>
    cells.map(({ text, note, tone }, at): PptxGenJS.TableCell => ({
      text:
        note === ''
          ? text
          : [
              { text, options: { breakLine: true } },
              { text: note, options: noteLook },
            ],
      options: {
        align: alignOf(at),
        color: cellColours[tone],
        bold: isTotal || isStrongTone(tone),
        ...(isTotal ? { fill: { color: colours.well } } : {}),
        border: [none, none, hairline, none],
      },
    })),
  )
  slide.addTable([heading, ...rows], {
    x: placed.x,
    y: placed.y + sizes.partTitle,
    w: placed.width,
    colW: columnWidths(table, placed.width),
    rowH: rowHeights(table, placed.width, sizes),
    fontFace: face,
    fontSize: size,
    valign: 'middle',
    margin: [0.04, 0.08, 0.04, 0.08],
  })
}

function drawChart(slide: Slide, placed: PlacedPart, { part: chart, sizes }: Drawn<PaperChart>): void {
  // Lying bars are drawn from the foot up.
  const points = chart.form === 'bars' ? chart.points.toReversed() : chart.points
  const series = [
    { name: chart.measure, labels: points.map(({ label }) => label), values: points.map(({ value }) => value) },
  ]
  const common: PptxGenJS.IChartOpts = {
    ...below(placed, sizes),
    chartColors: points.map(({ tone }) => markColours[tone]),
    catAxisLabelColor: colours.soft,
    catAxisLabelFontFace: face,
    catAxisLabelFontSize: 11,
    valAxisLabelFontFace: face,
    valAxisLabelFontSize: 10,
    valAxisLabelColor: colours.faint,
    valAxisMinVal: 0,
    ...(chart.max === null ? {} : { valAxisMaxVal: chart.max }),
    showLegend: false,
    altText: `${chart.title}: ${points.map(({ label, text }) => `${label} ${text}`).join('; ')}`,
  }
  if (chart.form === 'radar') {
    slide.addChart('radar', series, {
      ...common,
      chartColors: [colours.key],
      radarStyle: 'marker',
      valGridLine: { color: colours.strongLine, size: 0.5 },
      valAxisMajorUnit: 1,
      lineDataSymbolSize: 7,
    })
    return
  }
  slide.addChart('bar', series, {
    ...common,
    barDir: chart.form === 'bars' ? 'bar' : 'col',
    barGapWidthPct: 55,
    valAxisHidden: true,
    valGridLine: { style: 'none' },
    showValue: true,
    dataLabelPosition: 'outEnd',
    dataLabelFontFace: face,
    dataLabelFontSize: 11,
    dataLabelFontBold: true,
    dataLabelColor: colours.ink,
    dataLabelFormatCode: chart.decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(chart.decimals)}`,
  })
}

function below({ x, y, width, height }: PlacedPart, { partTitle }: TypeSizes): Box {
  return { x, y: y + partTitle, w: width, h: height - partTitle, fontFace: face, margin: 0, valign: 'top' }
}
interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly fontFace: string
  readonly margin: number
  readonly valign: 'top'
}

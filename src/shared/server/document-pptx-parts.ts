import type PptxGenJS from 'pptxgenjs'
import type { PaperChart, PaperList, PaperTable, PaperText } from '@/shared/kernel/document'
import { cellColours, isStrongTone, markColours, paperColours as colours } from './document-look'
import { columnWidths, type PlacedPart, rowHeights, tableSize, type TypeSizes } from './document-slides'

// Every office program has it, or one of the same widths: what was laid out here stays laid out there.
export const face = 'Arial'
type Slide = PptxGenJS.Slide
type TextProps = PptxGenJS.TextProps

interface Drawn<P> {
  readonly part: P
  readonly sizes: TypeSizes
}
/** One part with its title, as native text, table or chart. */
export function drawPart(slide: Slide, placed: PlacedPart, sizes: TypeSizes): void {
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
    ...(points.some(({ value }) => value < 0) ? {} : { valAxisMinVal: 0 }),
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

import type { PaperChart, PaperDocument, PaperPart, PaperSection, PaperTable } from '@/shared/kernel/document'
import { chartSvg } from './document-chart-svg'
import { paperColours as colours } from './document-look'

const chartWidth = 420

/**
 * A document as one page without scripts, to read in the browser and to print: the accessible twin of the PDF, with
 * real headings and tables.
 */
export function writeHtml(document: PaperDocument): string {
  const facts = document.facts.map(
    ({ label, value }) => `<div><dt>${escaped(label)}</dt><dd>${escaped(value)}</dd></div>`,
  )
  return `<!doctype html>
<html lang="${document.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${document.title}: ${document.subject}`)}</title>
<style>${styles}${pageFoot(document.footer)}</style>
</head>
<body>
<main>
<header>
<p class="soft">${escaped(document.issuer)}</p>
<p class="kind">${escaped(document.title)}</p>
<h1>${escaped(document.subject)}</h1>
${document.lead === '' ? '' : `<p class="lead">${escaped(document.lead)}</p>`}
${facts.length === 0 ? '' : `<dl>${facts.join('')}</dl>`}
</header>
${document.sections.map(sectionHtml).join('\n')}
</main>
<footer>${escaped(document.footer)}</footer>
</body>
</html>
`
}

/** On every sheet that is printed: whose it is and how guarded, and the page. */
function pageFoot(footer: string): string {
  const look = `font: 8pt system-ui, sans-serif; color: #${colours.faint};`
  const words = footer.replace(/[\\"<>\n]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)
  return `@page { @bottom-left { content: "${words}"; ${look} } @bottom-right { content: counter(page) " / " counter(pages); ${look} } }`
}

function sectionHtml({ title, note, rows }: PaperSection): string {
  const body = rows.map((row) => `<div class="row row-${row.length}">${row.map(partHtml).join('')}</div>`)
  return `<section><h2>${escaped(title)}${small(note)}</h2>${body.join('')}</section>`
}

function partHtml(part: PaperPart): string {
  const note = part.kind === 'table' || part.kind === 'chart' ? part.note : ''
  return `<div class="part"><h3>${escaped(part.title)}${small(note)}</h3>${bodyHtml(part)}</div>`
}

function bodyHtml(part: PaperPart): string {
  switch (part.kind) {
    case 'text':
      return part.paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('')
    case 'list':
      return `<ul>${part.items.map(({ text, note }) => `<li>${escaped(text)}${noteHtml(note)}</li>`).join('')}</ul>`
    case 'table':
      return tableHtml(part)
    case 'chart':
      return chartHtml(part)
  }
}

function chartHtml(chart: PaperChart): string {
  const said = chart.points.map(({ label, text }) => `${label} ${text}`).join('; ')
  return `<div role="img" aria-label="${escaped(`${chart.title}: ${said}`)}">${chartSvg(chart, chartWidth).svg}</div>`
}

function tableHtml({ columns, rows }: PaperTable): string {
  const side = (at: number): string => (columns[at]!.isNumber ? ' class="number"' : '')
  const heading = columns.map(({ title }, at) => `<th scope="col"${side(at)}>${escaped(title)}</th>`)
  const body = rows.map(({ cells, isTotal }) => {
    const written = cells.map(({ text, note, tone }, at) => {
      const inside = `<span class="tone-${tone}">${escaped(text)}</span>${noteHtml(note)}`
      return at === 0 ? `<th scope="row">${inside}</th>` : `<td${side(at)}>${inside}</td>`
    })
    return `<tr${isTotal ? ' class="total"' : ''}>${written.join('')}</tr>`
  })
  return `<div class="scroll" tabindex="0"><table><thead><tr>${heading.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}

function small(note: string): string {
  return note === '' ? '' : ` <small>${escaped(note)}</small>`
}

function noteHtml(note: string): string {
  return note === '' ? '' : `<small class="note">${escaped(note)}</small>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

const styles = `
@page { size: A4 landscape; margin: 14mm 14mm 16mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #${colours.ink}; font: 14px/1.45 "Inter Variable", Inter, system-ui, sans-serif; background: #${colours.paper}; }
main { max-width: 1080px; margin: 0 auto; padding: 28px 24px; }
h1 { font-size: 30px; line-height: 1.2; margin: 0 0 8px; }
h2 { font-size: 20px; margin: 34px 0 10px; padding-bottom: 5px; border-bottom: 2px solid #${colours.key}; }
h3 { font-size: 14px; margin: 12px 0 6px; color: #${colours.key}; }
small { font-size: 12px; font-weight: 400; color: #${colours.faint}; }
.note { display: block; }
.soft { color: #${colours.soft}; margin: 0; }
.kind { color: #${colours.key}; font-weight: 600; margin: 14px 0 0; }
.lead { font-size: 17px; margin: 0 0 12px; }
dl { display: flex; flex-wrap: wrap; gap: 8px 36px; margin: 14px 0 0; }
dt { font-size: 12px; color: #${colours.faint}; }
dd { margin: 0; font-weight: 600; }
p { margin: 0 0 6px; }
ul { margin: 0; padding-left: 18px; }
li { margin-bottom: 5px; }
.row { display: grid; gap: 0 28px; }
.row-2 { grid-template-columns: 1fr 1fr; }
.row-3 { grid-template-columns: 1fr 1fr 1fr; }
.part { min-width: 0; }
.scroll { overflow-x: auto; }
svg { max-width: 100%; height: auto; font-family: inherit; }
tspan { font-family: inherit; }
table { width: 100%; border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; }
th, td { padding: 5px 8px 5px 0; text-align: left; vertical-align: top; font-weight: 400; border-bottom: 1px solid #${colours.line}; }
thead th { font-size: 12px; color: #${colours.faint}; border-bottom-color: #${colours.strongLine}; vertical-align: bottom; }
.number { text-align: right; }
.total th, .total td { background: #${colours.well}; font-weight: 600; }
.tone-good { color: #${colours.good}; font-weight: 600; }
.tone-bad { color: #${colours.bad}; font-weight: 600; }
.tone-key { color: #${colours.key}; font-weight: 600; }
.tone-soft { color: #${colours.faint}; }
footer { padding: 10px 24px; text-align: center; font-size: 12px; color: #${colours.faint}; }
@media screen and (max-width: 760px) { .row-2, .row-3 { grid-template-columns: 1fr; } }
@media print {
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  table { font-size: 9pt; }
  .scroll { overflow: visible; }
  h2, h3, thead { break-after: avoid; }
  tr, li, svg { break-inside: avoid; }
  footer { padding: 8px 0; text-align: left; }
}
`

import PptxGenJS from 'pptxgenjs'
import type { PaperDocument, PaperSection } from '@/shared/kernel/document'
import { paperColours as colours } from './document-look'
import { drawPart, face } from './document-pptx-parts'
import { slideArea, slidesOf } from './document-slides'

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

import type { PaperPart } from '@/shared/kernel/document'
import { ofKind, type Pen } from './plan-document-pen.rules'
import type { ContentOf } from './plan-item.contract'

const sections: readonly ContentOf<'passage'>['section'][] = [
  'summary',
  'charter',
  'circumstances',
  'interests',
  'reasons',
  'stop',
  'winBack',
]
/** The passages people wrote, in the order a board reads them; the sentence stands on the cover. */
export function summaryRows(pen: Pen): PaperPart[][] {
  return sections.map((section) => [passagePart(pen, section)])
}

export function passagePart(pen: Pen, section: ContentOf<'passage'>['section']): PaperPart {
  const { say, words } = pen
  const title =
    section === 'reasons' || section === 'winBack' ? words.part[`passage.${section}`] : say(`passage.${section}`)
  const paragraphs = passage(pen, section)
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
  return { kind: 'text', title, paragraphs }
}

export function passage(pen: Pen, section: ContentOf<'passage'>['section']): string {
  return ofKind(pen, 'passage').find(({ content }) => content.section === section)?.content.text ?? ''
}

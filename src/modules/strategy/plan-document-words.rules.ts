import { en } from './plan-document-words-en.rules'
import { es } from './plan-document-words-es.rules'
import type { DocumentWords } from './plan-document-words.types'
import enScreen from './ui/en.json'
import esScreen from './ui/es.json'

export const documentWords: Readonly<Record<'es' | 'en', DocumentWords>> = { es, en }

export type ScreenKey = keyof typeof esScreen
/** The screen's own word for something. */
export function screenWord(locale: 'es' | 'en', key: ScreenKey): string {
  return (locale === 'es' ? esScreen : (enScreen as Record<ScreenKey, string>))[key]
}

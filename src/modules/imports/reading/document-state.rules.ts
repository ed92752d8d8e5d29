import { withoutMark } from './decimal-text.rules'
import { headingKey } from './heading-key.rules'
import type { StateReading } from './sales-file.types'

const cancelledWords =
  /^(anulad[oa]|anulacion|cancelad[oa]|cancell?ed|void|eliminad[oa]|rechazad[oa]|reversad[oa]|annul|deleted|inactiv[oa]|dad[oa] de baja|estornad|inutilizad|denegad)/
const cancelledLetters = /^(c|x|baja|anul|canc)$/
const draftWords = /^(borrador|draft|pendiente de emitir|proforma|sin timbrar|en edicion|rascunho|por emitir|no emitid)/
const trueWords = /^(-1|1|si|s|true|verdadero|yes|y|x|t)$/
const stateWords =
  /^(activ[oa]|vigente|publicad[oa]|posted|pagad[oa]|paid|pendiente|pending|open|closed|abiert[oa]|cerrad[oa]|emitid[oa]|aprobad[oa]|approved|aceptad[oa]|accepted|facturad[oa]|contabilizad[oa]|shipped|delivered|entregad[oa]|complet\w+|in process|on hold|resolved|disputed|timbrad[oa]|cobrad[oa]|por cobrar|procesad[oa]|ok|valid[oa]?|issued|sent|normal|autorizad[oa]|authori[sz]ed|awaiting payment|overdue|vencid[oa]|unpaid|partial\w*|c|o|e|a|[01])\b/
const neverHappened =
  /^(0|0000-00-00.*|1899-12-30.*|1900-01-0\d.*|0?1\/0?1\/(1900|0001).*|30\/12\/1899.*|00:00.*|null|-|n\/?a)$/

function bareState(text: string): string {
  return withoutMark(text)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .trim()
    .toLowerCase()
}

/** Whether a word speaks of the state of a document at all. */
export function knowsState(text: string): boolean {
  const bare = bareState(text)
  return stateWords.test(bare) || cancelledWords.test(bare) || cancelledLetters.test(bare) || draftWords.test(bare)
}

/** A column that holds the day a document was cancelled: filled means cancelled. */
export function isCancelDay(heading: string): boolean {
  const key = headingKey(heading)
  return /cancel|anula|void/.test(key) && /\b(fecha|date|at|dia|day|el|on)\b|fecha|date/.test(key)
}

/** What a state says. A column that is itself a question («Anulado») answers with yes and no. */
export function stateVerdict(text: string, heading: string, reading: StateReading): 'cancelled' | 'excluded' | null {
  const bare = bareState(text)
  if (bare === '') return null
  if (isCancelDay(heading)) return neverHappened.test(bare) ? null : 'cancelled'
  const key = headingKey(heading)
  if (/anulad|cancelad|cancell?ed|void|anulacion/.test(key)) {
    return trueWords.test(bare) || cancelledWords.test(bare) || cancelledLetters.test(bare) ? 'cancelled' : null
  }
  if (/^(vigente|activ[oa]|valid[oa]|es valid[oa])$/.test(key) || reading.isZeroCancelled) {
    if (/^(no|0|n|falso|false|f)$/.test(bare)) return 'cancelled'
  }
  if (bare === 'c' && reading.isClosedC) return null
  if (bare.startsWith('cancelad') && reading.isCancelledPaid) return null
  if (cancelledWords.test(bare) || cancelledLetters.test(bare)) return 'cancelled'
  return draftWords.test(bare) ? 'excluded' : null
}

/**
 * How the states of this file are meant, from all of them together.
 * Rule    «C» beside «O» is closed. «Cancelada» beside «Anulada», or of most documents, is paid off, as in Colombia and
 *         Peru. In the tax office's list of Mexico 0 is cancelled and 1 in force.
 */
export function readStates(values: readonly string[], system: string | null): StateReading {
  let [hasO, cancelled, annulled, filled] = [false, 0, 0, 0]
  for (const value of values) {
    const bare = bareState(value)
    if (bare === '') continue
    filled++
    if (bare === 'o') hasO = true
    else if (bare.startsWith('cancelad')) cancelled++
    else if (bare.startsWith('anulad')) annulled++
  }
  return {
    isClosedC: hasO,
    isCancelledPaid: cancelled > 0 && (annulled > 0 || cancelled > filled * 0.5),
    isZeroCancelled: system !== null && system.startsWith('SAT México'),
  }
}

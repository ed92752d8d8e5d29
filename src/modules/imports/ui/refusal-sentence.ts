import { CallProblem } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import es from './es.json'

/** What was refused, in one sentence, with the row where it has one. */
export function useRefusal(): (refusal: unknown) => string {
  const t = useText('imports')
  return (refusal) => {
    const { code, details } =
      refusal instanceof CallProblem
        ? refusal
        : ((refusal ?? {}) as { code?: string; details?: Record<string, unknown> })
    const key = `refusal.${code ?? 'other'}`
    const row = details?.['row']
    const sentence = t(key in es ? key : 'refusal.other')
    return typeof row === 'number' ? `${sentence} ${t('refusal.row', { row })}` : sentence
  }
}

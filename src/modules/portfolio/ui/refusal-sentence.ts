import { CallProblem } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import es from './es.json'

/** What was refused, in one sentence that says the way out. */
export function useRefusal(): (problem: unknown) => string {
  const t = useText('portfolio')
  return (problem) => {
    const code = problem instanceof CallProblem ? problem.code : 'other'
    const key = `refusal.${code}`
    return t(key in es ? key : 'refusal.other')
  }
}

import { CallProblem } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'

const spoken = new Set([
  'setup_code_wrong',
  'password_too_short',
  'password_leaked',
  'credentials_wrong',
  'email_taken',
  'link_invalid',
  'last_administrator',
  'too_many_requests',
  'offline',
  'version_stale',
  'invalid_input',
  'not_empty',
])

/** The sentence for what was refused; also for a bare code. */
export function useRefusal(): (problem: unknown) => string {
  const t = useText('identity')
  return (problem) => {
    const code = typeof problem === 'string' ? problem : problem instanceof CallProblem ? problem.code : 'other'
    const wait = problem instanceof CallProblem ? problem.details['waitSeconds'] : undefined
    if (code === 'too_many_requests' && typeof wait === 'number') return t('in.wait', { seconds: wait })
    return t(`error.${spoken.has(code) ? code : 'other'}`)
  }
}

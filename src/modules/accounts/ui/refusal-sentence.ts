import { CallProblem } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'

const spoken = new Set([
  'not_found',
  'forbidden',
  'version_stale',
  'account_archived',
  'account_not_archived',
  'name_empty',
  'parent_is_itself',
  'appointment_overlaps',
  'appointment_before_start',
  'not_a_manager',
  'parent_unknown',
  'area_out_of_sight',
  'backup_is_manager',
  'sponsor_unknown',
  'team_ends_before_start',
  'not_a_specialist',
  'already_on_team',
  'merge_same_account',
  'merge_already_undone',
  'merge_built_on',
  'match_already_decided',
  'too_many_requests',
  'invalid_input',
  'offline',
])

/** The sentence for what was refused; also for a bare code. */
export function useRefusal(): (problem: unknown) => string {
  const t = useText('accounts')
  return (problem) => {
    const code = typeof problem === 'string' ? problem : problem instanceof CallProblem ? problem.code : 'other'
    return t(`error.${spoken.has(code) ? code : 'other'}`)
  }
}

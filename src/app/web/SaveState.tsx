import { IconCloudCheck, IconCloudOff, IconLoader2 } from '@tabler/icons-react'
import { useMutationState } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { CallProblem } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { SaveMark } from '@/shared/ui/SaveMark'
import { useSaving } from '@/shared/ui/saving'

/** At the foot of the menu: what was last sent, and whether it is on disk. */
export function SaveState(): ReactNode {
  const t = useText('app')
  const sent = useMutationState({
    select: ({ state }) => ({ status: state.status, error: state.error, at: state.submittedAt }),
  })
  const saving = useSaving()
  const last = sent.at(-1)
  if (saving.kind === 'saving' || saving.kind === 'retrying') return <SaveMark state={saving} />
  if (sent.some(({ status }) => status === 'pending')) {
    return (
      <>
        <IconLoader2 size={16} /> {t('saving')}
      </>
    )
  }
  if (last?.error instanceof CallProblem && last.error.status === 0) {
    return (
      <span className="row bad" style={{ gap: 7 }}>
        <IconCloudOff size={16} /> {t('unsaved')}
      </span>
    )
  }
  const at = Math.max(last?.at ?? 0, saving.kind === 'saved' ? saving.at.getTime() : 0)
  const time = at > 0 ? new Date(at).toTimeString().slice(0, 5) : null
  return (
    <>
      <IconCloudCheck size={16} /> {time ? t('savedAt', { time }) : t('synced')}
    </>
  )
}

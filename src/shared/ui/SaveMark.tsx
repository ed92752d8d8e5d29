import { IconCloudCheck, IconCloudOff, IconLoader2 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { FieldState } from './autosave'
import { useFormat } from './format'
import { useText } from './i18n'

/** «Guardando», «Guardado 10:42», «Sin guardar, reintentando»: beside what changed (looks.md §6). */
export function SaveMark({ state }: { state: FieldState | undefined }): ReactNode {
  const t = useText('shared')
  const format = useFormat()
  if (!state || state.kind === 'typing' || state.kind === 'refused' || state.kind === 'conflict') return null
  const [Icon, text] = {
    saving: [IconLoader2, t('saving')] as const,
    retrying: [IconCloudOff, t('unsaved')] as const,
    saved: [IconCloudCheck, state.kind === 'saved' ? t('saved', { time: format.time(state.at) }) : ''] as const,
  }[state.kind]
  return (
    <span className={`row tiny ${state.kind === 'retrying' ? 'bad' : 'faint'}`} style={{ gap: 4 }} role="status">
      <Icon size={14} aria-hidden="true" /> {text}
    </span>
  )
}

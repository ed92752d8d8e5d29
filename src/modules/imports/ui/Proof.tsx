import { IconCircleCheck, IconCircleDashed, IconHandClick } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

export interface Proven {
  isSupposed: boolean
  isChosen: boolean
  proof: { agree: number; of: number }
}

/** Why it is read so: chosen by the person, proven by so many values, or supposed because nothing proves it. */
export function Proof({ of, children }: { of: Proven; children?: ReactNode }): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  if (of.isChosen) {
    return (
      <span className="mark proof">
        <IconHandClick size={13} /> {t('proof.chosen')}
      </span>
    )
  }
  if (of.isSupposed) {
    return (
      <span className="mark proof warn-text">
        <IconCircleDashed size={13} /> {t('proof.supposed')}
      </span>
    )
  }
  if (of.proof.of === 0) return <span className="mark proof">{children ?? t('proof.none')}</span>
  return (
    <span
      className="mark proof good"
      title={t('proof', { agree: format.number(of.proof.agree), of: format.number(of.proof.of) })}
    >
      <IconCircleCheck size={13} />{' '}
      {children ?? t('proof', { agree: format.number(of.proof.agree), of: format.number(of.proof.of) })}
    </span>
  )
}

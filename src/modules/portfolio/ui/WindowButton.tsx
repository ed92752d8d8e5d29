import { IconChevronDown } from '@tabler/icons-react'
import type { ComponentProps, ReactNode } from 'react'
import type { Run } from '../run.contract'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

export function WindowButton({ run, ...props }: { run: Run } & ComponentProps<'button'>): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  return (
    <button {...props} type="button" className="chip window-chip">
      {t('window')} <b className="tabular">{format.monthRange(run.from, run.to)}</b>
      <IconChevronDown size={14} aria-hidden="true" />
    </button>
  )
}

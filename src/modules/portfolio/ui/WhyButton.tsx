import { IconInfoCircle } from '@tabler/icons-react'
import type { ComponentProps, ReactNode } from 'react'
import { useText } from '@/shared/ui/i18n'

export interface WhyProps {
  title: string
  lines: readonly string[]
}

export function WhyButton({ title, lines: _lines, ...props }: WhyProps & ComponentProps<'button'>): ReactNode {
  const t = useText('portfolio')
  return (
    <button {...props} type="button" className="why" aria-label={t('why.of', { figure: title })} title={t('why')}>
      <IconInfoCircle size={14} aria-hidden="true" />
    </button>
  )
}

import { IconTargetArrow } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { valueChainOf } from '../value-chain.rules'
import { usePlanDesk } from './use-plan'
import { useText } from '@/shared/ui/i18n'

/** How many activities are worth an opportunity. */
export function ValueAside(): ReactNode {
  const t = useText('strategy')
  const suggested = useSuggested()
  if (suggested === 0) return null
  return (
    <span className="badge brand">
      <IconTargetArrow size={13} aria-hidden="true" /> {t('chain.suggested', { count: suggested })}
    </span>
  )
}

export function ValueSummary(): ReactNode {
  const t = useText('strategy')
  return t('chain.suggested', { count: useSuggested() })
}

function useSuggested(): number {
  const { plan } = usePlanDesk()
  return useMemo(() => valueChainOf(plan.items).suggested, [plan.items])
}

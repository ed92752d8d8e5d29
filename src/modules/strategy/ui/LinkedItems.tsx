import { IconLink } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { PlanItem, PlanItemKind } from '../plan-item.contract'
import { isSealed } from '../plan-items.rules'
import { usePlanDesk } from './use-plan'
import { useText } from '@/shared/ui/i18n'

/** What an item was carried to and where it came from, visible at both ends; `except` is a kind that is shown elsewhere. */
export function LinkedItems({ item, except }: { item: PlanItem; except?: PlanItemKind }): ReactNode {
  const { plan } = usePlanDesk()
  const t = useText('strategy')
  const byId = new Map(plan.items.map((one) => [one.id, one]))
  const linked = plan.links.flatMap(({ from, to }) => {
    const other = from === item.id ? byId.get(to) : to === item.id ? byId.get(from) : undefined
    return other && other.kind !== except && !isSealed(other) ? [other] : []
  })
  if (linked.length === 0) return null
  return (
    <span className="row wrap" style={{ gap: 4 }}>
      {linked.map((other) => (
        <span key={other.id} className={`badge ${toneOf(other)}`} title={textOf(other)}>
          <IconLink size={12} aria-hidden="true" />
          {other.kind === 'swot' ? t(`carry.${other.content.quadrant}`) : t(`kind.${other.kind}`)}
        </span>
      ))}
    </span>
  )
}

function toneOf(item: PlanItem): string {
  if (item.kind !== 'swot') return ''
  return { strength: 'good', opportunity: 'brand', weakness: 'warn', threat: 'bad' }[item.content.quadrant]
}

/** The words of an item, whatever its kind calls them. */
export function textOf(item: PlanItem): string {
  const content = item.content as Record<string, unknown>
  const words = content['text'] ?? content['name'] ?? content['factor'] ?? content['line']
  return typeof words === 'string' ? words : ''
}

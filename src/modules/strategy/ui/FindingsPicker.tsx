import { Button, Checkbox, Popover } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { PlanItem } from '../plan-item.contract'
import { useLink } from './use-link'
import { usePlanDesk } from './use-plan'
import { useText } from '@/shared/ui/i18n'

/** Ties a passage to the findings it stands on. */
export function FindingsPicker({ item }: { item: PlanItem }): ReactNode {
  const t = useText('strategy')
  const { plan, items, canWrite } = usePlanDesk()
  const link = useLink()
  const findings = items('finding').filter(({ content }) => content.text !== '')
  const linked = new Set(plan.links.flatMap(({ from, to }) => (to === item.id ? [from] : from === item.id ? [to] : [])))
  if (!canWrite) return null
  return (
    <Popover position="bottom-start" width={420} withArrow trapFocus>
      <Popover.Target>
        <Button variant="subtle" size="compact-sm" leftSection={<IconLink size={14} />}>
          {t('standsOn')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {findings.length === 0 ? <p className="small soft">{t('standsOn.none')}</p> : null}
        <div className="column" style={{ maxHeight: 300, overflow: 'auto', gap: 8 }}>
          {findings.map((finding) => (
            <Checkbox
              key={finding.id}
              size="sm"
              label={finding.content.text}
              checked={linked.has(finding.id)}
              onChange={(event) => void link(finding.id, item.id, event.currentTarget.checked)}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

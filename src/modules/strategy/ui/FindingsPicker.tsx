import { Button, Checkbox, Popover } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { getPlanEndpoint, linkPlanItemsEndpoint, type Plan } from '../plan.contract'
import type { PlanItem } from '../plan-item.contract'
import { usePlanDesk } from './use-plan'
import { keyOf, useChange } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyProblem } from '@/shared/ui/notify'

/** Ties a passage to the findings it stands on. */
export function FindingsPicker({ item }: { item: PlanItem }): ReactNode {
  const t = useText('strategy')
  const queries = useQueryClient()
  const { plan, items, accountId, canWrite } = usePlanDesk()
  const change = useChange(linkPlanItemsEndpoint)
  const findings = items('finding').filter(({ content }) => content.text !== '')
  const linked = new Set(plan.links.flatMap(({ from, to }) => (to === item.id ? [from] : from === item.id ? [to] : [])))
  const show = (finding: string, isLinked: boolean): void => {
    queries.setQueryData<Plan>(keyOf(getPlanEndpoint, { params: { accountId } }), (now) => {
      if (!now) return now
      const others = now.links.filter(({ from, to }) => !(from === finding && to === item.id))
      return { ...now, links: isLinked ? [...others, { from: finding, to: item.id }] : others }
    })
  }
  // Shown at once; taken back when the server refuses.
  const set = (finding: string, isLinked: boolean): void => {
    show(finding, isLinked)
    change.mutate(
      { params: { accountId }, body: { from: finding, to: item.id, isLinked } },
      {
        onError: (problem) => {
          show(finding, !isLinked)
          notifyProblem(t(`error.${problem.code}`))
        },
      },
    )
  }
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
              onChange={(event) => set(finding.id, event.currentTarget.checked)}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

import { Button } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { comparePlansEndpoint, type PlanDifference } from '../plan-version.contract'
import { textOf } from './LinkedItems'
import { usePlanDesk } from './use-plan'
import { useCall } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card } from '@/shared/ui/parts'

const fewest = 4

/**
 * What changed in the strategy: since it was last signed for those who write it, from one signed version to the next for
 * those who only read.
 */
export function ChangesCard({ open }: { open: () => void }): ReactNode {
  const t = useText('strategy')
  const { plan, accountId } = usePlanDesk()
  const [last, before] = plan.versions
  const from = plan.rights.write ? last?.versionNo : before?.versionNo
  const to = plan.rights.write ? undefined : last?.versionNo
  const read = useCall(
    comparePlansEndpoint,
    { params: { accountId }, query: { from: from ?? 1, ...(to === undefined ? {} : { to }) } },
    { enabled: from !== undefined && plan.rights.history },
  )
  if (!read.data) return null
  const differences = (read.data.differences as unknown as PlanDifference[]).toSorted(latestFirst)
  return (
    <Card
      title={t('account.changed')}
      note={t('account.since', { no: from! })}
      aside={
        differences.length > fewest ? (
          <Button variant="subtle" size="compact-sm" rightSection={<IconArrowRight size={14} />} onClick={open}>
            {t('account.allChanges', { count: differences.length })}
          </Button>
        ) : undefined
      }
    >
      <div className="card-body">
        {differences.length === 0 ? <p className="small faint">{t('compare.same')}</p> : null}
        {differences.slice(0, fewest).map((one) => (
          <Difference key={(one.after ?? one.before)!.id} difference={one} />
        ))}
      </div>
    </Card>
  )
}

const tones = { added: 'good', removed: 'bad', changed: 'cobre' } as const
function Difference({ difference: { kind, before, after, fields } }: { difference: PlanDifference }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const item = (after ?? before)!
  const name =
    item.kind === 'goal' && 'metric' in item.content && item.content.name === ''
      ? t(`goal.metric.${item.content.metric}`)
      : textOf(item)
  const told = [
    t(`block.${item.block}`),
    ...(fields.length > 0 ? [fields.map((field) => t(`field.${field}`).toLowerCase()).join(', ')] : []),
    ...(after?.updatedBy ? [after.updatedBy.name] : []),
    ...(after ? [format.day(after.updatedAt)] : []),
  ]
  return (
    <div className="account-change">
      <span className={`badge ${tones[kind]}`}>{t(`difference.${kind}`)}</span>
      <div>
        <p className="small strong">{name === '' ? t(`kind.${item.kind}`) : `${t(`kind.${item.kind}`)}: ${name}`}</p>
        <p className="tiny faint">{told.join(' · ')}</p>
      </div>
    </div>
  )
}

function latestFirst(left: PlanDifference, right: PlanDifference): number {
  const at = ({ after, before }: PlanDifference): string => (after ?? before)!.updatedAt
  return at(left) < at(right) ? 1 : -1
}

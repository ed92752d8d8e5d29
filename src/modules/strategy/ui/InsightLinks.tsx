import { Checkbox, Popover } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { PlanItem } from '../plan-item.contract'
import { insightRows, tiedTo } from './insight-rows'
import { useLink } from './use-link'
import { usePlanDesk } from './use-plan'
import { useText } from '@/shared/ui/i18n'

/** The cards that this one is tied to, by name at both ends; people tie and untie them here. */
export function InsightLinks({
  item,
  all,
}: {
  item: PlanItem<'insight'>
  all: readonly PlanItem<'insight'>[]
}): ReactNode {
  const t = useText('strategy')
  const { plan, canWrite } = usePlanDesk()
  const tied = tiedTo(item, all, plan.links)
  const others = all.filter(({ id, content }) => id !== item.id && content.text !== '')
  return (
    <>
      {tied.map((other) => (
        <span key={other.id} className="badge outline insight-tie" title={other.content.text}>
          <IconLink size={12} aria-hidden="true" />
          <span className="clip">
            {t(`insight.${other.content.row}.one`)}: {other.content.text}
          </span>
        </span>
      ))}
      {canWrite && others.length > 0 ? (
        <Popover position="bottom-start" width={340} withArrow trapFocus>
          <Popover.Target>
            <button type="button" className="bare tiny brand-text insight-link">
              <IconLink size={13} aria-hidden="true" /> {t('insight.link')}
            </button>
          </Popover.Target>
          <Popover.Dropdown>
            <Choices item={item} others={others} tied={tied} />
          </Popover.Dropdown>
        </Popover>
      ) : null}
    </>
  )
}

function Choices({
  item,
  others,
  tied,
}: {
  item: PlanItem<'insight'>
  others: readonly PlanItem<'insight'>[]
  tied: readonly PlanItem<'insight'>[]
}): ReactNode {
  const t = useText('strategy')
  const { plan } = usePlanDesk()
  const link = useLink()
  // A link is untied at the end it was tied from.
  const set = (other: string, isLinked: boolean): void => {
    const isTheirs = plan.links.some(({ from, to }) => from === other && to === item.id)
    void (isTheirs ? link(other, item.id, isLinked) : link(item.id, other, isLinked))
  }
  return (
    <div className="column" style={{ maxHeight: 300, overflow: 'auto', gap: 8 }}>
      {insightRows.flatMap((row) =>
        others
          .filter(({ content }) => content.row === row)
          .map((other) => (
            <Checkbox
              key={other.id}
              size="sm"
              label={other.content.text}
              description={t(`insight.${row}.one`)}
              checked={tied.some(({ id }) => id === other.id)}
              onChange={(event) => set(other.id, event.currentTarget.checked)}
            />
          )),
      )}
    </div>
  )
}

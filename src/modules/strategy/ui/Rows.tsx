import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { PlanItemKind } from '../plan-content.contract'
import type { PlanItem } from '../plan-item.contract'
import { type NewItem, usePlanDesk } from './use-plan'
import { textOf } from './LinkedItems'
import { useText } from '@/shared/ui/i18n'

/** A button that adds a row of a kind and leaves the cursor in it. */
export function AddRow<K extends PlanItemKind>({ label, row }: { label: string; row: NewItem<K> }): ReactNode {
  const { add, canWrite } = usePlanDesk()
  if (!canWrite) return null
  const go = async (): Promise<void> => {
    const item = await add(row)
    // Once the row is drawn, the person goes on typing in its first field.
    if (item)
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>(`[data-item="${item.id}"] :is(input, textarea, select)`)?.focus(),
      )
  }
  return (
    <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={15} />} onClick={() => void go()}>
      {label}
    </Button>
  )
}

/** Takes a row away, with ten seconds to bring it back. */
export function RemoveRow({ item }: { item: PlanItem }): ReactNode {
  const t = useText('strategy')
  const { remove, canWrite } = usePlanDesk()
  if (!canWrite) return null
  const name = textOf(item)
  return (
    <ActionIcon
      className="row-remove"
      variant="subtle"
      color="gray"
      aria-label={name ? t('removeOf', { name }) : t('remove')}
      onClick={() => void remove(item, t('removed'))}
    >
      <IconTrash size={15} />
    </ActionIcon>
  )
}

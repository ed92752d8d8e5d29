import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { isFreeName } from '../rival-columns.rules'
import { usePlanDesk } from './use-plan'
import { useRivalColumns } from './use-rival-columns'
import { useText } from '@/shared/ui/i18n'
import { focusOnce } from '@/shared/ui/InlineEdit'

/** The head of a comparable's column: its name, which can be changed, and the way to take it out. */
export function RivalHead({ name, rivals }: { name: string; rivals: readonly string[] }): ReactNode {
  const t = useText('strategy')
  const { canWrite } = usePlanDesk()
  const columns = useRivalColumns()
  const [typed, setTyped] = useState<string | null>(null)
  if (!canWrite)
    return (
      <th scope="col" className="number">
        {name}
      </th>
    )
  const others = rivals.filter((rival) => rival !== name)
  const isTaken = typed !== null && !isFreeName(typed, others)
  const leave = (): void => {
    const next = typed?.trim()
    if (next && next !== name && !isTaken) void columns.rename(name, next)
    if (!isTaken) setTyped(null)
  }
  return (
    <th scope="col" className="number rival-head">
      <span className="visually-hidden">{name}</span>
      <span className="row" style={{ gap: 0 }}>
        <TextInput
          className="plan-words figure"
          aria-label={t('comparable.rename', { name })}
          maxLength={200}
          value={typed ?? name}
          error={isTaken ? t('comparable.taken') : undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key === 'Enter') leave()
            if (event.key === 'Escape') setTyped(null)
          }}
        />
        <ActionIcon
          className="row-remove"
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={t('removeOf', { name })}
          onClick={() => void columns.remove(name)}
        >
          <IconTrash size={14} />
        </ActionIcon>
      </span>
    </th>
  )
}

/** Another comparable: those the whitespace already names are proposed. */
export function AddComparable({ rivals }: { rivals: readonly string[] }): ReactNode {
  const t = useText('strategy')
  const { canWrite, items } = usePlanDesk()
  const columns = useRivalColumns()
  const proposals = useId()
  const [typed, setTyped] = useState<string | null>(null)
  if (!canWrite) return null
  if (typed === null)
    return (
      <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={15} />} onClick={() => setTyped('')}>
        {t('comparable.add')}
      </Button>
    )
  const named = items('cell').map(({ content }) => content.competitor)
  const known = [...new Set(named)].filter((name) => isFreeName(name, rivals))
  const isTaken = typed.trim() !== '' && !isFreeName(typed, rivals)
  const go = (): void => {
    if (isTaken) return
    if (typed.trim() !== '') void columns.add(typed.trim())
    setTyped(null)
  }
  return (
    <span>
      <TextInput
        size="xs"
        ref={focusOnce}
        aria-label={t('comparable.name')}
        placeholder={t('comparable.name')}
        maxLength={200}
        list={proposals}
        value={typed}
        error={isTaken ? t('comparable.taken') : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={go}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go()
          if (event.key === 'Escape') setTyped(null)
        }}
      />
      <datalist id={proposals}>
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </span>
  )
}

import { Button, Popover, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Whitespace } from '../whitespace.rules'
import { usePlanDesk } from './use-plan'
import { isNew } from './whitespace-begun'
import { useText } from '@/shared/ui/i18n'

/** What can be done with the whole matrix. */
export function WhitespaceTools({
  matrix,
  begin,
}: {
  matrix: Whitespace
  begin: (side: 'units' | 'lines', name: string) => void
}): ReactNode {
  const { canWrite } = usePlanDesk()
  return (
    <span className="row wrap" style={{ gap: 4 }}>
      {canWrite ? (
        <>
          <Begin side="units" taken={matrix.rows.map(({ unit }) => unit)} begin={(name) => begin('units', name)} />
          <Begin side="lines" taken={matrix.columns.map(({ line }) => line)} begin={(name) => begin('lines', name)} />
        </>
      ) : null}
    </span>
  )
}

function Begin({
  side,
  taken,
  begin,
}: {
  side: 'units' | 'lines'
  taken: readonly string[]
  begin: (name: string) => void
}): ReactNode {
  const t = useText('strategy')
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const isTaken = name.trim() !== '' && !isNew(name, taken)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" withArrow trapFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={15} />}
          onClick={() => setOpen(!isOpen)}
          aria-expanded={isOpen}
        >
          {t(`whitespace.add.${side}`)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className="row"
          style={{ alignItems: 'flex-end' }}
          onSubmit={(event) => {
            event.preventDefault()
            if (!isNew(name, taken)) return
            begin(name.trim().replace(/\s+/g, ' '))
            setName('')
            setOpen(false)
          }}
        >
          <TextInput
            label={t(`whitespace.name.${side}`)}
            description={t('whitespace.name.hint')}
            value={name}
            maxLength={200}
            error={isTaken ? t('whitespace.name.taken') : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!isNew(name, taken)}>
            {t('whitespace.add')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

import { Button, Popover, TextInput } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { changePlanItemEndpoint, getPlanEndpoint } from '../plan.contract'
import type { PlanItem } from '../plan-item.contract'
import { usePlanDesk } from './use-plan'
import { cellsOfUnit, isNew } from './whitespace-begun'
import { CallProblem, send } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'

/** A unit of the client in the matrix; people who may write give it another name, and its cells go along. */
export function UnitName({ unit, taken }: { unit: string; taken: readonly string[] }): ReactNode {
  const t = useText('strategy')
  const { canWrite, items } = usePlanDesk()
  const [isOpen, setOpen] = useState(false)
  const cells = cellsOfUnit(items('cell'), unit)
  if (unit === '') return t('whitespace.whole')
  if (!canWrite || cells.length === 0) return unit
  const label = t('unit.rename', { name: unit })
  return (
    <span className="unit-name">
      {unit}
      <Popover opened={isOpen} onChange={setOpen} position="bottom-start" withArrow withinPortal trapFocus>
        <Popover.Target>
          <button
            type="button"
            className="icon-button"
            aria-label={label}
            title={label}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <IconPencil size={13} aria-hidden="true" />
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <NewName unit={unit} taken={taken} cells={cells} close={() => setOpen(false)} />
        </Popover.Dropdown>
      </Popover>
    </span>
  )
}

function NewName({
  unit,
  taken,
  cells,
  close,
}: {
  unit: string
  taken: readonly string[]
  cells: readonly PlanItem<'cell'>[]
  close: () => void
}): ReactNode {
  const t = useText('strategy')
  const queries = useQueryClient()
  const { accountId, keep } = usePlanDesk()
  const [name, setName] = useState(unit)
  const plain = name.trim().replace(/\s+/g, ' ')
  const others = taken.filter((one) => one !== unit)
  const rename = async (): Promise<void> => {
    try {
      for (const cell of cells) {
        const params = { accountId, itemId: cell.id }
        const change = { params, version: cell.version, body: { content: { unit: plain } } }
        keep((await send(changePlanItemEndpoint, change)) as PlanItem)
      }
      notifyDone(t('unit.renamed', { name: plain }))
      close()
    } catch (problem) {
      if (!(problem instanceof CallProblem)) throw problem
      notifyProblem(t(`error.${problem.code}`))
      void queries.invalidateQueries({ queryKey: [getPlanEndpoint.path] })
    }
  }
  const isTaken = plain !== '' && !isNew(plain, others)
  return (
    <form
      className="row"
      style={{ alignItems: 'flex-end' }}
      onSubmit={(event) => {
        event.preventDefault()
        if (plain !== unit && isNew(plain, others)) void rename()
      }}
    >
      <TextInput
        label={t('whitespace.name.units')}
        value={name}
        maxLength={200}
        error={isTaken ? t('whitespace.name.taken') : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" disabled={plain === unit || !isNew(plain, others)}>
        {t('unit.rename.do')}
      </Button>
    </form>
  )
}

import { Button, FileInput, Modal, Textarea } from '@mantine/core'
import { IconAlertTriangle, IconFileSpreadsheet } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { getPlanEndpoint } from '../plan.contract'
import { importCellsEndpoint, mostCellRows } from '../whitespace.contract'
import { usePlanDesk } from './use-plan'
import { type Brought, broughtOf } from './whitespace-bring'
import { gridOfPaste, rowsOfGrid } from './whitespace-grid'
import { type Grid, gridOfWorkbook, GridProblem } from './xlsx-grid'
import { useChange } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'
import { useMe } from '@/shared/ui/person'

/** A sheet back into the matrix: read here, shown for what it would do, and written whole or not at all. */
export function WhitespaceImport({ close }: { close: () => void }): ReactNode {
  const t = useText('strategy')
  const shared = useText('shared')
  const { locale } = useMe()
  const queries = useQueryClient()
  const { accountId, items } = usePlanDesk()
  const change = useChange(importCellsEndpoint)
  const [grid, setGrid] = useState<Grid | null>(null)
  const [problem, setProblem] = useState<GridProblem['code'] | null>(null)
  const brought = grid && broughtOf(rowsOfGrid(grid, locale), items('cell'), locale)
  const readFile = async (file: File | null): Promise<void> => {
    setGrid(null)
    setProblem(null)
    if (!file) return
    try {
      setGrid(await gridOfWorkbook(await file.arrayBuffer()))
    } catch (error) {
      // Whatever cannot be unpacked is told as what it is: a file that is no workbook.
      setProblem(error instanceof GridProblem ? error.code : 'not_a_workbook')
    }
  }
  const apply = (rows: Brought['rows']): void =>
    change.mutate(
      { params: { accountId }, body: { rows: [...rows] } },
      {
        onSuccess: (done) => {
          void queries.invalidateQueries({ queryKey: [getPlanEndpoint.path] })
          notifyDone(t('bring.done', { added: done.added, changed: done.changed }))
          close()
        },
        onError: ({ code, status }) => {
          notifyProblem(t(`error.${code}`))
          if (status === 412) void queries.invalidateQueries({ queryKey: [getPlanEndpoint.path] })
        },
      },
    )
  return (
    <Modal opened onClose={close} title={t('bring')} size="lg" closeButtonProps={{ 'aria-label': shared('close') }}>
      <div className="column" style={{ gap: 14 }}>
        <p className="small soft">{t('bring.how')}</p>
        <FileInput
          label={t('bring.file')}
          accept=".xlsx"
          leftSection={<IconFileSpreadsheet size={16} />}
          clearable
          clearButtonProps={{ 'aria-label': t('bring.clear') }}
          data-autofocus
          error={problem ? t(`bring.problem.${problem}`) : undefined}
          onChange={(file) => void readFile(file)}
        />
        <Textarea
          label={t('bring.paste')}
          description={t('bring.paste.hint')}
          minRows={3}
          maxRows={6}
          autosize
          onChange={(event) => {
            setProblem(null)
            const text = event.currentTarget.value
            setGrid(text.trim() === '' ? null : gridOfPaste(text))
          }}
        />
        {brought ? <Outcome brought={brought} /> : null}
        <div className="row">
          <span className="right row">
            <Button variant="default" onClick={close}>
              {t('bring.leave')}
            </Button>
            <Button
              loading={change.isPending}
              disabled={!brought || !canBring(brought)}
              onClick={() => brought && apply(brought.rows)}
            >
              {t('bring.do')}
            </Button>
          </span>
        </div>
      </div>
    </Modal>
  )
}

function canBring({ trouble, faults, effects }: Brought): boolean {
  return trouble === null && faults.length === 0 && effects.added + effects.changed > 0
}

const mostFaultsShown = 12

function Outcome({ brought: { trouble, faults, effects } }: { brought: Brought }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  if (trouble)
    return (
      <p className="row small warn-text" role="status">
        <IconAlertTriangle size={15} aria-hidden="true" />{' '}
        {t(`bring.trouble.${trouble}`, { most: format.number(mostCellRows) })}
      </p>
    )
  if (faults.length === 0)
    return (
      <p className="small strong" role="status">
        {t('bring.effects', { added: effects.added, changed: effects.changed, same: effects.same })}
      </p>
    )
  return (
    <div role="status">
      <p className="row small warn-text strong">
        <IconAlertTriangle size={15} aria-hidden="true" /> {t('bring.faults', { count: faults.length })}
      </p>
      <table className="plan-table">
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('bring.row')}
            </th>
            <th scope="col">{t('bring.column')}</th>
            <th scope="col">{t('bring.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.slice(0, mostFaultsShown).map(({ row, column, reason }) => (
            <tr key={`${row} ${column} ${reason}`}>
              <td className="number tabular">{row}</td>
              <td>{column}</td>
              <td>{t(`bring.reason.${reason}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {faults.length > mostFaultsShown ? (
        <p className="tiny faint">{t('bring.moreFaults', { count: faults.length - mostFaultsShown })}</p>
      ) : null}
    </div>
  )
}

import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type ImportRow, type ImportState, undoImportEndpoint } from '../import.contract'
import { useRefusal } from './refusal-sentence'
import { CallProblem, useChange } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'

/** Takes a whole import back, for thirty days; what stands on it is named first. */
export function UndoButton({ row, onDone }: { row: ImportRow; onDone?: (fresh: ImportState) => void }): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  const sentence = useRefusal()
  const queries = useQueryClient()
  const undo = useChange(undoImportEndpoint)
  if (!row.canUndo) return null
  const takeBack = (): void =>
    undo.mutate(
      { params: { importId: row.id } },
      {
        onSuccess: async (fresh) => {
          onDone?.(fresh)
          notifyDone(t('undone'))
          await queries.invalidateQueries()
        },
        onError: (error) => notifyProblem(whatStandsOnIt(error) ?? sentence(error)),
      },
    )
  const whatStandsOnIt = (error: unknown): string | null => {
    const standing =
      error instanceof CallProblem ? (error.details['dependents'] as { fileName: string }[] | undefined) : undefined
    return standing ? t('dependents', { names: standing.map(({ fileName }) => fileName).join(', ') }) : null
  }
  return (
    <Button
      variant="default"
      size={onDone ? 'sm' : 'compact-sm'}
      leftSection={<IconArrowBackUp size={15} />}
      loading={undo.isPending}
      onClick={takeBack}
      title={row.undoUntil ? t('undo.until', { day: format.day(row.undoUntil) }) : undefined}
    >
      {t('undo')}
    </Button>
  )
}

import { Button } from '@mantine/core'
import { IconArrowRight, IconTemplate } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { cancelImportEndpoint, type ImportState } from '../import.contract'
import { ConfirmModal } from './ConfirmModal'
import { useRefusal } from './refusal-sentence'
import { TemplateModal } from './TemplateModal'
import { UndoButton } from './UndoButton'
import { useChange } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyProblem } from '@/shared/ui/notify'

/** What can be done with the import as it stands: one filled button. */
export function ImportActions({ state, keep }: { state: ImportState; keep: (fresh: ImportState) => void }): ReactNode {
  const t = useText('imports')
  const sentence = useRefusal()
  const navigate = useNavigate()
  const [open, setOpen] = useState<'template' | 'confirm' | null>(null)
  const cancel = useChange(cancelImportEndpoint)
  if (state.status === 'applied') {
    return (
      <>
        <UndoButton row={state} onDone={keep} />
        <Button rightSection={<IconArrowRight size={16} />} onClick={() => void navigate({ to: '/cartera' })}>
          {t('seePortfolio')}
        </Button>
      </>
    )
  }
  const isOver = state.status === 'undone' || state.status === 'cancelled'
  const canConfirm = state.status === 'prepared' || state.status === 'applying'
  return (
    <>
      {isOver ? null : (
        <Button
          variant="subtle"
          color="gray"
          loading={cancel.isPending}
          onClick={() =>
            cancel.mutate(
              { params: { importId: state.id } },
              {
                onSuccess: () => void navigate({ to: '/importaciones' }),
                onError: (error) => notifyProblem(sentence(error)),
              },
            )
          }
        >
          {t('cancel')}
        </Button>
      )}
      {state.inspection ? (
        <Button variant="default" leftSection={<IconTemplate size={16} />} onClick={() => setOpen('template')}>
          {t('template.save')}
        </Button>
      ) : null}
      {canConfirm ? (
        <Button
          rightSection={<IconArrowRight size={16} />}
          loading={state.status === 'applying'}
          onClick={() => setOpen('confirm')}
        >
          {t('apply.review')}
        </Button>
      ) : null}
      {open === 'template' ? <TemplateModal state={state} close={() => setOpen(null)} /> : null}
      {open === 'confirm' && state.check ? (
        <ConfirmModal state={state} keep={keep} close={() => setOpen(null)} />
      ) : null}
    </>
  )
}

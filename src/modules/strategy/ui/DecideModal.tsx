import { Button, Modal, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { decidePlanEndpoint, getPlanEndpoint } from '../plan.contract'
import { usePlanDesk } from './use-plan'
import { useChange } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyDone } from '@/shared/ui/notify'

/** The director signs the plan as its next version, or sends it back and says what is missing. */
export function DecideModal({ accountName, close }: { accountName: string; close: () => void }): ReactNode {
  const t = useText('strategy')
  const shared = useText('shared')
  const { plan, accountId } = usePlanDesk()
  const [note, setNote] = useState('')
  const decide = useChange(decidePlanEndpoint, [getPlanEndpoint])
  const go = (isApproved: boolean): void =>
    decide.mutate(
      { params: { accountId }, body: { isApproved, note } },
      {
        onSuccess: () => {
          notifyDone(isApproved ? t('approved', { no: plan.versionNo }) : t('sentBack'))
          close()
        },
      },
    )
  return (
    <Modal
      opened
      onClose={close}
      closeButtonProps={{ 'aria-label': shared('close') }}
      title={t('decide.title', { no: plan.versionNo, name: accountName })}
    >
      <div className="column" style={{ gap: 12 }}>
        <p className="small soft">{t('decide.what')}</p>
        <Textarea
          label={t('decide.note')}
          description={t('decide.note.hint')}
          autosize
          minRows={3}
          value={note}
          maxLength={2000}
          onChange={(event) => setNote(event.currentTarget.value)}
          data-autofocus
        />
        {decide.error ? (
          <p className="small bad" role="alert">
            {t(`error.${decide.error.code}`)}
          </p>
        ) : null}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="default" disabled={note.trim() === '' || decide.isPending} onClick={() => go(false)}>
            {t('sendBack')}
          </Button>
          <Button loading={decide.isPending} onClick={() => go(true)}>
            {t('approve', { no: plan.versionNo })}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

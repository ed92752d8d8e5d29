import { Button, Modal } from '@mantine/core'
import { IconAlertCircle, IconCheck, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { applyImportEndpoint, type ImportState } from '../import.contract'
import { useRefusal } from './refusal-sentence'
import { useChange } from '@/shared/ui/call'
import { decimalsOf, useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { notifyDone } from '@/shared/ui/notify'
import { usePersonState } from '@/shared/ui/person'

/** The last look before anything is written: what comes in, what stays out, whether the ledger agrees. */
export function ConfirmModal({
  state,
  keep,
  close,
}: {
  state: ImportState
  keep: (fresh: ImportState) => void
  close: () => void
}): ReactNode {
  const t = useText('imports')
  const shared = useText('shared')
  const format = useFormat()
  const sentence = useRefusal()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { refresh } = usePersonState()
  const apply = useChange(applyImportEndpoint)
  const check = state.check!
  const run = (): void =>
    apply.mutate(
      { params: { importId: state.id }, body: { revision: state.revision } },
      {
        onSuccess: async (fresh) => {
          keep(fresh)
          notifyDone(
            t('applied', { documents: format.number((fresh.documents?.new ?? 0) + (fresh.documents?.changed ?? 0)) }),
          )
          await Promise.all([queries.invalidateQueries(), refresh()])
          await navigate({ to: '/cartera' })
        },
      },
    )
  const gap = state.unexplained === null ? null : Number(state.unexplained)
  return (
    <Modal
      opened
      onClose={close}
      size={520}
      title={t('confirm.title')}
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      <div className="column" style={{ gap: 12 }}>
        <ul className="confirm-list">
          {check.currencies.map((own) => (
            <li key={own.currency}>
              <IconCheck size={16} className="good" />
              <span className="grow">
                {t('confirm.rows', { rows: format.number(own.rows) })}
                {check.isEstimated ? ` (${t('confirm.estimated')})` : ''}
              </span>
              <b className="tabular">{format.money(own.net, own.currency, decimalsOf(own.net))}</b>
            </li>
          ))}
          <li>
            <IconCheck size={16} className="good" />
            <span className="grow">
              {t('confirm.documents', {
                new: format.number(check.documents.new),
                changed: format.number(check.documents.changed),
                same: format.number(check.documents.alreadyThere),
              })}
            </span>
          </li>
          {check.clients.new > 0 ? (
            <li>
              <IconCheck size={16} className="good" />
              <span className="grow">{t('confirm.clients', { count: check.clients.new })}</span>
            </li>
          ) : null}
          {check.clients.doubtful > 0 ? (
            <li>
              <IconInfoCircle size={16} className="warn-text" />
              <span className="grow">{t('confirm.doubts', { count: check.clients.doubtful })}</span>
            </li>
          ) : null}
          {check.withError > 0 ? (
            <li>
              <IconAlertCircle size={16} className="bad" />
              <span className="grow">{t('confirm.errors', { count: check.withError })}</span>
            </li>
          ) : null}
          <li>
            {gap === 0 ? (
              <IconCircleCheck size={16} className="good" />
            ) : (
              <IconInfoCircle size={16} className="warn-text" />
            )}
            <span className="grow">
              {gap === null
                ? t('confirm.noLedger')
                : gap === 0
                  ? t('confirm.ledgerAgrees')
                  : t('confirm.ledgerGap', {
                      gap: format.money(state.unexplained!, state.ledger!.currency, decimalsOf(state.unexplained!)),
                    })}
            </span>
          </li>
        </ul>
        <p className="well small soft">{t('change.note')}</p>
        {apply.error ? (
          <p className="small bad" role="alert">
            {sentence(apply.error)}
          </p>
        ) : null}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="subtle" color="gray" onClick={close}>
            {shared('back')}
          </Button>
          <Button
            data-autofocus
            leftSection={<IconCheck size={16} />}
            loading={apply.isPending || state.status === 'applying'}
            onClick={run}
          >
            {t('confirm.apply', { rows: format.number(check.ready) })}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

import { Button, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Account } from '../account.contract'
import { mergeAccountEndpoint, undoMergeEndpoint } from '../match.contract'
import { AccountPicker } from './AccountPicker'
import { refreshManagers } from './appoint'
import { useRefusal } from './refusal-sentence'
import { send, useChange } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'

/** The same client twice: this one's sales, appointments and names pass to the other, and can come back. */
export function MergeModal({ account, close }: { account: Account; close: () => void }): ReactNode {
  const t = useText('accounts')
  const shared = useText('shared')
  const sentence = useRefusal()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const merge = useChange(mergeAccountEndpoint)
  const [into, setInto] = useState<{ id: string; name: string } | null>(null)
  const undo = async (mergeId: string): Promise<void> => {
    await send(undoMergeEndpoint, { params: { mergeId } }).catch((problem: unknown) => notifyProblem(sentence(problem)))
    await refreshManagers(queries)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!into) return
    merge.mutate(
      { params: { accountId: account.id }, body: { intoId: into.id } },
      {
        onSuccess: async ({ mergeId }) => {
          close()
          await navigate({ to: '/cuentas/$accountId', params: { accountId: into.id } })
          await refreshManagers(queries)
          notifyDone(t('merge.done', { from: account.name, into: into.name }), {
            label: shared('undo'),
            run: () => void undo(mergeId),
          })
        },
      },
    )
  }
  return (
    <Modal opened onClose={close} title={t('merge')} closeButtonProps={{ 'aria-label': shared('close') }}>
      <form className="column" style={{ gap: 14 }} onSubmit={submit}>
        <p className="small soft">{t('merge.what', { name: account.name })}</p>
        <AccountPicker label={t('merge.into')} value={into} exclude={account.id} onPick={setInto} />
        {merge.error ? (
          <p className="small bad" role="alert">
            {sentence(merge.error)}
          </p>
        ) : null}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="default" onClick={close}>
            {shared('cancel')}
          </Button>
          <Button type="submit" disabled={!into} loading={merge.isPending}>
            {t('merge.go')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

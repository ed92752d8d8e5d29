import { Button, Modal, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { listAccountsEndpoint, searchEndpoint } from '../account-list.contract'
import { proposeAccountEndpoint } from '../account.contract'
import { useRefusal } from './refusal-sentence'
import { useCall, useChange } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyDone } from '@/shared/ui/notify'

/** A director opens an account; a manager proposes one, and a director accepts it. Only the name is asked for. */
export function NewAccount({
  isOpen,
  close,
  isProposal,
}: {
  isOpen: boolean
  close: () => void
  isProposal: boolean
}): ReactNode {
  const t = useText('accounts')
  const shared = useText('shared')
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t(isProposal ? 'propose' : 'new')}
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      <NewAccountForm close={close} isProposal={isProposal} />
    </Modal>
  )
}

const blank = { name: '', taxId: '', sector: '', city: '' }

function NewAccountForm({ close, isProposal }: { close: () => void; isProposal: boolean }): ReactNode {
  const t = useText('accounts')
  const shared = useText('shared')
  const sentence = useRefusal()
  const navigate = useNavigate()
  const [form, setForm] = useState(blank)
  const [isMissing, setMissing] = useState(false)
  const create = useChange(proposeAccountEndpoint, [listAccountsEndpoint])
  const field = (name: keyof typeof blank) => ({
    value: form[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => {
      const { value } = event.currentTarget
      setForm((before) => ({ ...before, [name]: value }))
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const name = form.name.trim()
    setMissing(name === '')
    if (name === '' || create.isPending) return
    const body = { name, taxId: form.taxId || null, sector: form.sector || null, city: form.city || null }
    create.mutate(
      { body },
      {
        onSuccess: async (made) => {
          close()
          notifyDone(t(made.isProposal ? 'proposed.done' : 'new.done', { name }))
          await navigate({ to: '/cuentas/$accountId', params: { accountId: made.id } })
        },
      },
    )
  }
  return (
    <form className="column" style={{ gap: 14 }} onSubmit={submit} noValidate>
      {isProposal ? <p className="small soft">{t('propose.what')}</p> : null}
      <TextInput
        label={t('field.name')}
        required
        maxLength={200}
        data-autofocus
        error={isMissing ? t('error.name_empty') : undefined}
        {...field('name')}
      />
      <LookAlikes name={form.name} />
      <TextInput label={t('field.taxId')} maxLength={40} {...field('taxId')} />
      <div className="halves" style={{ gap: 12 }}>
        <TextInput label={t('field.sector')} maxLength={80} {...field('sector')} />
        <TextInput label={t('field.city')} maxLength={80} {...field('city')} />
      </div>
      {create.error ? (
        <p className="small bad" role="alert">
          {sentence(create.error)}
        </p>
      ) : null}
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        <Button variant="default" onClick={close}>
          {shared('cancel')}
        </Button>
        <Button type="submit" loading={create.isPending}>
          {t(isProposal ? 'propose.go' : 'new.go')}
        </Button>
      </div>
    </form>
  )
}

/** Of the accounts that the person may see, those that already sound like this one. */
function LookAlikes({ name }: { name: string }): ReactNode {
  const t = useText('accounts')
  const [text] = useDebouncedValue(name.trim(), 250)
  const found = useCall(searchEndpoint, { query: { text } }, { enabled: text.length >= 3 })
  const accounts = text.length >= 3 ? (found.data?.accounts.slice(0, 3) ?? []) : []
  if (accounts.length === 0) return null
  return (
    <div className="well small" role="status">
      <div className="soft">{t('new.already')}</div>
      {accounts.map((account) => (
        <div key={account.id} className="row">
          <Link to="/cuentas/$accountId" params={{ accountId: account.id }} className="clip">
            {account.name}
          </Link>
          <span className="faint clip">{[account.city, account.manager?.name].filter(Boolean).join(' · ')}</span>
        </div>
      ))}
    </div>
  )
}

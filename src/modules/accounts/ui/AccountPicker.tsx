import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { searchEndpoint } from '../account-list.contract'
import { useCall } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'

/** One of the accounts, found by any part of its name, tax id or code. */
export function AccountPicker({
  label,
  description,
  hasLabel = true,
  value,
  exclude,
  onPick,
  onLeave,
  fieldRef,
  error,
}: {
  label: string
  description?: string
  hasLabel?: boolean
  value: { id: string; name: string } | null
  exclude: string
  onPick: (account: { id: string; name: string } | null) => void
  onLeave?: () => void
  fieldRef?: (field: HTMLElement | null) => void
  error?: string
}): ReactNode {
  const t = useText('accounts')
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 200)
  const isAsked = asked.length > 0 && asked !== value?.name
  const found = useCall(searchEndpoint, { query: { text: asked } }, { enabled: isAsked })
  const accounts = isAsked ? (found.data?.accounts ?? []).filter((account) => account.id !== exclude) : []
  const options = accounts.map((account) => ({
    value: account.id,
    label: account.name,
    note: [account.city, account.manager?.name].filter(Boolean).join(' · '),
  }))
  if (value && !options.some((option) => option.value === value.id))
    options.unshift({ value: value.id, label: value.name, note: '' })
  return (
    <Select
      ref={fieldRef}
      label={hasLabel ? label : undefined}
      aria-label={label}
      description={description}
      searchable
      clearable
      data={options}
      value={value?.id ?? null}
      onSearchChange={setText}
      onChange={(id) => onPick(accounts.find((account) => account.id === id) ?? null)}
      onBlur={onLeave}
      filter={({ options: all }) => all}
      nothingFoundMessage={asked ? t('picker.nothing') : t('picker.hint')}
      placeholder={t('picker.hint')}
      error={error}
    />
  )
}

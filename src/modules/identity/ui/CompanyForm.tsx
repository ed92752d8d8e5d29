import { Select, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { type CompanySettings, updateCompanyEndpoint } from '../company.contract'
import { countries } from './countries'
import { EntranceForm, useChecks } from './EntranceForm'
import { send } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyDone } from '@/shared/ui/notify'
import { useMe, usePersonState } from '@/shared/ui/person'

/** Name, country, currency, zone, fiscal year: choosing the country proposes the rest. */
export function CompanyForm({ button }: { button: string }): ReactNode {
  const t = useText('identity')
  const { company, locale } = useMe()
  const checks = useChecks()
  const { refresh } = usePersonState()
  const [form, setForm] = useState<CompanySettings>(() =>
    company.isConfigured
      ? {
          name: company.name,
          country: company.country,
          currency: company.currency,
          timeZone: company.timeZone,
          fiscalYearStartMonth: company.fiscalYearStartMonth,
          managerLabel: company.managerLabel,
        }
      : { name: '', ...proposalFor(guessCountry()), fiscalYearStartMonth: 1, managerLabel: 'kam' },
  )
  const set = (change: Partial<CompanySettings>): void => setForm((before) => ({ ...before, ...change }))
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const money = new Intl.DisplayNames(locale, { type: 'currency' })
  const currencies = [...new Set([...countries.map((country) => country.currency), 'USD', 'EUR'])]
  const months = Array.from({ length: 12 }, (_, i) => ({
    value: String(i + 1),
    label: new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, i, 1))),
  }))
  return (
    <EntranceForm<'name'>
      button={button}
      check={() => ({ name: checks.name(form.name) ? t('missing.company') : '' })}
      onSend={async () => {
        await send(updateCompanyEndpoint, { body: form, version: company.version })
        await refresh()
        notifyDone(t('company.saved'))
      }}
    >
      {(errorOf) => (
        <>
          <TextInput
            label={t('company.name')}
            required
            withAsterisk={false}
            autoComplete="organization"
            maxLength={160}
            value={form.name}
            error={errorOf('name')}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <Select
            label={t('company.country')}
            searchable
            allowDeselect={false}
            data={countries
              .map((country) => ({ value: country.code, label: names.of(country.code) ?? country.code }))
              .sort((a, b) => a.label.localeCompare(b.label, locale))}
            value={form.country}
            onChange={(code) => code && set(proposalFor(code))}
          />
          <Select
            label={t('company.currency')}
            searchable
            allowDeselect={false}
            data={currencies.map((code) => ({ value: code, label: `${code} · ${money.of(code) ?? code}` }))}
            value={form.currency}
            onChange={(currency) => currency && set({ currency })}
          />
          <Select
            label={t('company.zone')}
            searchable
            allowDeselect={false}
            data={Intl.supportedValuesOf('timeZone')}
            value={form.timeZone}
            onChange={(timeZone) => timeZone && set({ timeZone })}
          />
          <Select
            label={t('company.fiscal')}
            allowDeselect={false}
            data={months}
            value={String(form.fiscalYearStartMonth)}
            onChange={(month) => month && set({ fiscalYearStartMonth: Number(month) })}
          />
          <Select
            label={t('company.label')}
            allowDeselect={false}
            data={(['kam', 'account_manager', 'relationship_manager'] as const).map((value) => ({
              value,
              label: t(`label.${value}`),
            }))}
            value={form.managerLabel}
            onChange={(label) => label && set({ managerLabel: label as CompanySettings['managerLabel'] })}
          />
        </>
      )}
    </EntranceForm>
  )
}

function proposalFor(code: string): Pick<CompanySettings, 'country' | 'currency' | 'timeZone'> {
  const found = countries.find((country) => country.code === code) ?? countries[0]!
  return { country: found.code, currency: found.currency, timeZone: found.timeZone }
}

function guessCountry(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return countries.find((country) => country.timeZone === zone)?.code ?? 'CO'
}

import { type ReactNode, useMemo } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { type Account, type AccountFields, getAccountEndpoint, updateAccountEndpoint } from '../account.contract'
import { ParentField } from './ParentField'
import { useRefusal } from './refusal-sentence'
import { countryOptions } from './countries'
import type { Current, Saved } from '@/shared/ui/autosave'
import { type CallProblem, keyOf, send } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { InlineChoice, type InlineProps, InlineText } from '@/shared/ui/InlineEdit'
import { Card } from '@/shared/ui/parts'
import { useMe } from '@/shared/ui/person'
import { useAutosave } from '@/shared/ui/use-autosave'

type Fields = Omit<AccountFields, 'parentId'> & { parent: { id: string; name: string } | null }

/** Every field of the account, edited where it stands and saved by itself. */
export function AccountSheet({ account }: { account: Account }): ReactNode {
  const t = useText('accounts')
  const me = useMe()
  const format = useFormat()
  const draft = useSheetDraft(account)
  const isLocked = account.rights['account.update'] !== 'A' || account.isArchived
  const sentence = useRefusal()
  const of = <K extends keyof Fields>(field: K): InlineProps<Fields[K] | null> => ({
    label: t(`field.${field}`),
    value: draft.fields[field],
    state: draft.states[field],
    onType: (value) => draft.type(field, value as Fields[K]),
    onFlush: draft.flush,
    onChoose: (side) => draft.choose(field, side),
    sentence,
    isLocked,
  })
  return (
    <Card title={t('sheet')} note={isLocked ? undefined : t('sheet.hint')}>
      <div className="inline-fields sheet">
        <InlineText
          {...of('name')}
          onType={(name) => draft.type('name', name ?? '')}
          maxLength={200}
          whenEmpty={t('error.name_empty')}
        />
        <InlineText {...of('legalName')} maxLength={200} />
        <InlineText {...of('taxId')} maxLength={40} />
        <InlineText {...of('code')} maxLength={60} />
        <InlineText {...of('sector')} maxLength={80} />
        <InlineChoice
          {...of('status')}
          onType={(status) => status && draft.type('status', status)}
          options={(['prospect', 'active', 'dormant', 'past'] as const).map((value) => ({
            value,
            label: t(`status.${value}`),
          }))}
        />
        <InlineText {...of('city')} maxLength={80} />
        <InlineChoice {...of('country')} canBeEmpty options={countryOptions(me.locale)} />
        <InlineText {...of('clientSince')} kind="day" show={(day) => (day ? format.day(day) : null)} />
        <InlineText {...of('website')} kind="address" maxLength={200} />
        <ParentField {...of('parent')} accountId={account.id} />
        {me.roles.includes('director') ? <InlineText {...of('area')} maxLength={80} /> : null}
        <InlineText {...of('notes')} kind="long" maxLength={4000} isWhole />
      </div>
    </Card>
  )
}

function useSheetDraft(account: Account): ReturnType<typeof useAutosave<Fields>> {
  const queries = useQueryClient()
  const read = useMemo(() => savedFrom(account), [account])
  return useAutosave<Fields>(account.id, read, {
    send: async (change, version) => {
      const { parent, ...rest } = change
      const body = { ...rest, ...(parent === undefined ? {} : { parentId: parent?.id ?? null }) }
      const saved = await send(updateAccountEndpoint, { params: { accountId: account.id }, body, version })
      queries.setQueryData(keyOf(getAccountEndpoint, { params: { accountId: account.id } }), saved)
      // Lists and menus show the name, too; they are asked again when somebody looks.
      void queries.invalidateQueries({ queryKey: ['/accounts'], refetchType: 'none' })
      return savedFrom(saved)
    },
    currentOf: (problem) => currentFrom(problem, account.id),
  })
}

/** The refusal carries the account as it is now; an older server's does not, and then it is read. */
async function currentFrom(problem: CallProblem, accountId: string): Promise<Current<Fields>> {
  const { current, changedBy, changedAt } = problem.details as {
    current?: Account
    changedBy?: string | null
    changedAt?: string | null
  }
  const account = current?.version ? current : await send(getAccountEndpoint, { params: { accountId } })
  return { ...savedFrom(account), by: changedBy ?? null, at: changedAt ?? null }
}

function savedFrom(account: Account): Saved<Fields> {
  return {
    version: account.version,
    fields: {
      name: account.name,
      legalName: account.legalName ?? null,
      taxId: account.taxId ?? null,
      code: account.code ?? null,
      sector: account.sector ?? null,
      city: account.city ?? null,
      country: account.country ?? null,
      website: account.website ?? null,
      notes: account.notes ?? null,
      status: account.status === 'proposed' ? 'prospect' : account.status,
      clientSince: account.clientSince ?? null,
      parent: account.parent ?? null,
      area: account.area ?? null,
    },
  }
}

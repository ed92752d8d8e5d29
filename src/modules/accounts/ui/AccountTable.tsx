import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { AccountRow, listAccountsEndpoint } from '../account-list.contract'
import { accountColumns } from './account-columns'
import type { AccountsSearch, Sort } from './accounts-search'
import type { Sight } from './sight'
import type { ListQuery } from './use-accounts-search'
import type { Selection } from './use-selection'
import { useListScale, type Whole } from './use-whole'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import type { Pages } from '@/shared/ui/pages'
import { useMe } from '@/shared/ui/person'
import { useRowKeys } from '@/shared/ui/row-keys'
import { type Direction, Table } from '@/shared/ui/Table'

export interface AccountListProps {
  list: Pages<typeof listAccountsEndpoint>
  whole: Whole | undefined
  search: AccountsSearch
  query: ListQuery
  sight: Sight
  selection: Selection
  change: (part: Partial<AccountsSearch>, how?: { replace?: boolean }) => void
}

export function AccountTable({ list, whole, search, query, sight, selection, change }: AccountListProps): ReactNode {
  const t = useText('accounts')
  const format = useFormat()
  const me = useMe()
  const scale = useListScale()
  const navigate = useNavigate()
  const [activeId, setActiveId] = useState<string | null>(search.preview)
  const { rows } = list
  const ids = useMemo(() => rows.map((row) => row.id), [rows])
  const columns = useMemo(
    () => accountColumns({ t, format, today: me.company.today, sight, query, whole, scale }),
    [t, format, me.company.today, sight, query, whole, scale],
  )
  const canSelect = sight.canAssign || sight.canExport
  const open = useCallback(
    (row: AccountRow): void => void navigate({ to: '/cuentas/$accountId', params: { accountId: row.id } }),
    [navigate],
  )
  const tickLabelOf = useCallback((name: string) => t('select', { name }), [t])
  useRowKeys({
    isOn: me.shortcutsOn,
    ids,
    activeId,
    onActivate: (id) => {
      setActiveId(id)
      // With the panel open, going down the list goes through the accounts in it.
      if (search.preview) change({ preview: id }, { replace: true })
    },
    onPreview: (id) => change({ preview: search.preview === id ? null : id }, { replace: search.preview !== null }),
    onSelect: canSelect ? selection.toggle : undefined,
    onFilter: () => document.getElementById('accounts-filter')?.focus(),
    onEscape: selection.ids.size > 0 && !search.preview ? selection.clear : undefined,
  })
  return (
    <Table<AccountRow, Sort>
      caption={t('list.caption', { view: t(`view.${query.view}`), count: whole?.total ?? rows.length })}
      rows={rows}
      columns={columns}
      sorted={{ by: query.sort, direction: query.direction }}
      onSort={(sort: Sort, direction: Direction) => change({ sort, direction })}
      activeId={activeId}
      onActivate={setActiveId}
      onOpen={open}
      selection={
        canSelect
          ? {
              ids: selection.ids,
              toggle: selection.toggle,
              toggleAll: selection.toggleAll,
              labelOf: tickLabelOf,
              labelOfAll: t('selectAll'),
            }
          : undefined
      }
      total={whole?.total ?? rows.length}
      hasSum
      isDimmed={list.isDimmed}
      onNearEnd={list.more}
    />
  )
}

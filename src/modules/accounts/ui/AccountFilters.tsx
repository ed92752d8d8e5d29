import { Button, Drawer, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconFilter, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { ReplyOf } from '@/shared/kernel/endpoint'
import type { accountOverviewEndpoint, ParetoClass } from '../account-list.contract'
import { type AccountsSearch, hasFilters, noFilters, type Sort } from './accounts-search'
import type { Sight } from './sight'
import type { ListQuery } from './use-accounts-search'
import { FilterChip } from '@/shared/ui/FilterChips'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Key } from '@/shared/ui/parts'
import { useIsPhone } from '@/shared/ui/use-is-phone'

interface FiltersProps {
  overview: ReplyOf<typeof accountOverviewEndpoint> | undefined
  search: AccountsSearch
  query: ListQuery
  sight: Sight
  change: (part: Partial<AccountsSearch>, how?: { replace?: boolean }) => void
}

/** The list's question, written so that it reads as a sentence; on the phone the chips wait in a sheet. */
export function AccountFilters(props: FiltersProps): ReactNode {
  const t = useText('accounts')
  const shared = useText('shared')
  const isPhone = useIsPhone()
  const [isOpen, setOpen] = useState(false)
  const { search, change, sight } = props
  const chosen = [search.paretoClass, search.manager, search.sector].filter(Boolean).length
  const chips = sight.hasDetail ? <Chips {...props} /> : null
  const clear = hasFilters(search) ? (
    <Button variant="subtle" size="compact-sm" onClick={() => change({ ...noFilters })}>
      {shared('clearFilters')}
    </Button>
  ) : null
  if (!isPhone) {
    return (
      <div className="row wrap" role="search">
        <SearchField {...props} />
        {chips}
        {clear}
      </div>
    )
  }
  return (
    <div className="row" role="search">
      <SearchField {...props} />
      {chips ? (
        <Button variant="default" h={44} leftSection={<IconFilter size={16} />} onClick={() => setOpen(true)}>
          {t('filters')}
          {chosen > 0 ? ` ${chosen}` : ''}
        </Button>
      ) : null}
      <Drawer
        opened={isOpen}
        onClose={() => setOpen(false)}
        position="bottom"
        title={t('filters')}
        size="auto"
        styles={{ content: { height: 'auto', flex: '0 0 100%' } }}
        closeButtonProps={{ 'aria-label': shared('close'), size: 44, iconSize: 20 }}
      >
        <div className="column sheet-chips">
          {chips}
          <div className="row spread" style={{ paddingTop: 8 }}>
            {clear ?? <span />}
            <Button h={44} onClick={() => setOpen(false)}>
              {t('filters.see')}
            </Button>
          </div>
        </div>
      </Drawer>
    </div>
  )
}

function SearchField({ search, change }: FiltersProps): ReactNode {
  const t = useText('accounts')
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(search.search)
  const ask = useDebouncedCallback((value: string) => change({ search: value }, { replace: true }), 220)
  useEffect(() => {
    // The back button and «Quitar filtros» change the address; what is being typed here is left alone.
    if (document.activeElement !== field.current) setText(search.search)
  }, [search.search])
  return (
    <TextInput
      ref={field}
      id="accounts-filter"
      className="accounts-search"
      aria-label={t('filter.name')}
      placeholder={t('filter.name')}
      maxLength={100}
      leftSection={<IconSearch size={15} />}
      rightSection={
        <span className="desktop-only">
          <Key>F</Key>
        </span>
      }
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        ask(event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        setText('')
        ask.cancel()
        change({ search: '' }, { replace: true })
        event.currentTarget.blur()
      }}
    />
  )
}

function Chips({ overview, search, query, sight, change }: FiltersProps): ReactNode {
  const t = useText('accounts')
  const shared = useText('shared')
  const format = useFormat()
  const isPhone = useIsPhone()
  const managers = overview?.managers ?? []
  const sectors = overview?.sectors ?? []
  const sorts: Sort[] = sight.hasAmounts ? ['net', 'growth', 'lastSale', 'rank', 'name'] : ['name']
  return (
    <>
      {sight.hasAmounts ? (
        <FilterChip
          label={t('filter.class')}
          value={search.paretoClass}
          options={(['A', 'B', 'C', 'N'] as const).map((letter) => ({
            value: letter,
            label: letter === 'N' ? shared('class.N') : letter,
          }))}
          onChange={(value) => change({ paretoClass: value as ParetoClass | null })}
        />
      ) : null}
      {managers.length > 1 || search.manager ? (
        <FilterChip
          label={t('filter.manager')}
          value={search.manager}
          options={managers.map((one) => ({ value: one.id, label: one.name, note: format.number(one.accounts) }))}
          onChange={(manager) => change({ manager })}
        />
      ) : null}
      {sectors.length > 1 || search.sector ? (
        <FilterChip
          label={t('filter.sector')}
          value={search.sector}
          options={sectors.map((sector) => ({ value: sector, label: sector }))}
          onChange={(sector) => change({ sector })}
        />
      ) : null}
      {isPhone && sorts.length > 1 ? (
        <FilterChip
          label={t('sort')}
          value={query.sort}
          isFixed
          options={sorts.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
          onChange={(sort) => change({ sort: sort as Sort, direction: null })}
        />
      ) : null}
    </>
  )
}

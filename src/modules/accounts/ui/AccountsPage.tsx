import './accounts.css'
import { Button } from '@mantine/core'
import { IconBuilding, IconFilterOff, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { accountOverviewEndpoint, listAccountsEndpoint } from '../account-list.contract'
import { AccountCards } from './AccountCards'
import { AccountFilters } from './AccountFilters'
import { AccountPreview } from './AccountPreview'
import { AccountsHead } from './AccountsHead'
import { AccountTable } from './AccountTable'
import { AccountViews } from './AccountViews'
import { hasFilters, noFilters } from './accounts-search'
import { BulkBar } from './BulkBar'
import { NewAccount } from './NewAccount'
import { PortfolioBand } from './PortfolioBand'
import { useSight } from './sight'
import { useAccountsSearch } from './use-accounts-search'
import { useSelection } from './use-selection'
import { useWhole } from './use-whole'
import { useCall } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { KeysLine } from '@/shared/ui/KeysLine'
import { usePages } from '@/shared/ui/pages'
import { EmptyState, ErrorState, Waiting } from '@/shared/ui/parts'
import { useIsPhone } from '@/shared/ui/use-is-phone'

/** The list of accounts: which of them needs me (looks.md §11, screen 04). */
export function AccountsPage(): ReactNode {
  const t = useText('accounts')
  const sight = useSight()
  const isPhone = useIsPhone()
  const overview = useCall(accountOverviewEndpoint)
  const { search, query, change } = useAccountsSearch(overview.data, sight)
  const list = usePages(listAccountsEndpoint, { query: { ...query, limit: isPhone ? 50 : 100 } })
  const selection = useSelection(list.rows, JSON.stringify(query))
  const [isCreating, setCreating] = useState(false)
  const isFiltered = hasFilters(search)
  const isEmptyCompany = !isFiltered && overview.data !== undefined && sumOf(overview.data.counts) === 0
  const whole = useWhole(query)
  const shared = { list, whole, search, query, sight, change, selection }
  return (
    <>
      <AccountsHead
        query={query}
        doubts={overview.data?.doubts ?? 0}
        sight={sight}
        onCreate={() => setCreating(true)}
      />
      <AccountViews counts={overview.data?.counts} sight={sight} query={query} change={change} />
      <AccountFilters overview={overview.data} search={search} query={query} sight={sight} change={change} />
      {list.problem && list.rows.length === 0 ? (
        <ErrorState problem={list.problem} retry={list.retry} sentence={t('list.failed')} />
      ) : (
        <section className="card" aria-label={t('title')} aria-busy={list.isDimmed}>
          {sight.hasAmounts && sight.canSeePortfolio ? <PortfolioBand query={query} /> : null}
          {list.isPending || (list.rows.length === 0 && list.isDimmed) ? (
            <Waiting rows={10} />
          ) : list.rows.length === 0 ? (
            isEmptyCompany ? (
              <NothingYet canImport={sight.canImport} onCreate={sight.canPropose ? () => setCreating(true) : null} />
            ) : (
              <NothingFound
                view={t(`view.${query.view}`)}
                isFiltered={isFiltered}
                clear={() => change({ ...noFilters })}
              />
            )
          ) : isPhone ? (
            <AccountCards {...shared} />
          ) : (
            <AccountTable {...shared} />
          )}
          {list.problem && list.rows.length > 0 ? (
            <div className="card-body">
              <ErrorState problem={list.problem} retry={list.retry} sentence={t('list.moreFailed')} />
            </div>
          ) : null}
        </section>
      )}
      <ListKeys canSelect={sight.canAssign || sight.canExport} />
      <BulkBar selection={selection} query={query} sight={sight} currency={whole?.currency ?? null} />
      <AccountPreview id={search.preview} close={() => change({ preview: null })} />
      <NewAccount isOpen={isCreating} close={() => setCreating(false)} isProposal={!sight.isDirector} />
    </>
  )
}

function ListKeys({ canSelect }: { canSelect: boolean }): ReactNode {
  const t = useText('accounts')
  return (
    <KeysLine
      lines={[
        [['J', 'K'], t('keys.move')],
        [['Enter'], t('keys.open')],
        [[t('keys.space')], t('keys.preview')],
        ...(canSelect ? [[['X'], t('keys.select')] as const] : []),
        [['F'], t('keys.filter')],
        [['?'], t('keys.all')],
      ]}
    />
  )
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

function NothingYet({ canImport, onCreate }: { canImport: boolean; onCreate: (() => void) | null }): ReactNode {
  const t = useText('accounts')
  return (
    <EmptyState
      icon={<IconBuilding size={32} />}
      title={t('empty')}
      action={
        <span className="row wrap" style={{ justifyContent: 'center' }}>
          {canImport ? (
            <Button component={Link} to="/importaciones">
              {t('empty.import')}
            </Button>
          ) : null}
          {onCreate ? (
            <Button variant={canImport ? 'default' : 'filled'} leftSection={<IconPlus size={16} />} onClick={onCreate}>
              {t(canImport ? 'new' : 'propose')}
            </Button>
          ) : null}
        </span>
      }
    >
      {t(canImport ? 'empty.why' : 'empty.whyOwn')}
    </EmptyState>
  )
}

function NothingFound({
  view,
  isFiltered,
  clear,
}: {
  view: string
  isFiltered: boolean
  clear: () => void
}): ReactNode {
  const t = useText('accounts')
  const shared = useText('shared')
  return (
    <EmptyState
      icon={<IconFilterOff size={32} />}
      title={isFiltered ? t('nothing') : t('nothing.view', { view })}
      action={
        isFiltered ? (
          <Button variant="default" onClick={clear}>
            {shared('clearFilters')}
          </Button>
        ) : null
      }
    >
      {isFiltered ? t('nothing.why', { view }) : null}
    </EmptyState>
  )
}

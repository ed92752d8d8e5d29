import { Button } from '@mantine/core'
import { IconArrowRight, IconLock, IconMapOff } from '@tabler/icons-react'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import { type Account, getAccountEndpoint } from '@/modules/accounts/account.contract'
import { AccountHeader } from '@/modules/accounts/ui/AccountHeader'
import { AccountNotices } from '@/modules/accounts/ui/AccountNotices'
import { type AccountTab, AccountTabs } from '@/modules/accounts/ui/AccountTabs'
import { DecisionPanel } from '@/modules/portfolio/ui/DecisionPanel'
import { accountSalesEndpoint } from '@/modules/sales/sales.contract'
import { DocumentDrawer } from '@/modules/sales/ui/DocumentDrawer'
import { DocumentsCard } from '@/modules/sales/ui/DocumentsCard'
import { MixCard } from '@/modules/sales/ui/MixCard'
import { SalesCard } from '@/modules/sales/ui/SalesCard'
import { PeopleCard } from '@/modules/accounts/ui/PeopleCard'
import { useCall } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { EmptyState, ErrorState, Waiting } from '@/shared/ui/parts'
import { useTrail } from '@/shared/ui/trail'
import { AccountSheet, AccountTeam, DocumentsList, ScorecardPanel, StrategyPanel, TimelinePanel } from './account-tabs'

/** One client company: the panels of several rooms under one header. */
export function AccountPage(): ReactNode {
  const { accountId = '' } = useParams({ strict: false })
  const found = useCall(getAccountEndpoint, { params: { accountId } })
  const account = found.data?.id === accountId ? found.data : undefined
  const t = useText('app')
  useTrail(...(account ? [account.name] : []))
  if (found.isError && !account)
    return found.error.status === 404 ? (
      <NotHere />
    ) : (
      <ErrorState problem={found.error} retry={() => void found.refetch()} sentence={t('account.failed')} />
    )
  return account ? <OneAccount key={account.id} account={account} /> : <Waiting rows={12} />
}

/** The strategy's card does not keep the sales waiting. */
const AccountStrategy = lazy(async () => ({
  default: (await import('@/modules/strategy/ui/AccountStrategy')).AccountStrategy,
}))

type Part = 'resumen' | 'estrategia' | 'bitacora' | 'documentos' | 'seleccion' | 'equipo' | 'ficha'

function OneAccount({ account }: { account: Account }): ReactNode {
  const t = useText('app')
  const navigate = useNavigate()
  const search: { parte?: unknown; documento?: unknown } = useSearch({ strict: false })
  const seesPortfolio = account.rights['portfolio.position'] === 'A' && account.status !== 'proposed'
  const seesSales = ['A', 'M'].includes(account.rights['sales.read'] ?? '')
  const seesStrategy = ['A', 'M'].includes(account.rights['strategy.read'] ?? '') && account.status !== 'proposed'
  const seesTimeline = ['A', 'M'].includes(account.rights['timeline.read'] ?? '')
  const sales = useCall(accountSalesEndpoint, { params: { accountId: account.id } }, { enabled: seesSales })
  const isWhole = account.version > 0 && account.rights['account.read'] === 'A'
  const tabs: AccountTab[] = [
    { key: 'resumen', title: t('account.summary') },
    ...(seesStrategy ? [{ key: 'estrategia', title: t('account.strategy') }] : []),
    ...(seesSales ? [{ key: 'documentos', title: t('account.documents'), count: sales.data?.documents }] : []),
    ...(seesPortfolio ? [{ key: 'seleccion', title: t('account.selection') }] : []),
    ...(seesTimeline ? [{ key: 'bitacora', title: t('account.timeline') }] : []),
    { key: 'equipo', title: t('account.team') },
    { key: 'ficha', title: t('account.sheet') },
  ]
  const part = (tabs.find((tab) => tab.key === search.parte)?.key ?? 'resumen') as Part
  const documentId =
    typeof search.documento === 'number' || typeof search.documento === 'string' ? String(search.documento) : null
  const go = (parte: Part, documento: string | null, replace = false): void =>
    void navigate({
      to: '/cuentas/$accountId',
      params: { accountId: account.id },
      search: { ...(parte === 'resumen' ? {} : { parte }), ...(documento ? { documento } : {}) },
      replace,
      resetScroll: false,
    })
  const showDocument = (id: string | null): void => go(part, id, documentId !== null && id !== null)
  return (
    <>
      <AccountHeader account={account} />
      <AccountNotices account={account} />
      {isWhole ? (
        <>
          <AccountTabs
            label={t('account.parts', { name: account.name })}
            name={account.name}
            tabs={tabs}
            open={part}
            onOpen={(key) => go(key as Part, null)}
          />
          {part === 'resumen' ? (
            <Summary
              account={account}
              sales={sales}
              seesPortfolio={seesPortfolio}
              seesStrategy={seesStrategy}
              showDocument={showDocument}
              go={(key) => go(key, null)}
            />
          ) : null}
          <Suspense fallback={<Waiting rows={14} />}>
            {part === 'estrategia' ? <StrategyPanel accountId={account.id} accountName={account.name} /> : null}
            {part === 'documentos' ? (
              <DocumentsList accountId={account.id} openId={documentId} open={showDocument} />
            ) : null}
            {part === 'seleccion' ? (
              <div className="columns">
                <ScorecardPanel accountId={account.id} />
                <DecisionPanel accountId={account.id} />
              </div>
            ) : null}
            {part === 'bitacora' ? <TimelinePanel accountId={account.id} /> : null}
            {part === 'equipo' ? <AccountTeam account={account} /> : null}
            {part === 'ficha' ? <AccountSheet account={account} /> : null}
          </Suspense>
          {seesSales ? (
            <DocumentDrawer accountId={account.id} documentId={documentId} close={() => showDocument(null)} />
          ) : null}
        </>
      ) : (
        <section className="card">
          <EmptyState icon={<IconLock size={28} />} title={t('account.namesOnly')}>
            {t('account.namesOnlyWhy')}
          </EmptyState>
        </section>
      )}
    </>
  )
}

function Summary({
  account,
  sales,
  seesPortfolio,
  seesStrategy,
  showDocument,
  go,
}: {
  account: Account
  sales: ReturnType<typeof useCall<typeof accountSalesEndpoint>>
  seesPortfolio: boolean
  seesStrategy: boolean
  showDocument: (id: string) => void
  go: (part: Part) => void
}): ReactNode {
  const t = useText('app')
  if (sales.isError && !sales.data)
    return <ErrorState problem={sales.error} retry={() => void sales.refetch()} sentence={t('account.salesFailed')} />
  return (
    <div className="columns">
      <div className="column" style={{ gap: 16, minWidth: 0 }}>
        {seesStrategy ? (
          <Suspense
            fallback={
              <section className="card">
                <Waiting rows={6} />
              </section>
            }
          >
            <AccountStrategy accountId={account.id} accountName={account.name} open={() => go('estrategia')} />
          </Suspense>
        ) : null}
        {sales.data ? (
          <>
            <SalesCard sales={sales.data} />
            <MixCard sales={sales.data} />
          </>
        ) : sales.isPending && sales.fetchStatus !== 'idle' ? (
          <section className="card">
            <Waiting rows={9} />
          </section>
        ) : null}
      </div>
      <div className="column" style={{ gap: 16, minWidth: 0 }}>
        {seesPortfolio ? <DecisionPanel accountId={account.id} /> : null}
        {sales.data ? (
          <DocumentsCard
            accountId={account.id}
            open={showDocument}
            seeAll={<See title={t('account.seeDocuments')} go={() => go('documentos')} />}
          />
        ) : null}
        <PeopleCard account={account} aside={<See title={t('account.seeTeam')} go={() => go('equipo')} />} />
      </div>
    </div>
  )
}

function See({ title, go }: { title: string; go: () => void }): ReactNode {
  return (
    <Button variant="subtle" size="compact-sm" rightSection={<IconArrowRight size={14} />} onClick={go}>
      {title}
    </Button>
  )
}

function NotHere(): ReactNode {
  const t = useText('app')
  return (
    <EmptyState
      heading="h1"
      icon={<IconMapOff size={32} />}
      title={t('account.notHere')}
      action={
        <Button component={Link} to="/cuentas">
          {t('account.back')}
        </Button>
      }
    >
      {t('account.notHereWhy')}
    </EmptyState>
  )
}

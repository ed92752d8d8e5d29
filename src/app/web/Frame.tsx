import { useDocumentTitle, useHotkeys } from '@mantine/hooks'
import { Spotlight, spotlight } from '@mantine/spotlight'
import {
  IconBuilding,
  IconChartHistogram,
  IconCloudCheck,
  IconDatabaseImport,
  IconSearch,
  IconSettings,
} from '@tabler/icons-react'
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { listAccountsEndpoint, searchEndpoint } from '@/modules/accounts/account.contract'
import { useCall } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Key } from '@/shared/ui/parts'
import { useMay, useMe, usePersonState } from '@/shared/ui/person'
import { Logo } from './Logo'
import { PersonMenu } from './PersonMenu'
import { ShortcutsHelp } from './ShortcutsHelp'

const places = [
  { to: '/cartera', text: 'nav.portfolio', icon: IconChartHistogram, right: 'portfolio.read', isData: false },
  { to: '/cuentas', text: 'nav.accounts', icon: IconBuilding, right: 'account.list', isData: false },
  { to: '/importaciones', text: 'nav.imports', icon: IconDatabaseImport, right: 'import.read', isData: true },
  { to: '/ajustes', text: 'nav.settings', icon: IconSettings, right: 'user.self.update', isData: true },
] as const

/** The frame of every page inside: who is not signed in goes to the entrance and comes back here. */
export function Frame(): ReactNode {
  const { me } = usePersonState()
  const navigate = useNavigate()
  const path = useRouterState({ select: (state) => state.location.href })
  const mustConfigure = me !== null && !me.company.isConfigured && me.rights['settings.write'] === 'A'
  useEffect(() => {
    if (!me) void navigate({ to: '/entrar', search: { volver: path }, replace: true })
    else if (mustConfigure) void navigate({ to: '/inicio', replace: true })
  }, [me, mustConfigure, navigate, path])
  return me && !mustConfigure ? <Inside /> : null
}

function Inside(): ReactNode {
  const t = useText('app')
  const me = useMe()
  const may = useMay()
  const format = useFormat()
  const navigate = useNavigate()
  const { isOffline } = usePersonState()
  const [isHelpOpen, setHelpOpen] = useState(false)
  const here = useRouterState({ select: (state) => state.location.pathname })
  const seen = places.filter((place) => may(place.right))
  const current = seen.find((place) => here.startsWith(place.to))
  useDocumentTitle(current ? `${t(current.text)} · Clave` : 'Clave')
  useGoKeys(me.shortcutsOn, (to) => void navigate({ to }))
  useHotkeys(me.shortcutsOn ? [['shift+?', () => setHelpOpen(true)]] : [])
  const link = ({ to, text, icon: Icon }: (typeof places)[number]): ReactNode => (
    <Link key={to} to={to} className="side-link" aria-current={here.startsWith(to) ? 'page' : undefined}>
      <Icon size={18} stroke={1.7} /> {t(text)}
    </Link>
  )
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <nav className="side" aria-label={t('nav.main')}>
        <Link to="/" className="side-brand">
          <Logo />
          <span className="grow">
            <b>Clave</b>
            <small className="clip">{me.company.name}</small>
          </span>
        </Link>
        {seen.filter((place) => !place.isData).map(link)}
        {seen.some((place) => place.isData) ? <div className="side-label">{t('nav.data')}</div> : null}
        {seen.filter((place) => place.isData).map(link)}
        {me.roles.includes('kam') ? <MyAccounts /> : null}
        <div className="side-foot" role="status">
          <IconCloudCheck size={16} /> {t('synced')}
        </div>
      </nav>
      <div className="stage">
        <header className="top">
          <div className="crumbs">
            <b className="clip">{current ? t(current.text) : 'Clave'}</b>
          </div>
          <button type="button" className="search-button" onClick={spotlight.open} aria-label={t('search')}>
            <IconSearch size={16} />
            <span className="grow clip label">{t('search')}</span>
            <Key>Ctrl K</Key>
          </button>
          <PersonMenu onHelp={() => setHelpOpen(true)} />
        </header>
        {isOffline ? (
          <div className="band" role="status">
            {t('offline')}
          </div>
        ) : null}
        {me.company.isDemo ? (
          <div className="band row" role="note">
            {t('demo', { day: format.day(me.company.today) })}
            <Link to="/ajustes" className="cobre">
              {t('demo.leave')}
            </Link>
          </div>
        ) : null}
        <main className="page" id="main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <nav className="bottom-bar" aria-label={t('nav.main')}>
        {seen.map(({ to, text, icon: Icon }) => (
          <Link key={to} to={to} aria-current={here.startsWith(to) ? 'page' : undefined}>
            <Icon size={20} stroke={1.7} />
            {t(text)}
          </Link>
        ))}
      </nav>
      <SearchBox places={seen} />
      <ShortcutsHelp isOpen={isHelpOpen} close={() => setHelpOpen(false)} />
    </div>
  )
}

function MyAccounts(): ReactNode {
  const t = useText('app')
  const mine = useCall(listAccountsEndpoint, { query: { view: 'mine', limit: 12 } })
  const rows = mine.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <>
      <div className="side-label">{t('nav.mine')}</div>
      {rows.map((row) => (
        <Link
          key={row.id}
          to="/cuentas/$accountId"
          params={{ accountId: row.id }}
          className="side-link"
          style={{ height: 30, fontSize: 13, fontWeight: 450 }}
        >
          <span className="clip">{row.name}</span>
        </Link>
      ))}
    </>
  )
}

function SearchBox({ places: known }: { places: readonly (typeof places)[number][] }): ReactNode {
  const t = useText('app')
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const found = useCall(searchEndpoint, { query: { text: text.trim() } }, { enabled: text.trim().length > 0 })
  const accounts = text.trim() ? (found.data?.accounts ?? []) : []
  const wanted = text.trim().toLowerCase()
  return (
    <Spotlight
      nothingFound={t('search.nothing')}
      shortcut="mod + K"
      query={text}
      onQueryChange={setText}
      filter={(_query, actions) => actions}
      searchProps={{ leftSection: <IconSearch size={18} />, placeholder: t('search'), 'aria-label': t('search') }}
      actions={[
        {
          group: t('search.accounts'),
          actions: accounts.map((row) => ({
            id: row.id,
            label: row.name,
            description: [row.sector, row.city, row.manager?.name].filter(Boolean).join(' · '),
            onClick: () => void navigate({ to: '/cuentas/$accountId', params: { accountId: row.id } }),
          })),
        },
        {
          group: t('search.actions'),
          actions: known
            .filter((place) => t(place.text).toLowerCase().includes(wanted))
            .map((place) => ({ id: place.to, label: t(place.text), onClick: () => void navigate({ to: place.to }) })),
        },
      ].filter((group) => group.actions.length > 0)}
    />
  )
}

/** G then C, O… as in the list of shortcuts; nothing happens while somebody types. */
function useGoKeys(isOn: boolean, go: (to: '/cartera' | '/cuentas' | '/importaciones') => void): void {
  useEffect(() => {
    if (!isOn) return undefined
    let armedAt = 0
    const targets: Readonly<Record<string, '/cartera' | '/cuentas' | '/importaciones'>> = {
      p: '/cartera',
      c: '/cuentas',
      i: '/importaciones',
    }
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
        target.isContentEditable
      )
        return
      const key = event.key.toLowerCase()
      if (key === 'g') armedAt = event.timeStamp
      else if (targets[key] && event.timeStamp - armedAt < 1_200) {
        event.preventDefault()
        armedAt = 0
        go(targets[key])
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isOn, go])
}

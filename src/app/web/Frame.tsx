import { useDocumentTitle, useHotkeys } from '@mantine/hooks'
import { IconChevronRight, IconSearch } from '@tabler/icons-react'
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Key, Monogram } from '@/shared/ui/parts'
import { useMay, useMe, usePersonState } from '@/shared/ui/person'
import { useCurrentTrail } from '@/shared/ui/trail'
import { NotYours } from './NotYours'
import { type Place, places } from './places'
import { SideMenu } from './SideMenu'
import { useGoKeys } from './useGoKeys'

// Loaded when they are asked for: the first screen needs none of them.
const SearchBox = lazy(() => import('./SearchBox'))
const PersonMenu = lazy(() => import('./PersonMenu'))
const ShortcutsHelp = lazy(() => import('./ShortcutsHelp'))

/** The frame of every page inside: menu, top bar, bands, and the page. */
export function Frame(): ReactNode {
  const t = useText('app')
  const me = useMe()
  const may = useMay()
  const navigate = useNavigate()
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [isSearching, setSearching] = useState(false)
  const here = useRouterState({ select: (state) => state.location.pathname })
  const seen = places.filter((place) => may(place.right))
  const current = seen.find((place) => here.startsWith(place.to))
  // The portfolio is also the home of the product: it sends those who have none to their accounts.
  const closed = current ? undefined : places.find((place) => place.to !== '/cartera' && here.startsWith(place.to))
  useGoKeys(me.shortcutsOn, (to) => void navigate({ to }))
  useHotkeys([['mod+K', () => setSearching(true)]], [])
  useHotkeys(me.shortcutsOn ? [['shift+?', () => setHelpOpen(true)]] : [])
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <SideMenu places={seen} here={here} />
      <div className="stage">
        <header className="top">
          <Crumbs current={current} />
          <button type="button" className="search-button" onClick={() => setSearching(true)}>
            <IconSearch size={16} />
            <span className="grow clip label">{t('search')}</span>
            <Key>Ctrl K</Key>
          </button>
          <PersonButton onHelp={() => setHelpOpen(true)} />
        </header>
        <Bands />
        <main className="page" id="main" tabIndex={-1}>
          {closed ? <NotYours place={closed} /> : <Outlet />}
        </main>
      </div>
      <nav className="bottom-bar" aria-label={t('nav.main')}>
        {seen.map(({ to, text, icon: Icon }) => (
          <Link key={to} to={to} aria-current={here.startsWith(to) ? 'page' : undefined}>
            <Icon size={22} stroke={1.7} />
            {t(`${text}.short`)}
          </Link>
        ))}
      </nav>
      {isSearching ? (
        <Suspense>
          <SearchBox places={seen} close={() => setSearching(false)} />
        </Suspense>
      ) : null}
      {isHelpOpen ? (
        <Suspense>
          <ShortcutsHelp close={() => setHelpOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  )
}

function PersonButton({ onHelp }: { onHelp: () => void }): ReactNode {
  const t = useText('app')
  const me = useMe()
  const [isWanted, setWanted] = useState(false)
  const button = (
    <button type="button" className="bare" aria-haspopup="menu" onClick={() => setWanted(true)}>
      <Monogram name={me.name} />
      <span className="visually-hidden">{`${t('me.menu')}: ${me.name}`}</span>
    </button>
  )
  return isWanted ? (
    <Suspense fallback={button}>
      <PersonMenu onHelp={onHelp} />
    </Suspense>
  ) : (
    button
  )
}

function Crumbs({ current }: { current: Place | undefined }): ReactNode {
  const t = useText('app')
  const trail = useCurrentTrail()
  const last = trail.at(-1) ?? (current ? t(current.text) : 'Clave')
  useDocumentTitle(last === 'Clave' ? last : `${last} · Clave`)
  if (!current || trail.length === 0) {
    return (
      <div className="crumbs">
        <b className="clip">{last}</b>
      </div>
    )
  }
  return (
    <nav className="crumbs" aria-label={t('crumbs')}>
      <Link to={current.to}>{t(current.text)}</Link>
      {trail.map((label, i) => (
        <span key={label} className="row clip" style={{ gap: 6 }}>
          <IconChevronRight size={14} />
          {i === trail.length - 1 ? <b className="clip">{label}</b> : label}
        </span>
      ))}
    </nav>
  )
}

function Bands(): ReactNode {
  const t = useText('app')
  const me = useMe()
  const may = useMay()
  const format = useFormat()
  const { isOffline } = usePersonState()
  if (!isOffline && !me.company.isDemo) return null
  return (
    <section className="bands" aria-label={t('notices')}>
      {isOffline ? (
        <div className="band" role="status">
          {t('offline')}
        </div>
      ) : null}
      {me.company.isDemo ? (
        <div className="band row wrap">
          {t('demo', { day: format.day(me.company.today) })}
          {may('demo.remove') ? (
            <Link to="/ajustes" search={{ parte: 'ejemplo' }} className="cobre strong">
              {t('demo.leave')}
            </Link>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { listAccountsEndpoint } from '@/modules/accounts/account-list.contract'
import { useCall } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { useMe } from '@/shared/ui/person'
import { Logo } from './Logo'
import type { Place } from './places'
import { SaveState } from './SaveState'

export function SideMenu({ places, here }: { places: readonly Place[]; here: string }): ReactNode {
  const t = useText('app')
  const me = useMe()
  const link = ({ to, text, icon: Icon }: Place): ReactNode => (
    <Link key={to} to={to} className="side-link" aria-current={here.startsWith(to) ? 'page' : undefined}>
      <Icon size={18} stroke={1.7} /> {t(text)}
    </Link>
  )
  return (
    <nav className="side" aria-label={t('nav.main')}>
      <Link to="/" className="side-brand">
        <Logo />
        <span className="grow">
          <b>Clave</b>
          <small className="clip">{me.company.name}</small>
        </span>
      </Link>
      {places.filter((place) => !place.isData).map(link)}
      {places.some((place) => place.isData) ? <div className="side-label">{t('nav.data')}</div> : null}
      {places.filter((place) => place.isData).map(link)}
      {me.roles.includes('kam') ? <MyAccounts here={here} /> : null}
      <div className="side-foot" role="status">
        <SaveState />
      </div>
    </nav>
  )
}

function MyAccounts({ here }: { here: string }): ReactNode {
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
          className="side-link small-link"
          aria-current={here === `/cuentas/${row.id}` ? 'page' : undefined}
        >
          <span className="clip">{row.name}</span>
        </Link>
      ))}
    </>
  )
}

import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { CompanyForm } from '@/modules/identity/ui/CompanyForm'
import { ExampleCompany } from '@/modules/identity/ui/ExampleCompany'
import { PeopleSettings } from '@/modules/identity/ui/PeopleSettings'
import { ProfileSettings } from '@/modules/identity/ui/ProfileSettings'
import { CapacityCard } from '@/modules/portfolio/ui/CapacityCard'
import { useText } from '@/shared/ui/i18n'
import { PageHead } from '@/shared/ui/parts'
import { useMay, useMe } from '@/shared/ui/person'
import { useTrail } from '@/shared/ui/trail'

interface Part {
  key: string
  title: string
  isSeen: boolean
  view: ReactNode
}

/** What each person may set: himself, and by his roles the people, the company, the capacity and the example. */
export function SettingsPage(): ReactNode {
  const t = useText('identity')
  const navigate = useNavigate()
  const search: { parte?: unknown } = useSearch({ strict: false })
  const parts = useParts()
  const shown = parts.find((part) => part.key === search.parte) ?? parts[0]!
  useTrail(shown.title)
  return (
    <>
      <PageHead title={t('settings.title')} />
      <nav className="tabs" aria-label={t('settings.title')}>
        {parts.map((part) => (
          <button
            key={part.key}
            type="button"
            className="tab"
            aria-current={part.key === shown.key ? 'page' : undefined}
            onClick={() => void navigate({ to: '/ajustes', search: { parte: part.key } })}
          >
            {part.title}
          </button>
        ))}
      </nav>
      {shown.view}
    </>
  )
}

function useParts(): Part[] {
  const t = useText('identity')
  const me = useMe()
  const may = useMay()
  const parts: Part[] = [
    { key: 'perfil', title: t('settings.profile'), isSeen: true, view: <ProfileSettings /> },
    { key: 'personas', title: t('settings.people'), isSeen: may('user.list'), view: <PeopleSettings /> },
    {
      key: 'empresa',
      title: t('settings.company'),
      isSeen: me.rights['settings.write'] === 'A',
      view: (
        <div className="settings-form">
          <CompanyForm button={t('company.save')} />
        </div>
      ),
    },
    {
      key: 'capacidad',
      title: t('settings.capacity'),
      isSeen: may('capacity.write'),
      view: (
        <div className="settings-form">
          <CapacityCard />
        </div>
      ),
    },
    {
      key: 'ejemplo',
      title: t('settings.example'),
      isSeen: me.company.isDemo && may('demo.remove'),
      view: (
        <div className="settings-form">
          <ExampleCompany />
        </div>
      ),
    },
  ]
  return parts.filter((part) => part.isSeen)
}

import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { CompanyForm } from './CompanyForm'
import { ExampleCompany } from './ExampleCompany'
import { PeopleSettings } from './PeopleSettings'
import { ProfileSettings } from './ProfileSettings'
import { useText } from '@/shared/ui/i18n'
import { PageHead } from '@/shared/ui/parts'
import { useMay, useMe } from '@/shared/ui/person'

export function SettingsPage(): ReactNode {
  const t = useText('identity')
  const me = useMe()
  const may = useMay()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { parte?: string }
  const parts = [
    { key: 'perfil', title: t('settings.profile'), isSeen: true, view: <ProfileSettings /> },
    { key: 'personas', title: t('settings.people'), isSeen: may('user.list'), view: <PeopleSettings /> },
    {
      key: 'empresa',
      title: t('settings.company'),
      isSeen: me.rights['settings.write'] === 'A',
      view: (
        <div style={{ maxWidth: 520 }}>
          <CompanyForm button={t('company.next')} />
        </div>
      ),
    },
    {
      key: 'ejemplo',
      title: t('settings.example'),
      isSeen: me.company.isDemo && may('demo.remove'),
      view: <ExampleCompany />,
    },
  ].filter((part) => part.isSeen)
  const shown =
    parts.find((part) => part.key === search.parte) ??
    (me.company.isDemo && may('demo.remove') && search.parte === undefined ? parts.at(-1)! : parts[0]!)
  return (
    <>
      <PageHead title={t('settings.title')} />
      <div className="tabs" role="tablist">
        {parts.map((part) => (
          <button
            key={part.key}
            type="button"
            role="tab"
            className="tab"
            aria-selected={part.key === shown.key}
            onClick={() => void navigate({ to: '/ajustes', search: { parte: part.key } })}
          >
            {part.title}
          </button>
        ))}
      </div>
      {shown.view}
    </>
  )
}

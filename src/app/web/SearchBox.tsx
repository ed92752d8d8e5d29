import '@mantine/spotlight/styles.layer.css'
import { Spotlight, spotlight } from '@mantine/spotlight'
import { IconBuilding, IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { searchEndpoint } from '@/modules/accounts/account-list.contract'
import { useCall } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import type { Place } from './places'

/** Ctrl K: accounts by any part of their name, tax id, code or city, and the places to go. */
export default function SearchBox({ places, close }: { places: readonly Place[]; close: () => void }): ReactNode {
  const t = useText('app')
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const wanted = text.trim()
  const found = useCall(searchEndpoint, { query: { text: wanted } }, { enabled: wanted.length > 0 })
  const accounts = wanted ? (found.data?.accounts ?? []) : []
  useEffect(() => spotlight.open(), [])
  return (
    <Spotlight
      attributes={{ content: { 'aria-label': t('search') } }}
      nothingFound={t('search.nothing')}
      shortcut={null}
      overlayProps={{ blur: 0, backgroundOpacity: 0.45 }}
      query={text}
      onQueryChange={setText}
      onSpotlightClose={close}
      filter={(_query, actions) => actions}
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: t('search'),
        'aria-label': t('search'),
        maxLength: 100,
      }}
      actions={[
        {
          group: t('search.accounts'),
          actions: accounts.map((row) => ({
            id: row.id,
            label: row.name,
            leftSection: <IconBuilding size={18} />,
            description: [row.sector, row.city, row.manager?.name].filter(Boolean).join(' · '),
            onClick: () => void navigate({ to: '/cuentas/$accountId', params: { accountId: row.id } }),
          })),
        },
        {
          group: t('search.actions'),
          actions: places
            .filter((place) => t(place.text).toLowerCase().includes(wanted.toLowerCase()))
            .map(({ to, text: label, icon: Icon }) => ({
              id: to,
              label: t(label),
              leftSection: <Icon size={18} />,
              onClick: () => void navigate({ to }),
            })),
        },
      ].filter((group) => group.actions.length > 0)}
    />
  )
}

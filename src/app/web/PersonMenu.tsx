import { Menu } from '@mantine/core'
import {
  IconDeviceDesktop,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSun,
  IconUser,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { signOutEndpoint } from '@/modules/identity/session.contract'
import { updateMeEndpoint } from '@/modules/identity/me.contract'
import { send, useChange } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { Monogram } from '@/shared/ui/parts'
import { useMe, usePersonState } from '@/shared/ui/person'

/** Loaded with the first press of the monogram, and open at once. */
export default function PersonMenu({ onHelp }: { onHelp: () => void }): ReactNode {
  const [isOpen, setOpen] = useState(true)
  const t = useText('app')
  const me = useMe()
  const navigate = useNavigate()
  const { enter, refresh } = usePersonState()
  const save = useChange(updateMeEndpoint)
  const change = (body: { colorScheme?: 'light' | 'dark' | 'auto'; locale?: 'es' | 'en' }): void => {
    if (body.locale) localStorage.setItem('clave.locale', body.locale)
    save.mutate({ body, version: me.version }, { onSettled: () => void refresh() })
  }
  const leave = async (): Promise<void> => {
    await send(signOutEndpoint).catch(() => null)
    await navigate({ to: '/entrar' })
    await enter(null)
  }
  const themes = [
    ['light', IconSun],
    ['dark', IconMoon],
    ['auto', IconDeviceDesktop],
  ] as const
  return (
    <Menu position="bottom-end" width={220} opened={isOpen} onChange={setOpen}>
      <Menu.Target>
        <button type="button" className="bare">
          <Monogram name={me.name} />
          <span className="visually-hidden">{`${t('me.menu')}: ${me.name}`}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.name}</Menu.Label>
        <Menu.Item
          leftSection={<IconUser size={16} />}
          onClick={() => void navigate({ to: '/ajustes', search: { parte: 'perfil' } })}
        >
          {t('me.profile')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onHelp}>
          {t('keys')}
        </Menu.Item>
        <Menu.Label>{t('me.theme')}</Menu.Label>
        {themes.map(([scheme, Icon]) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} />}
            aria-current={me.colorScheme === scheme}
            onClick={() => change({ colorScheme: scheme })}
            fw={me.colorScheme === scheme ? 600 : 400}
          >
            {t(`me.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('me.language')}</Menu.Label>
        <Menu.Item
          leftSection={<IconLanguage size={16} />}
          onClick={() => change({ locale: me.locale === 'es' ? 'en' : 'es' })}
        >
          {me.locale === 'es' ? 'English' : 'Español'}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          {t('me.out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

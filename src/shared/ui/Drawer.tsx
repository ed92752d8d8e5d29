import './drawer.css'
import { ActionIcon, Drawer as CoverDrawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId } from 'react'
import { useText } from './i18n'
import { useIsPhone } from './use-is-phone'

interface DrawerProps {
  isOpen: boolean
  close: () => void
  title: ReactNode
  children: ReactNode
}

/** A panel at the right: it pushes the page where there is room, covers it where there is not, fills the phone. */
export function Drawer(props: DrawerProps): ReactNode {
  const hasRoom = useMediaQuery('(min-width: 1280px)', window.innerWidth >= 1280)
  return hasRoom ? <Beside {...props} /> : <Cover {...props} />
}

function Beside({ isOpen, close, title, children }: DrawerProps): ReactNode {
  const t = useText('shared')
  const titleId = useId()
  useEffect(() => {
    if (!isOpen) return undefined
    document.body.classList.add('has-drawer')
    return () => document.body.classList.remove('has-drawer')
  }, [isOpen])
  useEffect(() => {
    if (!isOpen) return undefined
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('[aria-modal="true"]')) close()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isOpen, close])
  if (!isOpen) return null
  return (
    <aside className="drawer-beside" aria-labelledby={titleId}>
      <div className="drawer-head">
        <h2 className="grow" id={titleId}>
          {title}
        </h2>
        <ActionIcon variant="subtle" color="gray" onClick={close} aria-label={t('close')} title={t('close')}>
          <IconX size={18} />
        </ActionIcon>
      </div>
      <div className="drawer-body">{children}</div>
    </aside>
  )
}

function Cover({ isOpen, close, title, children }: DrawerProps): ReactNode {
  const t = useText('shared')
  const isPhone = useIsPhone()
  return (
    <CoverDrawer
      opened={isOpen}
      onClose={close}
      position="right"
      size={isPhone ? '100%' : 400}
      title={title}
      closeButtonProps={{ 'aria-label': t('close'), size: isPhone ? 44 : 32, iconSize: 20 }}
      transitionProps={{ duration: 150 }}
      styles={{ title: { flex: 1, minWidth: 0 } }}
    >
      <div className="column" style={{ gap: 16 }}>
        {children}
      </div>
    </CoverDrawer>
  )
}

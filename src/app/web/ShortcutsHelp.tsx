import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '@/shared/ui/i18n'
import { Key } from '@/shared/ui/parts'

export default function ShortcutsHelp({ close }: { close: () => void }): ReactNode {
  const t = useText('app')
  const shared = useText('shared')
  const lines = [
    ['Ctrl K', t('keys.search')],
    ['J / K', t('keys.rows')],
    ['Enter', t('keys.open')],
    [t('keys.space'), t('keys.preview')],
    ['X', t('keys.select')],
    ['F', t('keys.filter')],
    ['G P · G C · G I', t('keys.go')],
    ['Ctrl Enter', t('keys.save')],
    ['Esc', t('keys.back')],
    ['?', t('keys.help')],
  ]
  return (
    <Modal opened onClose={close} title={t('keys')} closeButtonProps={{ 'aria-label': shared('close') }}>
      <table className="table">
        <tbody>
          {lines.map(([key, meaning]) => (
            <tr key={key}>
              <td>
                <Key>{key}</Key>
              </td>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  )
}

import type { ReactNode } from 'react'
import { useText } from '@/shared/ui/i18n'
import { Key } from '@/shared/ui/parts'
import { useMe } from '@/shared/ui/person'

/** The keys of the list, at its foot; gone when the person turned them off. */
export function KeysLine({ canSelect }: { canSelect: boolean }): ReactNode {
  const t = useText('accounts')
  if (!useMe().shortcutsOn) return null
  const lines: [string[], string][] = [
    [['J', 'K'], t('keys.move')],
    [['Enter'], t('keys.open')],
    [[t('keys.space')], t('keys.preview')],
    ...(canSelect ? [[['X'], t('keys.select')] as [string[], string]] : []),
    [['F'], t('keys.filter')],
    [['?'], t('keys.all')],
  ]
  return (
    <div className="keys-line">
      {lines.map(([keys, meaning]) => (
        <span key={meaning}>
          {keys.map((key) => (
            <Key key={key}>{key}</Key>
          ))}
          {meaning}
        </span>
      ))}
    </div>
  )
}

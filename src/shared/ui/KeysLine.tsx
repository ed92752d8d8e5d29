import './keys-line.css'
import type { ReactNode } from 'react'
import { Key } from './parts'
import { useMe } from './person'

/** The keys of a screen, at its foot: keys and what they do. Gone on the phone, and when the person turned them off. */
export function KeysLine({
  lines,
}: {
  lines: readonly (readonly [keys: readonly string[], meaning: string])[]
}): ReactNode {
  if (!useMe().shortcutsOn) return null
  return (
    <div className="keys-line desktop-only">
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

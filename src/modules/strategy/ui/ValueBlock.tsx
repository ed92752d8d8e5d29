import './value.css'
import { type ReactNode, useCallback, useState } from 'react'
import type { BlockProps } from './blocks'
import type { Opening } from './opening'
import { Prompts } from './Prompts'
import { ValueChain } from './ValueChain'
import { WhitespaceMatrix } from './Whitespace'

/** RP-2d, R1-05: where we could move a figure of the client's own, and what it buys from others that we could serve. */
export function ValueBlock({ prompts }: BlockProps): ReactNode {
  const [key, open] = useState<string | null>(null)
  const close = useCallback(() => open(null), [])
  const opening: Opening = { key, open, close }
  return (
    <div className="column" style={{ gap: 20 }}>
      <ValueChain opening={opening} />
      <WhitespaceMatrix opening={opening} />
      <Prompts prompts={prompts} />
    </div>
  )
}

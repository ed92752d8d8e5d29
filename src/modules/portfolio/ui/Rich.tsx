import './panels.css'
import { Fragment, type ReactNode } from 'react'

/** A message whose <b>parts</b> stand out; the message stays one sentence for whoever translates it. */
export function Rich({ children }: { children: string }): ReactNode {
  return children.split(/<b>(.*?)<\/b>/).map((part, at) =>
    at % 2 === 1 ? (
      // A sentence never changes its order.
      // oxlint-disable-next-line react/no-array-index-key
      <b key={at} className="rich-strong">
        {part}
      </b>
    ) : (
      // oxlint-disable-next-line react/no-array-index-key
      <Fragment key={at}>{part}</Fragment>
    ),
  )
}

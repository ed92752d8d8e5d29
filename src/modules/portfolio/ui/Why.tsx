import { Popover } from '@mantine/core'
import type { ReactNode } from 'react'
import { Rich } from './Rich'
import { WhyButton, type WhyProps } from './WhyButton'

/** The formula of a figure with its own numbers. */
export function Why(props: WhyProps): ReactNode {
  return (
    <Popover width={320} position="bottom-end" withArrow shadow="md">
      <Popover.Target>
        <WhyButton {...props} />
      </Popover.Target>
      <Popover.Dropdown>
        <div className="column small" role="note">
          <h3>{props.title}</h3>
          {props.lines.map((line) => (
            <p key={line} className="soft tabular">
              <Rich>{line}</Rich>
            </p>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

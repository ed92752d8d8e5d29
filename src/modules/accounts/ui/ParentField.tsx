import { type ReactNode, useState } from 'react'
import { AccountPicker } from './AccountPicker'
import { focusOnce, InlineFrame, type InlineProps } from '@/shared/ui/InlineEdit'

type Parent = { id: string; name: string } | null

/** The group the account belongs to: found by its name, taken off with the cross. */
export function ParentField(props: InlineProps<Parent> & { accountId: string }): ReactNode {
  const [isEditing, setEditing] = useState(false)
  return (
    <InlineFrame {...props} show={(parent) => parent?.name} isEditing={isEditing} open={() => setEditing(true)}>
      <AccountPicker
        label={props.label}
        hasLabel={false}
        value={props.value}
        exclude={props.accountId}
        fieldRef={focusOnce}
        onPick={(parent) => {
          props.onType(parent)
          props.onFlush()
          setEditing(false)
        }}
        onLeave={() => setEditing(false)}
      />
    </InlineFrame>
  )
}

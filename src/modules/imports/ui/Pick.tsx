import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { Proof, type Proven } from './Proof'
import type { Text } from '@/shared/ui/i18n'

export interface Picked {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  set: (value: string) => void
  proof?: Proven | undefined
  words?: ReactNode
  isEditable: boolean
  isSearchable?: boolean
}

/** One decision about the file, with what it rests on under it. */
export function Pick({ label, value, options, set, proof, words, isEditable, isSearchable }: Picked): ReactNode {
  return (
    <div>
      <Select
        label={label}
        allowDeselect={false}
        searchable={isSearchable ?? false}
        disabled={!isEditable}
        value={value}
        data={[...options]}
        onChange={(chosen) => chosen && chosen !== value && set(chosen)}
      />
      {proof ? <Proof of={proof}>{words}</Proof> : words ? <span className="mark proof">{words}</span> : null}
    </div>
  )
}

/** Values of an enumeration with their words. */
export function choicesOf(t: Text): (prefix: string, values: readonly string[]) => { value: string; label: string }[] {
  return (prefix, values) => values.map((value) => ({ value, label: t(`${prefix}.${value}`) }))
}

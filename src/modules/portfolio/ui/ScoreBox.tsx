import { NumberInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFormat } from '@/shared/ui/format'

/** A score from 0 to 10, a decimal at most; empty is «not known yet» and never 0. */
export function ScoreBox({
  label,
  value,
  isReadOnly,
  change,
  leave,
}: {
  label: string
  value: number | null
  isReadOnly: boolean
  change: (score: number | null) => void
  leave: () => void
}): ReactNode {
  const format = useFormat()
  return (
    <NumberInput
      className="score-box"
      size="xs"
      hideControls
      aria-label={label}
      min={0}
      max={10}
      step={1}
      decimalScale={1}
      decimalSeparator={format.number(0.1, 1).charAt(1)}
      allowNegative={false}
      clampBehavior="strict"
      readOnly={isReadOnly}
      onBlur={leave}
      value={value ?? ''}
      onChange={(typed) => change(typeof typed === 'number' ? typed : typed === '' ? null : value)}
    />
  )
}

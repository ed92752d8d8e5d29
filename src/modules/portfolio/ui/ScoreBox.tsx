import { TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useFormat } from '@/shared/ui/format'
import { typedScore } from '@/shared/ui/typed-score'

/** A score from 0 to 10, a decimal at most; empty is «not known yet» and never 0. What is no score is not taken. */
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
  const [typed, setTyped] = useState<string | null>(null)
  const shown = value === null ? '' : format.number(value, Number.isInteger(value) ? 0 : 1)
  const step = (by: number): void => {
    setTyped(null)
    change(Math.min(10, Math.max(0, (value ?? 0) + by)))
  }
  return (
    <TextInput
      className="score-box"
      size="xs"
      inputMode="decimal"
      aria-label={label}
      readOnly={isReadOnly}
      value={typed ?? shown}
      onBlur={() => {
        setTyped(null)
        leave()
      }}
      onChange={(event) => {
        const text = event.currentTarget.value
        const score = typedScore(text)
        if (score === undefined) return
        setTyped(text)
        change(score)
      }}
      onKeyDown={(event) => {
        const by = { ArrowUp: 1, ArrowDown: -1 }[event.key]
        if (by === undefined || isReadOnly) return
        event.preventDefault()
        step(by)
      }}
    />
  )
}

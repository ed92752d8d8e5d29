import type { ReactNode } from 'react'

/** Three flat colours side by side: a step of the line moves two edges, never thousands of shapes. */
export function ClassStops({
  upToA,
  upToB,
  tones,
}: {
  upToA: number
  upToB: number
  tones: readonly [string, string, string]
}): ReactNode {
  const stop = (at: number, tone: string): ReactNode => (
    <stop offset={`${at}%`} style={{ stopColor: `var(--clave-${tone})` }} />
  )
  return (
    <>
      {stop(upToA, tones[0])}
      {stop(upToA, tones[1])}
      {stop(upToB, tones[1])}
      {stop(upToB, tones[2])}
    </>
  )
}

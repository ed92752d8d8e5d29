import { nameKey } from '@/shared/kernel/account-key'

/** «Lácteos Valdorado S.A. de C.V.» → «Lácteos Valdorado»: the form of company says nothing where room is short. */
export function withoutForm(name: string): string {
  const words = name.trim().split(/\s+/)
  for (let kept = 1; kept < words.length; kept++) {
    if (nameKey(`x ${words.slice(kept).join(' ')}`) === 'x') return words.slice(0, kept).join(' ').replace(/,$/, '')
  }
  return name
}

/** From the fullest to the shortest way to write it. */
export function waysToWrite(name: string): string[] {
  const short = withoutForm(name)
  const last = short.split(' ').at(-1)!
  return [...new Set([short, ...(last.length > 3 ? [last] : [])])]
}

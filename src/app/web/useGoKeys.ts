import { useEffect } from 'react'
import type { Place } from './places'

const targets: Readonly<Record<string, Place['to']>> = { p: '/cartera', c: '/cuentas', i: '/importaciones' }
const patienceMs = 1_200

/** G then P, C or I, as the list of shortcuts says; nothing happens while somebody types. */
export function useGoKeys(isOn: boolean, go: (to: Place['to']) => void): void {
  useEffect(() => {
    if (!isOn) return undefined
    let armedAt = Number.NEGATIVE_INFINITY
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target as HTMLElement)) return
      const key = event.key.toLowerCase()
      const target = targets[key]
      if (key === 'g') armedAt = event.timeStamp
      else if (target && event.timeStamp - armedAt < patienceMs) {
        event.preventDefault()
        armedAt = Number.NEGATIVE_INFINITY
        go(target)
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isOn, go])
}

function isTyping(target: HTMLElement): boolean {
  return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable
}

import { useEffect, useRef } from 'react'

export interface RowKeys {
  isOn: boolean
  ids: readonly string[]
  activeId: string | null
  onActivate: (id: string) => void
  onPreview?: (id: string) => void
  onSelect?: (id: string) => void
  /** F: to the search field. */
  onFilter?: () => void
  onEscape?: () => void
}

/**
 * J and K move through the rows and put the focus on the row's link, so that Enter opens it as any link; Space shows
 * it beside the list, X selects it. Nothing happens while somebody types or a window is open over the page.
 */
export function useRowKeys(keys: RowKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!keys.isOn) return undefined
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isCovered()) return
      const action = actionOf(event.key, latest.current, event.target as HTMLElement)
      if (!action) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [keys.isOn])
}

function actionOf(key: string, keys: RowKeys, target: HTMLElement): (() => void) | undefined {
  const { activeId } = keys
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case 'j':
      return () => move(keys, 1)
    case 'k':
      return () => move(keys, -1)
    case ' ':
      // On a button or a box, Space is theirs.
      if (target.closest('button, input, [role="tab"], summary')) return undefined
      return activeId && keys.onPreview ? () => keys.onPreview?.(activeId) : undefined
    case 'x':
      return activeId && keys.onSelect ? () => keys.onSelect?.(activeId) : undefined
    case 'f':
      return keys.onFilter
    case 'Escape':
      return keys.onEscape
    default:
      return undefined
  }
}

function move({ ids, activeId, onActivate }: RowKeys, by: 1 | -1): void {
  const from = activeId === null ? -1 : ids.indexOf(activeId)
  const next = ids[Math.min(ids.length - 1, Math.max(0, from + by))]
  if (next === undefined) return
  onActivate(next)
  const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(next)}"]`)
  row?.scrollIntoView({ block: 'nearest' })
  row?.querySelector<HTMLElement>('a.row-name')?.focus({ preventScroll: true })
}

function isTyping(target: EventTarget | null): boolean {
  const element = target as HTMLElement
  if (element.tagName === 'INPUT') return !['checkbox', 'radio', 'button'].includes((element as HTMLInputElement).type)
  return /^(TEXTAREA|SELECT)$/.test(element.tagName) || element.isContentEditable
}

function isCovered(): boolean {
  const covers = document.querySelectorAll('[aria-modal="true"], [role="menu"], [role="listbox"]')
  return [...covers].some((cover) => cover.checkVisibility())
}

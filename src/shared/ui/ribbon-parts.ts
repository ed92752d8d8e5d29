import type { RibbonPart } from './parts'

/**
 * A ribbon without slivers thinner than can be seen: neighbours of one class run together until they reach
 * `narrowest` of the whole, so that thousands of clients keep their width. Those lit are never merged.
 */
export function mergedParts(parts: readonly RibbonPart[], narrowest: number): RibbonPart[] {
  const positive = parts.filter((part) => part.value > 0)
  const least = positive.reduce((sum, part) => sum + part.value, 0) * narrowest
  const merged: RibbonPart[] = []
  for (const part of positive) {
    const last = merged.at(-1)
    if (last && !part.isLit && !last.isLit && last.tone === part.tone && last.value < least)
      merged[merged.length - 1] = { ...last, value: last.value + part.value }
    else merged.push({ ...part })
  }
  return merged
}

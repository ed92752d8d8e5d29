import type { RibbonPart } from './parts'

/**
 * A ribbon of at most `most` parts: the largest apart, what follows of a class in one piece, so that thousands of
 * clients do not become thousands of slivers thinner than a pixel. Those lit are never merged.
 */
export function mergedParts(parts: readonly RibbonPart[], most: number): RibbonPart[] {
  const merged: RibbonPart[] = []
  for (const [place, part] of parts.entries()) {
    if (part.value <= 0) continue
    const last = merged.at(-1)
    if (place >= most && last && !part.isLit && !last.isLit && last.tone === part.tone && merged.length >= most)
      merged[merged.length - 1] = { ...last, value: last.value + part.value }
    else merged.push({ ...part })
  }
  return merged
}

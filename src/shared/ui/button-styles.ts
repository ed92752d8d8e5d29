/** 32 on a page, 28 in cards, 24 in rows (looks.md §3). */
export function buttonStylesOf(size: unknown): object {
  return heights[String(size)] ?? heights['page']!
}

const heights: Readonly<Record<string, object>> = {
  page: { root: { height: 32, paddingInline: 12 }, label: { fontWeight: 600, fontSize: 13 } },
  'compact-sm': { root: { height: 28, paddingInline: 10 }, label: { fontWeight: 600, fontSize: 13 } },
  'compact-xs': { root: { height: 24, paddingInline: 8 }, label: { fontWeight: 600, fontSize: 12 } },
}

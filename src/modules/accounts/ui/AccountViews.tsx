import type { ReactNode } from 'react'
import type { AccountsSearch, View } from './accounts-search'
import type { Sight } from './sight'
import type { ListQuery } from './use-accounts-search'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

type Counts = Readonly<Partial<Record<View, number>>>

/** Saved looks at the list as tabs; one without accounts is left out, unless it is the one that is open. */
export function AccountViews({
  counts,
  sight,
  query,
  change,
}: {
  counts: Counts | undefined
  sight: Sight
  query: ListQuery
  change: (part: Partial<AccountsSearch>) => void
}): ReactNode {
  const t = useText('accounts')
  const format = useFormat()
  const views = viewsFor(sight, counts, query.view)
  if (views.length < 2) return null
  return (
    <nav className="tabs" aria-label={t('views')}>
      {views.map((view) => (
        <button
          key={view}
          type="button"
          className="tab"
          aria-current={view === query.view ? 'page' : undefined}
          onClick={() => change({ view, preview: null })}
        >
          {t(`view.${view}`)}
          {counts?.[view] === undefined ? null : (
            <span className={`tiny tabular ${view === 'unmanaged' && counts[view] ? 'bad' : 'faint'}`}>
              {format.number(counts[view])}
            </span>
          )}
        </button>
      ))}
    </nav>
  )
}

function viewsFor(sight: Sight, counts: Counts | undefined, open: View): View[] {
  if (!sight.hasDetail) return ['all', 'archived']
  const usual: View[] = []
  if (sight.isDirector || !sight.isManager) usual.push('key')
  if (sight.isManager) usual.push('mine')
  if (sight.isDirector || !sight.isManager) usual.push('all', 'unmanaged')
  usual.push('proposed', 'archived')
  const isAlways = (view: View): boolean => ['key', 'mine', 'all'].includes(view)
  return usual.filter((view) => isAlways(view) || view === open || (counts?.[view] ?? 0) > 0)
}

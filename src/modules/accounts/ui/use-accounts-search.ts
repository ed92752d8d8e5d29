import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { QueryOf, ReplyOf } from '@/shared/kernel/endpoint'
import type { accountOverviewEndpoint, listAccountsEndpoint } from '../account-list.contract'
import { type AccountsSearch, readSearch, type Sort, writeSearch } from './accounts-search'
import type { Sight } from './sight'

type Overview = ReplyOf<typeof accountOverviewEndpoint>
export type ListQuery = Omit<QueryOf<typeof listAccountsEndpoint>, 'limit' | 'cursor' | 'only'>

/** The address as the list's question, and how to change it. What the person does not choose follows from who he is. */
export function useAccountsSearch(
  overview: Overview | undefined,
  sight: Sight,
): {
  search: AccountsSearch
  query: ListQuery
  change: (part: Partial<AccountsSearch>, how?: { replace?: boolean }) => void
} {
  const navigate = useNavigate()
  const address = useSearch({ strict: false }) as Record<string, unknown>
  const search = useMemo(() => readSearch(address), [address])
  const usualView = usualViewOf(overview, sight)
  const query = useMemo((): ListQuery => {
    const sort = search.sort ?? usualSort(sight)
    return {
      view: search.view ?? usualView,
      search: search.search.trim() || undefined,
      class: search.paretoClass ?? undefined,
      manager: search.manager ?? undefined,
      sector: search.sector ?? undefined,
      sort,
      direction: search.direction ?? (sort === 'name' || sort === 'rank' ? 'asc' : 'desc'),
    }
  }, [search, usualView, sight])
  const change = useCallback(
    (part: Partial<AccountsSearch>, how: { replace?: boolean } = {}): void => {
      void navigate({
        to: '/cuentas',
        search: (before: Record<string, unknown>) => writeSearch({ ...readSearch(before), ...part }),
        replace: how.replace ?? false,
        // Looking at an account beside the list leaves the list where it is.
        resetScroll: !('preview' in part),
      })
    },
    [navigate],
  )
  return { search, query, change }
}

/** Directors start with the key accounts, once there are any; everybody else with what is his. */
function usualViewOf(overview: Overview | undefined, { isDirector, isManager, hasAmounts }: Sight): ListQuery['view'] {
  if (isManager && !isDirector) return 'mine'
  if (!hasAmounts) return 'all'
  return overview && overview.counts.key === 0 ? 'all' : 'key'
}

function usualSort({ hasAmounts }: Sight): Sort {
  return hasAmounts ? 'net' : 'name'
}

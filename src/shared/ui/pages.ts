import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Endpoint, ReplyOf } from '@/shared/kernel/endpoint'
import { type Call, type CallProblem, keyOf, send } from './call'

interface Page {
  rows: readonly unknown[]
  nextCursor: string | null
}
type PagedEndpoint = Endpoint
type RowOf<E> = ReplyOf<E> extends { rows: readonly (infer R)[] } ? R : never

export interface Pages<E> {
  rows: readonly RowOf<E>[]
  /** The first page carries what is said of the whole list. */
  first: ReplyOf<E> | undefined
  hasMore: boolean
  isPending: boolean
  /** What is shown belongs to the question before. */
  isDimmed: boolean
  problem: CallProblem | null
  more: () => void
  retry: () => void
  refresh: () => Promise<void>
}

/** A list that comes in cursor pages, one after the other as the reader goes down. */
export function usePages<E extends PagedEndpoint>(
  endpoint: E,
  call: Pick<Call<E>, 'params' | 'query'>,
  options: { enabled?: boolean } = {},
): Pages<E> {
  const queries = useQueryClient()
  const pages = useInfiniteQuery<ReplyOf<E>, CallProblem, { pages: ReplyOf<E>[] }, readonly unknown[], string | null>({
    queryKey: [...keyOf(endpoint, call), 'pages'],
    queryFn: ({ signal, pageParam }) =>
      send(endpoint, {
        ...call,
        query: { ...(call.query as object), ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      } as Call<E>),
    initialPageParam: null,
    getNextPageParam: (last) => (last as Page).nextCursor,
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  })
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isPlaceholderData, isFetchNextPageError } = pages
  const more = useCallback((): void => {
    if (hasNextPage && !isFetchingNextPage && !isPlaceholderData && !isFetchNextPageError) void fetchNextPage()
  }, [fetchNextPage, hasNextPage, isFetchingNextPage, isPlaceholderData, isFetchNextPageError])
  const all = pages.data?.pages
  const rows = useMemo(() => (all ?? []).flatMap((page) => (page as Page).rows as RowOf<E>[]), [all])
  return {
    rows,
    first: all?.[0],
    hasMore: hasNextPage,
    isPending: pages.isPending,
    isDimmed: isPlaceholderData,
    problem: pages.error,
    more,
    retry: () => void (isFetchNextPageError ? fetchNextPage() : pages.refetch()),
    refresh: () => queries.invalidateQueries({ queryKey: [endpoint.path] }),
  }
}

import type { ReplyOf } from '@/shared/kernel/endpoint'
import { accountTotalEndpoint } from '../account-list.contract'
import type { ListQuery } from './use-accounts-search'
import { useCall } from '@/shared/ui/call'
import { type AmountScale, useFormat } from '@/shared/ui/format'

export type Whole = ReplyOf<typeof accountTotalEndpoint>

/** Count and sum of everything the filters leave, whatever the order or the page. */
export function useWhole({ view, search, class: letter, manager, sector }: ListQuery): Whole | undefined {
  return useCall(accountTotalEndpoint, { query: { view, search, class: letter, manager, sector } }).data
}

/** Amounts keep one unit in every view: the one that suits all the person sees. */
export function useListScale(): AmountScale {
  const all = useCall(accountTotalEndpoint, { query: { view: 'all' } })
  return useFormat().scale(all.data?.netSum ?? 0)
}

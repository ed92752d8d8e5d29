import type { ReplyOf } from '@/shared/kernel/endpoint'
import { accountTotalEndpoint } from '../account-list.contract'
import type { ListQuery } from './use-accounts-search'
import { useCall } from '@/shared/ui/call'

export type Whole = ReplyOf<typeof accountTotalEndpoint>

/** Count and sum of everything the filters leave, whatever the order or the page. */
export function useWhole({ view, search, class: letter, manager, sector }: ListQuery): Whole | undefined {
  return useCall(accountTotalEndpoint, { query: { view, search, class: letter, manager, sector } }).data
}

import { listUsersEndpoint } from '@/modules/identity/people.contract'
import { useCall } from '@/shared/ui/call'

/** Names of the people of the company by id; null for nobody and for somebody no longer listed. */
export function usePeople(): (id: string | null) => string | null {
  const people = useCall(listUsersEndpoint)
  return (id) => (id === null ? null : (people.data?.find((person) => person.id === id)?.name ?? null))
}

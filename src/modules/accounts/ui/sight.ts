import { useMemo } from 'react'
import { useMe } from '@/shared/ui/person'

/** What the person may see of accounts and do with them; one account may still say no. */
export interface Sight {
  /** More than name, state and manager. */
  hasDetail: boolean
  /** Net sales, rank and share. */
  hasAmounts: boolean
  isManager: boolean
  isDirector: boolean
  canPropose: boolean
  canAssign: boolean
  canExport: boolean
  canSeePortfolio: boolean
  canMatch: boolean
  canImport: boolean
}

export function useSight(): Sight {
  const me = useMe()
  return useMemo(() => {
    const may = (right: string): boolean => ['A', 'O', 'M', 'E'].includes(me.rights[right] ?? 'F')
    return {
      hasDetail: me.rights['account.list'] === 'A',
      hasAmounts: me.rights['sales.read'] === 'A',
      isManager: me.roles.includes('kam'),
      isDirector: me.roles.includes('director'),
      canPropose: may('account.propose'),
      canAssign: may('appointment.assign'),
      canExport: may('list.export'),
      canSeePortfolio: may('portfolio.read'),
      canMatch: may('account.match'),
      canImport: may('import.apply'),
    }
  }, [me])
}

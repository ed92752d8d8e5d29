import { loadOf, type LoadLevel } from '../capacity.rules'
import type { PortfolioWork } from '../work.contract'

export interface BoardBlock {
  readonly id: string
  readonly name: string
  readonly hours: number
  /** held: in charge. coming, going: what a preview or a drag would change. */
  readonly state: 'held' | 'coming' | 'going'
}
export interface BoardRow {
  readonly id: string
  readonly name: string
  readonly capacityHours: number
  readonly blocks: readonly BoardBlock[]
  readonly held: number
  readonly loadPct: number | null
  readonly freeHours: number
  readonly level: LoadLevel | null
  /** With what a preview brings and takes away; null while nothing is previewed for this manager. */
  readonly loadAfterPct: number | null
}
export interface Board {
  readonly rows: readonly BoardRow[]
  readonly unassigned: PortfolioWork['unassigned']
  /** Hours that the whole width stands for: the fullest year and the capacities fit in it. */
  readonly widthHours: number
}
export interface PlannedMove {
  readonly accountId: string
  readonly managerId: string
}

/**
 * The board as it stands with moves that are on their way to the server, and with one that is only looked at.
 * Shape   in: the work, moves already sent, a preview or null.
 */
export function boardOf(work: PortfolioWork, sent: readonly PlannedMove[], preview: PlannedMove | null): Board {
  const accounts = new Map<string, { id: string; name: string; hours: number; managerId: string | null }>()
  for (const manager of work.managers)
    for (const account of manager.accounts) accounts.set(account.id, { ...account, managerId: manager.id })
  for (const { id, name, hours } of work.unassigned) accounts.set(id, { id, name, hours, managerId: null })
  for (const { accountId, managerId } of sent) {
    const account = accounts.get(accountId)
    if (account) account.managerId = managerId
  }
  const all = [...accounts.values()]
  const looked = preview ? accounts.get(preview.accountId) : undefined
  const rows = work.managers.map((manager): BoardRow => {
    const held = all.filter((account) => account.managerId === manager.id)
    const isComing = looked !== undefined && preview?.managerId === manager.id && looked.managerId !== manager.id
    const isGoing = looked?.managerId === manager.id && preview?.managerId !== manager.id
    const blocks: BoardBlock[] = held.map(({ id, name, hours }) => ({
      id,
      name,
      hours,
      state: isGoing && id === looked.id ? 'going' : 'held',
    }))
    if (isComing) blocks.push({ id: looked.id, name: looked.name, hours: looked.hours, state: 'coming' })
    const after = isComing ? [...held, looked] : held.filter((account) => account.id !== looked?.id)
    const { loadPct, freeHours, level } = loadOf({ ...manager, accounts: held })
    return {
      id: manager.id,
      name: manager.name,
      capacityHours: manager.capacityHours,
      blocks,
      held: held.length,
      loadPct,
      freeHours,
      level,
      loadAfterPct: isComing || isGoing ? loadOf({ ...manager, accounts: after }).loadPct : null,
    }
  })
  // What is only looked at does not count: the board keeps its scale under a drag.
  const hours = rows.flatMap((row) => [row.capacityHours, row.capacityHours - row.freeHours])
  return {
    rows,
    unassigned: work.unassigned.filter((account) => accounts.get(account.id)?.managerId === null),
    widthHours: Math.max(1, ...hours) * 1.05,
  }
}

export interface YearOfWork {
  readonly weeks: number
  readonly weeklyHours: number
  readonly productivePct: number
}
/** What a class-A account asks for in a year. */
export interface AccountCare {
  readonly visits: number
  readonly hoursPerVisit: number
  readonly calls: number
  readonly hoursPerCall: number
  readonly reviews: number
  readonly hoursPerReview: number
  readonly planHours: number
  readonly internalWeeks: number
  readonly internalHoursPerWeek: number
}
export interface EntrustedAccount {
  readonly id: string
  readonly hours: number
}
export interface ManagerPortfolio {
  readonly id: string
  readonly capacityHours: number
  /** Largest sales first. */
  readonly accounts: readonly EntrustedAccount[]
  /** Of accounts that the reader does not see: they fill the year, and cannot be moved. */
  readonly otherHours?: number
}
export type LoadLevel = 'free' | 'tight' | 'over'
export interface Load {
  readonly usedHours: number
  /** Null when there is no capacity to compare with. */
  readonly loadPct: number | null
  /** Negative when it exceeds. */
  readonly freeHours: number
  readonly level: LoadLevel | null
}
export interface Suggestion {
  readonly managerId: string
  readonly loadAfterPct: number
}
export interface BalancingMove {
  readonly accountId: string
  readonly fromManagerId: string
  readonly toManagerId: string
  /** Of the one who receives. */
  readonly loadAfterPct: number
}

export const usualYear: YearOfWork = { weeks: 46, weeklyHours: 40, productivePct: 65 }
export const usualCare: AccountCare = {
  visits: 12,
  hoursPerVisit: 5.5,
  calls: 52,
  hoursPerCall: 0.75,
  reviews: 4,
  hoursPerReview: 12,
  planHours: 24,
  internalWeeks: 52,
  internalHoursPerWeek: 1.5,
}

/** Hours a year that a manager has for accounts: weeks · hours · productive share. Source: method F20 */
export function capacityHours({ weeks, weeklyHours, productivePct }: YearOfWork): number {
  return (weeks * weeklyHours * productivePct) / 100
}

/** Hours a year that a class-A account needs. Source: method F20 */
export function hoursOfCare(care: AccountCare): number {
  return (
    care.visits * care.hoursPerVisit +
    care.calls * care.hoursPerCall +
    care.reviews * care.hoursPerReview +
    care.planHours +
    care.internalWeeks * care.internalHoursPerWeek
  )
}

/**
 * How full a manager's year is.
 * Units   hours a year; load in %.
 * Rule    hours of his accounts / capacity; over 100 % «over», over 90 % «tight». Without capacity n/d.
 * Cost    linear.   Errors  none.   Source  method F20
 */
export function loadOf(manager: ManagerPortfolio): Load {
  const usedHours = hoursOf(manager)
  const freeHours = manager.capacityHours - usedHours
  if (manager.capacityHours <= 0) return { usedHours, loadPct: null, freeHours, level: null }
  const loadPct = (100 * usedHours) / manager.capacityHours
  return { usedHours, loadPct, freeHours, level: loadPct > 100 ? 'over' : loadPct > 90 ? 'tight' : 'free' }
}

/**
 * Who could take an account that nobody answers for.
 * Rule    the manager left least loaded by it, as long as it fits in his year; ties by id. Null when it fits in none:
 *         then the answer is not to overload somebody but to choose fewer accounts.
 * Cost    linear.   Errors  none.   Source  method F20
 */
export function suggestManager(hours: number, managers: readonly ManagerPortfolio[]): Suggestion | null {
  const offers = managers.flatMap((manager) => {
    const loadAfterPct = loadWith(manager, hours)
    return loadAfterPct !== null && loadAfterPct <= 100 ? [{ managerId: manager.id, loadAfterPct }] : []
  })
  offers.sort((left, right) => left.loadAfterPct - right.loadAfterPct || (left.managerId < right.managerId ? -1 : 1))
  return offers[0] ?? null
}

/**
 * A plan for all accounts that nobody answers for, so that several do not all point to the same free manager.
 * Shape   in: accounts, largest first. Out: a suggestion for each, in their order, and the managers as they would stand.
 * Rule    suggestManager for each in turn, those before it counted as taken.
 * Cost    accounts · managers.   Errors  none.   Source  method F20
 */
export function suggestManagers(
  accounts: readonly EntrustedAccount[],
  managers: readonly ManagerPortfolio[],
): { suggestions: (Suggestion | null)[]; managers: ManagerPortfolio[] } {
  const planned = new Map(managers.map((manager) => [manager.id, { ...manager, accounts: [...manager.accounts] }]))
  const suggestions = accounts.map((account) => {
    const suggestion = suggestManager(account.hours, [...planned.values()])
    if (suggestion) planned.get(suggestion.managerId)!.accounts.push(account)
    return suggestion
  })
  return { suggestions, managers: [...planned.values()] }
}

/**
 * The one move of an account between managers that relieves the fullest of them most.
 * Rule    from the fullest, who exceeds his year, to another who stays within his; the lower the fuller of the two ends
 *         the better; equal moves: the account with least sales, whose relation costs least to hand over.
 * Cost    managers · accounts of the fullest.   Errors  none.   Source  method F20
 */
export function suggestBalancingMove(managers: readonly ManagerPortfolio[]): BalancingMove | null {
  const fullest = managers
    .filter((manager) => loadOf(manager).level === 'over')
    .toSorted((left, right) => loadOf(right).loadPct! - loadOf(left).loadPct! || (left.id < right.id ? -1 : 1))[0]
  if (!fullest) return null
  const others = managers.filter((manager) => manager.id !== fullest.id)
  let best: BalancingMove | null = null
  let bestFuller = Infinity
  for (const account of fullest.accounts.toReversed()) {
    const taker = suggestManager(account.hours, others)
    if (!taker) continue
    const fuller = Math.max(taker.loadAfterPct, loadWith(fullest, -account.hours)!)
    if (fuller >= bestFuller) continue
    bestFuller = fuller
    best = {
      accountId: account.id,
      fromManagerId: fullest.id,
      toManagerId: taker.managerId,
      loadAfterPct: taker.loadAfterPct,
    }
  }
  return best
}

function hoursOf(manager: ManagerPortfolio): number {
  return manager.accounts.reduce((sum, account) => sum + account.hours, manager.otherHours ?? 0)
}

function loadWith(manager: ManagerPortfolio, hours: number): number | null {
  return manager.capacityHours > 0 ? (100 * (hoursOf(manager) + hours)) / manager.capacityHours : null
}

import type { ContentOf } from './plan-item.contract'

type Criterion = ContentOf<'criterion'>
/** The two views of a criterion: what the columns of the table are written in. */
export type CriterionViews = Pick<Criterion, 'client' | 'ours'>
type View = Criterion['client']

/**
 * Whether a column may be called so: a name, and no other comparable has it, whatever its capitals.
 * Shape   in: what was typed, the columns there are but for the one that is renamed.   Errors  none.
 */
export function isFreeName(name: string, others: readonly string[]): boolean {
  const wanted = name.trim().toLowerCase()
  return wanted !== '' && !others.some((other) => other.trim().toLowerCase() === wanted)
}

/** A new comparable, not scored yet in either view. */
export function withRival(views: CriterionViews, name: string): CriterionViews {
  return changed(views, ({ us, rivals }) => ({ us, rivals: { ...rivals, [name]: rivals[name] ?? null } }))
}

/** The same scores under another name, in their place. */
export function withRivalRenamed(views: CriterionViews, from: string, to: string): CriterionViews {
  return changed(views, ({ us, rivals }) => ({
    us,
    rivals: Object.fromEntries(Object.entries(rivals).map(([name, score]) => [name === from ? to : name, score])),
  }))
}

/** Without a comparable and its scores, in both views. */
export function withoutRival(views: CriterionViews, name: string): CriterionViews {
  return changed(views, ({ us, rivals }) => ({
    us,
    rivals: Object.fromEntries(Object.entries(rivals).filter(([rival]) => rival !== name)),
  }))
}

/** An empty criterion that has the columns the table has. */
export function newCriterion(name: string, weightPct: number | null, rivals: readonly string[]): Criterion {
  const empty = (): View => ({ us: null, rivals: Object.fromEntries(rivals.map((rival) => [rival, null])) })
  return { name, weightPct, client: empty(), ours: empty(), proof: '' }
}

function changed(views: CriterionViews, change: (view: View) => View): CriterionViews {
  return { client: change(views.client), ours: change(views.ours) }
}

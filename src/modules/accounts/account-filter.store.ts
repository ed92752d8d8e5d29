import type { RequestContext } from '@/shared/server/request-transaction'
import type { AccountFilters } from './account-list.contract'

/** The values of a statement, numbered as they are bound. */
export class Values {
  readonly list: unknown[] = []
  bind(value: unknown): string {
    return `$${this.list.push(value)}`
  }
}

const seesEverything = new Set(['director', 'executive'])
const seesAmounts = new Set(['director', 'executive', 'kam'])
const knowsOfAll = new Set(['administrator', 'privacy_officer'])

/** How far a person sees, by his roles; row-level security has the last word. */
export interface Reach {
  /** Directors and executives walk the whole list in its order; others start from the few accounts that are theirs. */
  readonly isWide: boolean
  readonly hasAmounts: boolean
  /** Knows that every account exists, its state and who answers for it. */
  readonly hasDirectory: boolean
}

export function reachOf(ctx: RequestContext): Reach {
  const isWide = ctx.actor.roles.some((role) => seesEverything.has(role))
  const isDirectorOfArea = ctx.actor.area !== null && !ctx.actor.roles.includes('executive')
  return {
    isWide,
    hasAmounts: ctx.actor.roles.some((role) => seesAmounts.has(role)),
    hasDirectory: ctx.actor.roles.some((role) => knowsOfAll.has(role)) && (!isWide || isDirectorOfArea),
  }
}

/** What narrows a list; `only` are the rows a person ticked. */
export type ListFilters = AccountFilters & { readonly only?: readonly string[] | undefined }

const views: Readonly<Record<AccountFilters['view'], string>> = {
  all: "a.archived_at is null and a.status <> 'proposed'",
  key: 'a.archived_at is null and a.id = any (array(select clave.key_account_ids()))',
  mine: 'a.archived_at is null and a.id = any (array(select clave.entrusted_account_ids()))',
  unmanaged: 'a.archived_at is null and a.id = any (array(select clave.key_account_ids()))',
  archived: 'a.archived_at is not null',
  proposed: "a.archived_at is null and a.status = 'proposed'",
}

/** What a search found: the accounts, or that they are too many to name, when the list is walked and each is looked at. */
export type Hits = readonly string[] | 'many'
const mostHits = 1_000

export async function findHits(ctx: RequestContext, search: string | undefined): Promise<Hits | null> {
  if (!search) return null
  const found = await ctx.client.query<{ ids: string[] }>(
    'select array(select clave.accounts_matching($1, false, $2)) as ids',
    [wordsOf(search), mostHits + 1],
  )
  const { ids } = found.rows[0]!
  return ids.length > mostHits ? 'many' : ids
}

/**
 * Conditions over `a` (account) and `c` (its row of the latest run), without the order's own. Sets are made once, as
 * arrays: as subqueries the planner may run their functions again for every row.
 */
export function conditionsOf(
  ctx: RequestContext,
  { filters, hits, reach }: { filters: ListFilters; hits: Hits | null; reach: Reach },
  values: Values,
): string {
  const all = ['a.merged_into is null', views[filters.view]]
  if (filters.view === 'unmanaged')
    all.push(`not exists (select from clave.appointment_on(a.id, ${values.bind(ctx.today)}::date))`)
  if (!reach.isWide) all.push('a.id = any (array(select clave.reachable_account_ids()))')
  if (hits === 'many') all.push(holdsAllWords(wordsOf(filters.search!), values))
  else if (hits !== null) all.push(`a.id = any (${values.bind(hits)}::uuid[])`)
  if (filters.only) all.push(`a.id = any (${values.bind(filters.only)}::uuid[])`)
  if (filters.class) all.push(`c.pareto_class = ${values.bind(filters.class)}`)
  if (filters.sector) all.push(`a.sector = ${values.bind(filters.sector)}`)
  if (filters.manager)
    all.push(
      `a.id in (select p.account_id from clave.appointment p where p.deleted_at is null and p.manager_id = ${values.bind(filters.manager)}
        and ${values.bind(ctx.today)}::date between p.starts_on and coalesce(p.ends_on, 'infinity'))`,
    )
  return all.join(' and ')
}

function holdsAllWords(words: readonly string[], values: Values): string {
  const each = words.map((word) => `clave.holds_word(a.search_text, ${values.bind(word)})`)
  return `((${each.join(' and ')}) or a.id in (select clave.accounts_matching(${values.bind(words)}::text[], true, ${mostHits})))`
}

/** Ten words are enough for anybody; each must be found. */
export function wordsOf(search: string): string[] {
  return search.split(/\s+/).filter(Boolean).slice(0, 10)
}

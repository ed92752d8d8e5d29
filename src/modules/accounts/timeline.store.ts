import type { RequestContext } from '@/shared/server/request-transaction'
import { requireRight } from './account-right'
import type { TimelineEntry, TimelineField, TimelinePage } from './timeline.contract'

interface Asked {
  field?: TimelineField | undefined
  before?: number | undefined
  after?: number | undefined
  limit: number
}

/** A page of what the person may see of an account's timeline, newest first; one row more than asked tells of a next page. */
export async function readTimeline(ctx: RequestContext, accountId: string, asked: Asked): Promise<TimelinePage> {
  await requireRight(ctx, 'timeline.read', accountId)
  const isForward = asked.after !== undefined
  const found = await ctx.client.query<{ entry: TimelineEntry }>(
    `select json_build_object('id', e.id, 'happenedAt', e.happened_at, 'field', e.field, 'topic', e.topic, 'changes', e.changes, 'facts', e.facts - 'personId',
       'person', case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end,
       'actor', case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end) as entry
     from clave.timeline_entry e left join clave.app_user u on u.id = e.actor_id left join clave.app_user p on p.id = (e.facts ->> 'personId')::uuid
     where e.account_id = $1 and ($2::text is null or e.field = $2) and ($3::bigint is null or e.id < $3) and ($4::bigint is null or e.id > $4)
     order by e.id ${isForward ? 'asc' : 'desc'} limit $5`,
    [accountId, asked.field ?? null, asked.before ?? null, asked.after ?? null, asked.limit + 1],
  )
  const hasMore = found.rows.length > asked.limit
  const entries = found.rows.slice(0, asked.limit).map(({ entry }) => entry)
  if (isForward) return { entries: entries.reverse(), hasOlder: true, hasNewer: hasMore }
  return { entries, hasOlder: hasMore, hasNewer: asked.before !== undefined }
}

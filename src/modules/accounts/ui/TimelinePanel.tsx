import './timeline.css'
import { Button } from '@mantine/core'
import { IconBuilding, IconChartPie, IconHistory, IconTarget, IconUsers } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type TimelineEntry, type TimelineField, timelineEndpoint } from '../timeline.contract'
import { keyOf, send } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card, EmptyState, ErrorState, Waiting } from '@/shared/ui/parts'

const icons = { account: IconBuilding, people: IconUsers, portfolio: IconChartPie, strategy: IconTarget } as const
const fields = Object.keys(icons) as TimelineField[]
const pageSize = 40

/** What happened to the account, newest first, by day; older entries come when somebody asks for them. */
export function TimelinePanel({ accountId }: { accountId: string }): ReactNode {
  const t = useText('accounts')
  const [field, setField] = useState<TimelineField | null>(null)
  const query = { limit: pageSize, ...(field ? { field } : {}) }
  const read = useInfiniteQuery({
    queryKey: [...keyOf(timelineEndpoint, { params: { accountId }, query }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      send(timelineEndpoint, {
        params: { accountId },
        query: { ...query, ...(pageParam ? { before: pageParam } : {}) },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: (last) => (last.hasOlder ? last.entries.at(-1)?.id : undefined),
  })
  const entries = read.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <Card title={t('timeline')} note={t('timeline.note')}>
      <div className="card-body column" style={{ gap: 12 }}>
        <div className="row wrap" role="group" aria-label={t('timeline.filter')}>
          {[null, ...fields].map((one) => (
            <button
              key={one ?? 'all'}
              type="button"
              className="chip"
              aria-pressed={field === one}
              onClick={() => setField(one)}
            >
              {t(one ? `timeline.field.${one}` : 'timeline.all')}
            </button>
          ))}
        </div>
        {read.isError && !read.data ? (
          <ErrorState problem={read.error} retry={() => void read.refetch()} sentence={t('timeline.failed')} />
        ) : read.isPending ? (
          <Waiting rows={6} />
        ) : entries.length === 0 ? (
          <EmptyState icon={<IconHistory size={28} />} title={t('timeline.empty')}>
            {t('timeline.emptyWhy')}
          </EmptyState>
        ) : (
          <Days entries={entries} />
        )}
        {read.hasNextPage ? (
          <Button variant="default" loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
            {t('timeline.older')}
          </Button>
        ) : null}
      </div>
    </Card>
  )
}

function Days({ entries }: { entries: readonly TimelineEntry[] }): ReactNode {
  const format = useFormat()
  const days = new Map<string, TimelineEntry[]>()
  for (const entry of entries) {
    const day = format.day(localDay(entry.happenedAt))
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return [...days].map(([day, own]) => (
    <section key={day} className="timeline-day">
      <h3 className="tiny faint">{day}</h3>
      <ol>
        {own.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  ))
}

function Entry({ entry }: { entry: TimelineEntry }): ReactNode {
  const t = useText('accounts')
  const words = useEntryWords()
  const format = useFormat()
  const Icon = icons[entry.field]
  return (
    <li>
      <span className="timeline-icon" aria-hidden="true">
        <Icon size={15} />
      </span>
      <span className="grow">
        <span>{words(entry)}</span>
        {entry.changes > 1 ? <span className="faint"> · {t('timeline.changes', { count: entry.changes })}</span> : null}
      </span>
      <span className="tiny faint">
        {entry.actor ? `${entry.actor.name} · ` : ''}
        <time dateTime={entry.happenedAt}>{format.time(new Date(entry.happenedAt))}</time>
      </span>
    </li>
  )
}

/** What an entry says, in the reader's language: its topic, with the words of its facts. */
function useEntryWords(): (entry: TimelineEntry) => string {
  const t = useText('accounts')
  const plan = useText('strategy')
  const format = useFormat()
  return ({ field, topic, facts, person }) => {
    const said = (name: string): string => String((facts[name] as string | number | undefined) ?? '')
    const status = (name: string): string => (topic === 'status_changed' ? t(`status.${said(name)}`) : said(name))
    const day = (name: string): string => (facts[name] ? format.day(said(name)) : '')
    return t(`timeline.${field}.${topic}`, {
      who: person?.name ?? '',
      from: day('startsOn'),
      to: day('endsOn'),
      before: status('before'),
      after: status('after'),
      decision: facts['decision'] ? t(`timeline.decision.${said('decision')}`) : '',
      kind: facts['kind'] ? plan(`kind.${said('kind')}`) : '',
      block: facts['block'] ? plan(`block.${said('block')}`) : '',
      no: said('versionNo'),
      year: said('startYear'),
    })
  }
}

/** The day in the reader's own zone, as the clock on his wall has it. */
function localDay(instant: string): string {
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

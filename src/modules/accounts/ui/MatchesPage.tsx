import './matches.css'
import { Button } from '@mantine/core'
import { IconArrowsDiff, IconEqual, IconEqualNot } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import type { ReplyOf } from '@/shared/kernel/endpoint'
import { listMatchesEndpoint } from '../match.contract'
import { MatchSides } from './MatchSides'
import { type Decision, useDecide } from './use-decide'
import { useCall } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { KeysLine } from '@/shared/ui/KeysLine'
import { EmptyState, ErrorState, PageHead, Waiting } from '@/shared/ui/parts'
import { useMe } from '@/shared/ui/person'
import { useRowKeys } from '@/shared/ui/row-keys'
import { useTrail } from '@/shared/ui/trail'

export type Match = ReplyOf<typeof listMatchesEndpoint>[number]

/** Clients that look alike: nobody merges them but a person, who sees both sides. */
export function MatchesPage(): ReactNode {
  const t = useText('accounts')
  const format = useFormat()
  const matches = useCall(listMatchesEndpoint)
  useTrail(t('matches'))
  const rows = matches.data
  return (
    <>
      <PageHead
        title={t('matches')}
        meta={
          rows && rows.length > 0 ? t('matches.lead', { count: rows.length, shown: format.number(rows.length) }) : null
        }
      />
      {matches.isError && !rows ? (
        <ErrorState problem={matches.error} retry={() => void matches.refetch()} sentence={t('matches.failed')} />
      ) : !rows ? (
        <Waiting rows={8} />
      ) : rows.length === 0 ? (
        <section className="card">
          <EmptyState
            icon={<IconArrowsDiff size={32} />}
            title={t('matches.none')}
            action={
              <Button component={Link} to="/cuentas" variant="default">
                {t('matches.back')}
              </Button>
            }
          >
            {t('matches.noneWhy')}
          </EmptyState>
        </section>
      ) : (
        <Queue rows={rows} />
      )}
    </>
  )
}

function Queue({ rows }: { rows: readonly Match[] }): ReactNode {
  const t = useText('accounts')
  const me = useMe()
  const { decide, busyId } = useDecide()
  const [activeId, setActiveId] = useState<string | null>(rows[0]?.id ?? null)
  // The one that was settled leaves the list; the next takes its place.
  const active = rows.find((row) => row.id === activeId) ?? rows[0]
  useRowKeys({
    isOn: me.shortcutsOn,
    ids: rows.map((row) => row.id),
    activeId: active?.id ?? null,
    onActivate: setActiveId,
  })
  useDecisionKeys(me.shortcutsOn, (decision) => {
    if (!active || busyId) return
    const at = rows.indexOf(active)
    setActiveId((rows[at + 1] ?? rows[at - 1])?.id ?? null)
    void decide(active, decision)
  })
  return (
    <>
      <ol className="matches">
        {rows.map((match) => (
          <li
            key={match.id}
            className="card match"
            data-row={match.id}
            data-active={match === active}
            onFocusCapture={() => setActiveId(match.id)}
          >
            <div className="card-head">
              <h2 className="match-title">{t(`match.${match.reason}`)}</h2>
              <span className="badge">{t('match.alike', { percent: match.similarityPct })}</span>
            </div>
            <MatchSides match={match} />
            <div className="row wrap match-foot">
              <Button
                leftSection={<IconEqual size={16} />}
                variant={match === active ? 'filled' : 'light'}
                loading={busyId === match.id}
                onClick={() => void decide(match, { decision: 'same', keep: 'left' })}
              >
                {t('match.same')}
              </Button>
              <Button
                variant="default"
                leftSection={<IconEqualNot size={16} />}
                disabled={busyId === match.id}
                onClick={() => void decide(match, { decision: 'different' })}
              >
                {t('match.different')}
              </Button>
              <span className="tiny faint">{t('match.keeps', { name: match.left.name })}</span>
              <Button
                variant="subtle"
                size="compact-sm"
                disabled={busyId === match.id}
                onClick={() => void decide(match, { decision: 'same', keep: 'right' })}
              >
                {t('match.keepOther', { name: match.right.name })}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <KeysLine
        lines={[
          [['J', 'K'], t('keys.move')],
          [['I'], t('match.same')],
          [['D'], t('match.different')],
        ]}
      />
    </>
  )
}

/** I for «iguales», D for «distintos»; they act on the doubt that is marked. */
function useDecisionKeys(isOn: boolean, decide: (decision: Decision) => void): void {
  useEffect(() => {
    if (!isOn) return undefined
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement
      if (event.ctrlKey || event.metaKey || event.altKey || target.closest('input, textarea, [role="dialog"]')) return
      const key = event.key.toLowerCase()
      if (key !== 'i' && key !== 'd') return
      event.preventDefault()
      decide(key === 'i' ? { decision: 'same', keep: 'left' } : { decision: 'different' })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isOn, decide])
}

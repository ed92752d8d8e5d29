import { IconKey } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { differs } from './match-difference'
import type { Match } from './MatchesPage'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

type Side = Match['left']

/** Both clients side by side, a line for each thing that tells them apart; what differs is marked and said. */
export function MatchSides({ match }: { match: Match }): ReactNode {
  const t = useText('accounts')
  const format = useFormat()
  const amount = (side: Side): string | null =>
    side.net === null || !match.currency ? null : format.money(side.net, match.currency, 0)
  const lines: { label: string; of: (side: Side) => string | null; isCompared: boolean }[] = [
    { label: t('field.legalName'), of: (side) => side.legalName, isCompared: true },
    { label: t('field.taxId'), of: (side) => side.taxId, isCompared: true },
    { label: t('field.code'), of: (side) => side.code, isCompared: true },
    { label: t('field.city'), of: (side) => side.city, isCompared: true },
    { label: t('column.manager'), of: (side) => side.manager?.name ?? null, isCompared: false },
    { label: t('column.net'), of: amount, isCompared: false },
    { label: t('match.documents'), of: (side) => format.number(side.documents), isCompared: false },
    {
      label: t('match.sold'),
      of: (side) =>
        side.firstSaleOn && side.lastSaleOn
          ? t('appointments.fromTo', { from: format.day(side.firstSaleOn), to: format.day(side.lastSaleOn) })
          : null,
      isCompared: false,
    },
  ]
  return (
    <table className="table match-table">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('match.what')}</span>
          </th>
          {[match.left, match.right].map((side, i) => (
            <th key={side.id} scope="col">
              <span className="row" style={{ gap: 6 }}>
                <Link
                  className={i === 0 ? 'row-name match-name' : 'match-name'}
                  to="/cuentas/$accountId"
                  params={{ accountId: side.id }}
                >
                  {side.name}
                </Link>
                {side.isKey ? <IconKey size={13} className="brand" role="img" aria-label={t('isKey')} /> : null}
                {side.isArchived ? <span className="badge">{t('status.archived')}</span> : null}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, of, isCompared }) => {
          const [left, right] = [of(match.left), of(match.right)]
          if (left === null && right === null) return null
          const isDifferent = isCompared && differs(left, right)
          return (
            <tr key={label}>
              <th scope="row">{label}</th>
              <Cell value={left} isDifferent={isDifferent} />
              <Cell value={right} isDifferent={isDifferent} word={isDifferent ? t('match.differs') : undefined} />
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Cell({ value, isDifferent, word }: { value: string | null; isDifferent: boolean; word?: string }): ReactNode {
  return (
    <td className="tabular">
      <span className={isDifferent ? 'match-differs' : undefined}>{value ?? '·'}</span>
      {word ? <span className="tiny faint match-word">{word}</span> : null}
    </td>
  )
}

import './account.css'
import type { ReactNode } from 'react'
import type { Account } from '../account.contract'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card, Monogram } from '@/shared/ui/parts'
import { useMe } from '@/shared/ui/person'

/** Everybody of ours around the account today, each with what he does there. */
export function PeopleCard({ account, aside }: { account: Account; aside: ReactNode }): ReactNode {
  const t = useText('accounts')
  const format = useFormat()
  const { today } = useMe().company
  const { appointment, team = [] } = account
  const people = [
    ...(appointment ? [{ ...appointment.manager, task: t('manager') }] : []),
    ...(appointment?.sponsor ? [{ ...appointment.sponsor, task: t('sponsor') }] : []),
    ...(appointment?.backup ? [{ ...appointment.backup, task: t('backup') }] : []),
    ...team
      .filter((member) => member.endsOn === null || member.endsOn >= today)
      .map((member) => ({
        ...member.person,
        id: member.id,
        task: member.endsOn
          ? t('people.until', { task: member.purpose, day: format.day(member.endsOn) })
          : member.purpose,
      })),
  ]
  if (people.length === 0) return null
  return (
    <Card title={t('people')} aside={aside}>
      <ul className="people-list">
        {people.map((person) => (
          <li key={`${person.id} ${person.task}`} className="row">
            <Monogram name={person.name} />
            <div className="grow">
              <div className="small strong clip">{person.name}</div>
              <div className="tiny faint">{person.task}</div>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

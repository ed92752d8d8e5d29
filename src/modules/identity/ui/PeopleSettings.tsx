import './entrance.css'
import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { listUsersEndpoint, type UserRow } from '../people.contract'
import { InviteModal } from './InviteModal'
import { type Handed, LinkModal } from './LinkModal'
import { PersonRow } from './PersonRow'
import { RolesModal } from './RolesModal'
import { useCall } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { Card, EmptyState, ErrorState, Waiting } from '@/shared/ui/parts'
import { useMe } from '@/shared/ui/person'

/** Everybody, his roles, and the way in for those who have none yet. */
export function PeopleSettings(): ReactNode {
  const t = useText('identity')
  const me = useMe()
  const users = useCall(listUsersEndpoint)
  const [isInviting, setInviting] = useState(false)
  const [handed, setHanded] = useState<Handed | null>(null)
  const [edited, setEdited] = useState<UserRow | null>(null)
  const mayChange = me.rights['user.invite'] === 'A'
  const invite = (
    <Button leftSection={<IconUserPlus size={16} />} onClick={() => setInviting(true)}>
      {t('people.invite')}
    </Button>
  )
  const isAlone = users.data?.length === 1
  return (
    <>
      <Card title={t('settings.people')} aside={mayChange && !isAlone ? invite : null}>
        {users.isError ? (
          <div className="card-body">
            <ErrorState problem={users.error} retry={() => void users.refetch()} />
          </div>
        ) : users.data ? (
          <>
            <PeopleTable users={users.data} mayChange={mayChange} onEdit={setEdited} onHanded={setHanded} />
            {isAlone && mayChange ? (
              <EmptyState icon={<IconUserPlus size={28} />} title={t('people.empty')} action={invite}>
                {t('people.emptyWhy')}
              </EmptyState>
            ) : null}
          </>
        ) : (
          <Waiting />
        )}
      </Card>
      {isInviting ? <InviteModal close={() => setInviting(false)} onHanded={setHanded} /> : null}
      {handed ? <LinkModal handed={handed} close={() => setHanded(null)} /> : null}
      {edited ? <RolesModal key={edited.id} user={edited} close={() => setEdited(null)} /> : null}
    </>
  )
}

function PeopleTable({
  users,
  mayChange,
  onEdit,
  onHanded,
}: {
  users: readonly UserRow[]
  mayChange: boolean
  onEdit: (user: UserRow) => void
  onHanded: (handed: Handed) => void
}): ReactNode {
  const t = useText('identity')
  const hasAccess = users.some((user) => user.lastSeenAt !== undefined)
  return (
    <table className="table people-table">
      <thead>
        <tr>
          <th scope="col">{t('people.person')}</th>
          <th scope="col">{t('people.roles')}</th>
          {hasAccess ? (
            <th scope="col" className="number">
              {t('people.lastSeen')}
            </th>
          ) : null}
          {mayChange ? (
            <th scope="col">
              <span className="visually-hidden">{t('people.actions')}</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <PersonRow
            key={user.id}
            user={user}
            hasAccess={hasAccess}
            mayChange={mayChange}
            onEdit={() => onEdit(user)}
            onHanded={onHanded}
          />
        ))}
      </tbody>
    </table>
  )
}

import { Button, Checkbox, CopyButton, Menu, Modal, TextInput } from '@mantine/core'
import { IconCopy, IconDots, IconUserPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import {
  disableUserEndpoint,
  enableUserEndpoint,
  grantRolesEndpoint,
  inviteUserEndpoint,
  listUsersEndpoint,
  reissueLinkEndpoint,
  type Role,
  roles as allRoles,
  type UserRow,
} from '../identity.contract'
import { EmailField, EntranceForm, useSentence } from './entrance'
import { send, useCall, useChange } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'
import { Card, EmptyState, ErrorState, Monogram, Waiting } from '@/shared/ui/parts'
import { useMe } from '@/shared/ui/person'

interface Handed {
  link: string | null
  name: string
}

/** Everybody, his roles, and the way in for those who have none yet. */
export function PeopleSettings(): ReactNode {
  const t = useText('identity')
  const me = useMe()
  const users = useCall(listUsersEndpoint)
  const [isInviting, setInviting] = useState(false)
  const [handed, setHanded] = useState<Handed | null>(null)
  const [edited, setEdited] = useState<UserRow | null>(null)
  const mayChange = me.rights['user.invite'] === 'A'
  if (users.isError) return <ErrorState problem={users.error} retry={() => void users.refetch()} />
  return (
    <>
      <Card
        title={t('settings.people')}
        aside={
          mayChange ? (
            <Button leftSection={<IconUserPlus size={16} />} onClick={() => setInviting(true)}>
              {t('people.invite')}
            </Button>
          ) : null
        }
      >
        {users.data ? (
          <div className="table-scroll">
            <table className="table">
              <tbody>
                {users.data.map((user) => (
                  <Row
                    key={user.id}
                    user={user}
                    mayChange={mayChange}
                    onEdit={() => setEdited(user)}
                    onHanded={setHanded}
                  />
                ))}
              </tbody>
            </table>
            {users.data.length === 1 && mayChange ? (
              <EmptyState title={t('people.empty')}>{t('people.emptyWhy')}</EmptyState>
            ) : null}
          </div>
        ) : (
          <Waiting />
        )}
      </Card>
      <InviteModal isOpen={isInviting} close={() => setInviting(false)} onHanded={setHanded} />
      <LinkModal handed={handed} close={() => setHanded(null)} />
      {edited ? <RolesModal key={edited.id} user={edited} close={() => setEdited(null)} /> : null}
    </>
  )
}

function Row({
  user,
  mayChange,
  onEdit,
  onHanded,
}: {
  user: UserRow
  mayChange: boolean
  onEdit: () => void
  onHanded: (handed: Handed) => void
}): ReactNode {
  const t = useText('identity')
  const format = useFormat()
  const sentence = useSentence()
  const disable = useChange(disableUserEndpoint, [listUsersEndpoint])
  const enable = useChange(enableUserEndpoint, [listUsersEndpoint])
  const reissue = useChange(reissueLinkEndpoint)
  const onError = (problem: unknown): void => notifyProblem(sentence(problem))
  const call = { params: { userId: user.id }, version: user.version }
  return (
    <tr>
      <td>
        <div className="row">
          <Monogram name={user.name} />
          <div>
            <div className="strong">{user.name}</div>
            <div className="tiny faint">{[user.email, user.area].filter(Boolean).join(' · ')}</div>
          </div>
        </div>
      </td>
      <td>
        <div className="row wrap" style={{ gap: 4 }}>
          {user.roles.map((role) => (
            <span key={role} className="badge">
              {t(`role.${role}`)}
            </span>
          ))}
          {user.isInvited ? <span className="badge cobre">{t('people.invited')}</span> : null}
          {user.isDisabled ? <span className="badge bad">{t('people.disabled')}</span> : null}
        </div>
      </td>
      <td className="number small faint">
        {user.lastSeenAt === undefined ? '' : user.lastSeenAt ? format.moment(user.lastSeenAt) : t('people.never')}
      </td>
      {mayChange ? (
        <td className="number">
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="subtle" size="compact-sm" aria-label={`${t('people.roles')}: ${user.name}`}>
                <IconDots size={16} />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={onEdit}>{t('people.roles')}</Menu.Item>
              <Menu.Item
                onClick={() =>
                  reissue.mutate(
                    { params: { userId: user.id } },
                    { onSuccess: ({ link }) => onHanded({ link, name: user.name }), onError },
                  )
                }
              >
                {t('people.link')}
              </Menu.Item>
              {user.isDisabled ? (
                <Menu.Item onClick={() => enable.mutate(call, { onError })}>{t('people.enable')}</Menu.Item>
              ) : (
                <Menu.Item color="rojo" onClick={() => disable.mutate(call, { onError })}>
                  {t('people.disable')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        </td>
      ) : null}
    </tr>
  )
}

function InviteModal({
  isOpen,
  close,
  onHanded,
}: {
  isOpen: boolean
  close: () => void
  onHanded: (handed: Handed) => void
}): ReactNode {
  const t = useText('identity')
  const shared = useText('shared')
  const invite = useChange(inviteUserEndpoint, [listUsersEndpoint])
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [area, setArea] = useState('')
  const [roles, setRoles] = useState<string[]>(['kam'])
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t('people.invite')}
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      <EntranceForm
        button={t('people.invite')}
        onSend={async () => {
          const { link } = await invite.mutateAsync({
            body: { name, email, roles: roles as Role[], area: area.trim() || null },
          })
          close()
          onHanded({ link, name })
          setName('')
          setEmail('')
        }}
      >
        <TextInput
          label={t('name')}
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <EmailField value={email} onChange={setEmail} />
        <TextInput
          label={t('people.area')}
          maxLength={80}
          value={area}
          onChange={(event) => setArea(event.currentTarget.value)}
        />
        <RoleBoxes value={roles} onChange={setRoles} />
      </EntranceForm>
    </Modal>
  )
}

function RolesModal({ user, close }: { user: UserRow; close: () => void }): ReactNode {
  const t = useText('identity')
  const shared = useText('shared')
  const users = useCall(listUsersEndpoint)
  const [roles, setRoles] = useState<string[]>(user.roles)
  const [area, setArea] = useState(user.area ?? '')
  return (
    <Modal opened onClose={close} title={user.name} closeButtonProps={{ 'aria-label': shared('close') }}>
      <EntranceForm
        button={shared('save')}
        onSend={async () => {
          await send(grantRolesEndpoint, {
            params: { userId: user.id },
            version: user.version,
            body: { roles: roles as Role[], area: area.trim() || null },
          })
          await users.refetch()
          notifyDone(t('roleChanged'))
          close()
        }}
      >
        <RoleBoxes value={roles} onChange={setRoles} />
        <TextInput
          label={t('people.area')}
          maxLength={80}
          value={area}
          onChange={(event) => setArea(event.currentTarget.value)}
        />
      </EntranceForm>
    </Modal>
  )
}

function RoleBoxes({ value, onChange }: { value: string[]; onChange: (roles: string[]) => void }): ReactNode {
  const t = useText('identity')
  return (
    <Checkbox.Group label={t('people.roles')} value={value} onChange={onChange}>
      <div className="column" style={{ marginTop: 8 }}>
        {allRoles.map((role) => (
          <Checkbox key={role} value={role} label={t(`role.${role}`)} description={t(`role.${role}.what`)} />
        ))}
      </div>
    </Checkbox.Group>
  )
}

function LinkModal({ handed, close }: { handed: Handed | null; close: () => void }): ReactNode {
  const t = useText('identity')
  const shared = useText('shared')
  return (
    <Modal
      opened={handed !== null}
      onClose={close}
      title={`${t('people.linkTitle')}: ${handed?.name ?? ''}`}
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      {handed?.link ? (
        <div className="column">
          <p className="small soft">{t('people.linkWhat')}</p>
          <TextInput
            readOnly
            value={handed.link}
            aria-label={t('people.linkTitle')}
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton value={handed.link}>
            {({ copied, copy }) => (
              <Button leftSection={<IconCopy size={16} />} onClick={copy}>
                {copied ? shared('copied') : shared('copy')}
              </Button>
            )}
          </CopyButton>
        </div>
      ) : (
        <p>{t('people.mailed')}</p>
      )}
    </Modal>
  )
}

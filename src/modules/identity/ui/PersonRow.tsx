import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconLink, IconLock, IconLockOpen, IconUserCog } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import {
  disableUserEndpoint,
  enableUserEndpoint,
  listUsersEndpoint,
  reissueLinkEndpoint,
  type UserRow,
} from '../people.contract'
import type { Handed } from './LinkModal'
import { useRefusal } from './refusal-sentence'
import { useChange } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'
import { Monogram } from '@/shared/ui/parts'
import { useMe } from '@/shared/ui/person'

export function PersonRow({
  user,
  hasAccess,
  mayChange,
  onEdit,
  onHanded,
}: {
  user: UserRow
  hasAccess: boolean
  mayChange: boolean
  onEdit: () => void
  onHanded: (handed: Handed) => void
}): ReactNode {
  const t = useText('identity')
  const format = useFormat()
  const me = useMe()
  return (
    <tr>
      <td>
        <div className="row">
          <Monogram name={user.name} />
          <div style={{ minWidth: 0 }}>
            <div className="strong">
              {user.name} {user.id === me.id ? <span className="faint">· {t('people.you')}</span> : null}
            </div>
            <div className="tiny faint clip">{[user.email, user.area].filter(Boolean).join(' · ')}</div>
          </div>
        </div>
      </td>
      <td>
        <div className="person-roles">
          {user.roles.map((role) => (
            <span key={role} className="badge">
              {t(`role.${role}`)}
            </span>
          ))}
          {user.isInvited ? <span className="badge cobre">{t('people.invited')}</span> : null}
          {user.isDisabled ? <span className="badge bad">{t('people.disabled')}</span> : null}
        </div>
      </td>
      {hasAccess ? (
        <td className="number small faint person-seen" data-label={t('people.lastSeen')}>
          {user.lastSeenAt === undefined ? '' : user.lastSeenAt ? format.moment(user.lastSeenAt) : t('people.never')}
        </td>
      ) : null}
      {mayChange ? (
        <td className="number person-actions">
          <PersonActions user={user} isSelf={user.id === me.id} onEdit={onEdit} onHanded={onHanded} />
        </td>
      ) : null}
    </tr>
  )
}

function PersonActions({
  user,
  isSelf,
  onEdit,
  onHanded,
}: {
  user: UserRow
  isSelf: boolean
  onEdit: () => void
  onHanded: (handed: Handed) => void
}): ReactNode {
  const t = useText('identity')
  const shared = useText('shared')
  const sentence = useRefusal()
  const disable = useChange(disableUserEndpoint, [listUsersEndpoint])
  const enable = useChange(enableUserEndpoint, [listUsersEndpoint])
  const reissue = useChange(reissueLinkEndpoint)
  const onError = (problem: unknown): void => notifyProblem(sentence(problem))
  const params = { userId: user.id }
  const giveBack = (version: number): void =>
    enable.mutate(
      { params, version },
      { onSuccess: () => notifyDone(t('people.enabledDone', { name: user.name })), onError },
    )
  const takeAway = (): void =>
    disable.mutate(
      { params, version: user.version },
      {
        onSuccess: ({ version }) =>
          notifyDone(t('people.disabledDone', { name: user.name }), {
            label: shared('undo'),
            run: () => giveBack(version),
          }),
        onError,
      },
    )
  const makeLink = (): void =>
    reissue.mutate(
      { params },
      { onSuccess: ({ link, expiresAt }) => onHanded({ link, expiresAt, name: user.name }), onError },
    )
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('people.menu', { name: user.name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconUserCog size={16} />} onClick={onEdit}>
          {t('people.edit')}
        </Menu.Item>
        {user.isDisabled ? (
          <Menu.Item leftSection={<IconLockOpen size={16} />} onClick={() => giveBack(user.version)}>
            {t('people.enable')}
          </Menu.Item>
        ) : (
          <>
            <Menu.Item leftSection={<IconLink size={16} />} onClick={makeLink}>
              {t(user.isInvited ? 'people.link' : 'people.resetLink')}
            </Menu.Item>
            {isSelf ? null : (
              <Menu.Item leftSection={<IconLock size={16} />} onClick={takeAway}>
                {t('people.disable')}
              </Menu.Item>
            )}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

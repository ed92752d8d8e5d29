import { Modal, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { grantRolesEndpoint, listUsersEndpoint, type UserRow } from '../people.contract'
import type { Role } from '../person.contract'
import { EntranceForm } from './EntranceForm'
import { RoleBoxes } from './RoleBoxes'
import { useChange } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyDone } from '@/shared/ui/notify'
import { useMe, usePersonState } from '@/shared/ui/person'
import { useIsPhone } from '@/shared/ui/use-is-phone'

/** What somebody does here, and in which area. */
export function RolesModal({ user, close }: { user: UserRow; close: () => void }): ReactNode {
  const t = useText('identity')
  const shared = useText('shared')
  const me = useMe()
  const { refresh } = usePersonState()
  const grant = useChange(grantRolesEndpoint, [listUsersEndpoint])
  const [roles, setRoles] = useState<Role[]>(user.roles)
  const [area, setArea] = useState(user.area ?? '')
  return (
    <Modal
      opened
      onClose={close}
      title={user.name}
      fullScreen={useIsPhone()}
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      <EntranceForm<'roles'>
        isBare
        button={shared('save')}
        places={{ roles: ['last_administrator'] }}
        check={() => ({ roles: roles.length === 0 ? t('missing.role') : '' })}
        onSend={async () => {
          await grant.mutateAsync({
            params: { userId: user.id },
            version: user.version,
            body: { roles, area: area.trim() || null },
          })
          // His own menu follows his roles.
          if (user.id === me.id) await refresh()
          notifyDone(t('roleChanged'))
          close()
        }}
      >
        {(errorOf) => (
          <>
            <RoleBoxes value={roles} onChange={setRoles} error={errorOf('roles')} />
            <TextInput
              label={t('people.area')}
              description={t('people.areaHint')}
              maxLength={80}
              value={area}
              onChange={(event) => setArea(event.currentTarget.value)}
            />
          </>
        )}
      </EntranceForm>
    </Modal>
  )
}

import { Modal, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { inviteUserEndpoint, listUsersEndpoint } from '../people.contract'
import type { Role } from '../person.contract'
import { EmailField, EntranceForm, useChecks } from './EntranceForm'
import type { Handed } from './LinkModal'
import { RoleBoxes } from './RoleBoxes'
import { useChange } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { useIsPhone } from '@/shared/ui/use-is-phone'

/** Somebody new: who he is and what he will do here; the link in is handed over next. */
export function InviteModal({ close, onHanded }: { close: () => void; onHanded: (handed: Handed) => void }): ReactNode {
  const t = useText('identity')
  const shared = useText('shared')
  const checks = useChecks()
  const invite = useChange(inviteUserEndpoint, [listUsersEndpoint])
  const [form, setForm] = useState({ name: '', email: '', area: '' })
  const [roles, setRoles] = useState<Role[]>(['kam'])
  const set = (change: Partial<typeof form>): void => setForm((before) => ({ ...before, ...change }))
  return (
    <Modal
      opened
      onClose={close}
      title={t('people.invite')}
      fullScreen={useIsPhone()}
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      <EntranceForm<'name' | 'email' | 'roles'>
        isBare
        button={t('people.invite')}
        places={{ email: ['email_taken'] }}
        check={() => ({
          name: checks.name(form.name),
          email: checks.email(form.email),
          roles: roles.length === 0 ? t('missing.role') : '',
        })}
        onSend={async () => {
          const { link, expiresAt } = await invite.mutateAsync({
            body: { name: form.name, email: form.email, roles, area: form.area.trim() || null },
          })
          close()
          onHanded({ link, expiresAt, name: form.name.trim() })
        }}
      >
        {(errorOf) => (
          <>
            <TextInput
              label={t('name')}
              required
              withAsterisk={false}
              data-autofocus
              maxLength={120}
              value={form.name}
              error={errorOf('name')}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <EmailField
              isOwn={false}
              value={form.email}
              onChange={(email) => set({ email })}
              error={errorOf('email')}
            />
            <RoleBoxes value={roles} onChange={setRoles} error={errorOf('roles')} />
            <TextInput
              label={t('people.area')}
              description={t('people.areaHint')}
              maxLength={80}
              value={form.area}
              onChange={(event) => set({ area: event.currentTarget.value })}
            />
          </>
        )}
      </EntranceForm>
    </Modal>
  )
}

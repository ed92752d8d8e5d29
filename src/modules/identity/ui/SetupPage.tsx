import { TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { completeSetupEndpoint, setupStateEndpoint } from '../session.contract'
import type { Role } from '../person.contract'
import { Entrance } from './Entrance'
import { EmailField, EntranceForm, PasswordField, useChecks } from './EntranceForm'
import { FirstData } from './FirstData'
import { RoleBoxes } from './RoleBoxes'
import { send, useCall } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { ErrorState } from '@/shared/ui/parts'
import { usePersonState } from '@/shared/ui/person'

// The second step comes while the first is being typed: the very first screen does not wait for its lists.
const CompanyForm = lazy(() => import('./CompanyForm').then((module) => ({ default: module.CompanyForm })))

/** Three steps of an empty installation: the first person, the company, the first data. */
export function SetupPage(): ReactNode {
  const t = useText('identity')
  const { me } = usePersonState()
  const setup = useCall(setupStateEndpoint, {}, { enabled: !me })
  if (me) return me.company.isConfigured ? <FirstData /> : <CompanyStep />
  if (setup.isPending) return null
  if (setup.isError && setup.error.status !== 404) {
    return (
      <Entrance title={t('setup.title')}>
        <ErrorState problem={setup.error} retry={() => void setup.refetch()} />
      </Entrance>
    )
  }
  if (setup.isError) {
    return (
      <Entrance title={t('setup.closed')} lead={t('setup.closedWhy')}>
        <Link to="/entrar">{t('goSignIn')}</Link>
      </Entrance>
    )
  }
  return <FirstPerson />
}

const offered: readonly Role[] = ['administrator', 'director', 'kam', 'privacy_officer']
const ticked: readonly Role[] = ['administrator', 'director', 'kam']

function FirstPerson(): ReactNode {
  const t = useText('identity')
  const { enter } = usePersonState()
  const checks = useChecks()
  const [form, setForm] = useState({ code: '', name: '', email: '', password: '' })
  const [roles, setRoles] = useState<Role[]>([...ticked])
  const set = (change: Partial<typeof form>): void => setForm((before) => ({ ...before, ...change }))
  return (
    <Entrance title={t('setup.title')} lead={t('setup.lead')} step={1}>
      <EntranceForm<'code' | 'name' | 'email' | 'password'>
        button={t('setup.create')}
        places={{ code: ['setup_code_wrong'], password: ['password_leaked', 'password_too_short'] }}
        check={() => ({
          code: form.code.trim() === '' ? t('missing.code') : '',
          name: checks.name(form.name),
          email: checks.email(form.email),
          password: checks.newPassword(form.password),
        })}
        onSend={async () => {
          const locale = document.documentElement.lang === 'en' ? 'en' : 'es'
          await enter(await send(completeSetupEndpoint, { body: { ...form, roles, locale } }))
        }}
      >
        {(errorOf) => (
          <>
            <TextInput
              label={t('setup.code')}
              description={t('setup.codeHint')}
              required
              withAsterisk={false}
              autoComplete="off"
              spellCheck={false}
              autoCapitalize="characters"
              value={form.code}
              error={errorOf('code')}
              onChange={(event) => set({ code: event.currentTarget.value })}
            />
            <TextInput
              label={t('name')}
              required
              withAsterisk={false}
              maxLength={120}
              autoComplete="name"
              value={form.name}
              error={errorOf('name')}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <EmailField value={form.email} onChange={(email) => set({ email })} error={errorOf('email')} />
            <PasswordField
              isNew
              value={form.password}
              onChange={(password) => set({ password })}
              error={errorOf('password')}
            />
            <RoleBoxes
              label={t('roles')}
              description={t('rolesHint')}
              offered={offered}
              fixed={['administrator']}
              value={roles}
              onChange={setRoles}
            />
          </>
        )}
      </EntranceForm>
    </Entrance>
  )
}

function CompanyStep(): ReactNode {
  const t = useText('identity')
  return (
    <Entrance title={t('company.title')} lead={t('company.lead')} step={2}>
      <Suspense>
        <CompanyForm button={t('company.next')} />
      </Suspense>
    </Entrance>
  )
}

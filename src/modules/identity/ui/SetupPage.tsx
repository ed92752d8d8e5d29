import { Checkbox, TextInput } from '@mantine/core'
import { IconBuildingFactory2, IconFileSpreadsheet } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { loadDemoEndpoint } from '../demo.contract'
import { completeSetupEndpoint, type Role, setupStateEndpoint } from '../identity.contract'
import { CompanyForm } from './CompanyForm'
import { EmailField, Entrance, EntranceForm, PasswordField, useSentence } from './entrance'
import { send, useCall } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { usePersonState } from '@/shared/ui/person'

/** Three steps of an empty installation: the first person, the company, the first data. */
export function SetupPage(): ReactNode {
  const t = useText('identity')
  const { me } = usePersonState()
  const setup = useCall(setupStateEndpoint, {}, { enabled: !me })
  if (me) return me.company.isConfigured ? <FirstData /> : <CompanyStep />
  if (setup.isPending) return null
  if (setup.isError) {
    return (
      <Entrance title={t('setup.closed')} lead={t('setup.closedWhy')}>
        <Link to="/entrar">{t('goSignIn')}</Link>
      </Entrance>
    )
  }
  return <FirstPerson />
}

const offered: readonly { role: Role; isTicked: boolean }[] = [
  { role: 'administrator', isTicked: true },
  { role: 'director', isTicked: true },
  { role: 'kam', isTicked: true },
  { role: 'privacy_officer', isTicked: false },
]

function FirstPerson(): ReactNode {
  const t = useText('identity')
  const { enter } = usePersonState()
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [roles, setRoles] = useState<string[]>(offered.filter((offer) => offer.isTicked).map((offer) => offer.role))
  return (
    <Entrance title={t('setup.title')} lead={t('setup.lead')}>
      <EntranceForm
        button={t('setup.create')}
        onSend={async () => {
          const locale = document.documentElement.lang === 'en' ? 'en' : 'es'
          await enter(
            await send(completeSetupEndpoint, {
              body: { code, name, email, password, roles: roles as Role[], locale },
            }),
          )
        }}
      >
        <TextInput
          label={t('setup.code')}
          description={t('setup.codeHint')}
          required
          autoComplete="off"
          spellCheck={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <TextInput
          label={t('name')}
          required
          maxLength={120}
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <EmailField value={email} onChange={setEmail} />
        <PasswordField isNew value={password} onChange={setPassword} />
        <Checkbox.Group label={t('roles')} description={t('rolesHint')} value={roles} onChange={setRoles}>
          <div className="column" style={{ marginTop: 8 }}>
            {offered.map(({ role }) => (
              <Checkbox
                key={role}
                value={role}
                label={t(`role.${role}`)}
                description={t(`role.${role}.what`)}
                disabled={role === 'administrator'}
              />
            ))}
          </div>
        </Checkbox.Group>
      </EntranceForm>
    </Entrance>
  )
}

function CompanyStep(): ReactNode {
  const t = useText('identity')
  return (
    <Entrance title={t('company.title')} lead={t('company.lead')}>
      <CompanyForm button={t('company.next')} />
    </Entrance>
  )
}

function FirstData(): ReactNode {
  const t = useText('identity')
  const sentence = useSentence()
  const navigate = useNavigate()
  const { refresh } = usePersonState()
  const [state, setState] = useState<'idle' | 'loading' | string>('idle')
  const explore = async (): Promise<void> => {
    setState('loading')
    try {
      await send(loadDemoEndpoint)
      await refresh()
      await navigate({ to: '/cartera' })
    } catch (error) {
      setState(sentence(error))
    }
  }
  const choice = {
    padding: 20,
    textAlign: 'left',
    cursor: 'pointer',
    font: 'inherit',
    color: 'inherit',
    width: '100%',
  } as const
  return (
    <Entrance title={t('start.title')}>
      <button type="button" className="card row" style={choice} onClick={() => void navigate({ to: '/importaciones' })}>
        <IconFileSpreadsheet size={28} className="brand" />
        <span className="column grow" style={{ gap: 2 }}>
          <span className="strong">{t('start.own')}</span>
          <span className="small soft">{t('start.ownWhat')}</span>
        </span>
      </button>
      <button
        type="button"
        className="card row"
        style={choice}
        disabled={state === 'loading'}
        onClick={() => void explore()}
      >
        <IconBuildingFactory2 size={28} className="brand" />
        <span className="column grow" style={{ gap: 2 }}>
          <span className="strong">{t('start.demo')}</span>
          <span className="small soft">{state === 'loading' ? t('start.loading') : t('start.demoWhat')}</span>
        </span>
      </button>
      {state !== 'idle' && state !== 'loading' ? (
        <p role="alert" className="bad small">
          {state}
        </p>
      ) : null}
    </Entrance>
  )
}

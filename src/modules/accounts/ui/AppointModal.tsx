import './account.css'
import { Button, Checkbox, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { listUsersEndpoint } from '@/modules/identity/people.contract'
import { type Appointment, type Purpose, purposes } from '../appointment.contract'
import { appointOnAll, type Made, peopleFor, refreshManagers, takeBack } from './appoint'
import { useRefusal } from './refusal-sentence'
import { CallProblem, useCall } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'
import { useMe } from '@/shared/ui/person'
import { useIsPhone } from '@/shared/ui/use-is-phone'

interface AppointProps {
  accounts: readonly { id: string; name: string }[]
  /** Who answers today: his last day is the one before the new one's first, and he hands over. */
  current?: Appointment | null
  close: () => void
  onDone?: () => void
}

/** Entrusts one account, or several at once, to a manager: from when, what for, who sponsors and who stands in. */
export function AppointModal({ accounts, current, close, onDone }: AppointProps): ReactNode {
  const t = useText('accounts')
  const shared = useText('shared')
  const isPhone = useIsPhone()
  const [only] = accounts
  const title =
    accounts.length === 1 && only
      ? t('appoint.title', { name: only.name })
      : t('appoint.many', { count: accounts.length })
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size={560}
      fullScreen={isPhone}
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      <AppointForm accounts={accounts} current={current} close={close} onDone={onDone} />
    </Modal>
  )
}

function AppointForm({ accounts, current, close, onDone }: AppointProps): ReactNode {
  const t = useText('accounts')
  const shared = useText('shared')
  const { company } = useMe()
  const users = useCall(listUsersEndpoint)
  const isSingle = accounts.length === 1
  const [managerId, setManagerId] = useState<string | null>(null)
  const [startsOn, setStartsOn] = useState(company.today)
  const [sponsorId, setSponsorId] = useState<string | null>(current?.sponsor?.id ?? null)
  const [backupId, setBackupId] = useState<string | null>(current?.backup?.id ?? null)
  const [mandate, setMandate] = useState('')
  const [chosen, setChosen] = useState<string[]>([...purposes])
  const [notes, setNotes] = useState('')
  const { submit, isSending, done, problem } = useAppoint({ accounts, close, onDone })
  const managers = peopleFor(users.data, ['kam'])
  const others = managers.filter((one) => one.value !== managerId)
  const refused = (...codes: string[]): string | undefined =>
    problem && codes.includes(problem.code) ? problem.sentence : undefined
  const isPlaced = [
    'not_a_manager',
    'appointment_overlaps',
    'appointment_before_start',
    'backup_is_manager',
    'sponsor_unknown',
  ]
  return (
    <form
      className="column"
      style={{ gap: 14 }}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (!managerId) return
        const name = managers.find((one) => one.value === managerId)?.label ?? ''
        void submit(name, {
          managerId,
          startsOn,
          sponsorId,
          backupId: backupId === managerId ? null : backupId,
          mandate: mandate.trim() || null,
          purposes: chosen as Purpose[],
          handoverNotes: notes.trim() || null,
        })
      }}
    >
      <Select
        label={t('appoint.manager')}
        required
        searchable
        data-autofocus
        openOnFocus={false}
        data={managers.filter((one) => !isSingle || one.value !== current?.manager.id)}
        value={managerId}
        onChange={setManagerId}
        nothingFoundMessage={t('appoint.nobody')}
        error={refused('not_a_manager')}
      />
      {users.data && managers.length === 0 ? <p className="small soft">{t('appoint.noManagers')}</p> : null}
      <TextInput
        label={t('appoint.from')}
        type="date"
        required
        value={startsOn}
        onChange={(event) => setStartsOn(event.currentTarget.value)}
        description={current ? t('appoint.ends', { name: current.manager.name }) : undefined}
        error={refused('appointment_overlaps', 'appointment_before_start')}
      />
      <div className="halves" style={{ gap: 12 }}>
        <Select
          label={t('sponsor')}
          clearable
          searchable
          data={peopleFor(users.data, ['executive', 'director'])}
          value={sponsorId}
          onChange={setSponsorId}
          error={refused('sponsor_unknown')}
        />
        <Select
          label={t('backup')}
          clearable
          searchable
          data={others}
          value={backupId === managerId ? null : backupId}
          onChange={setBackupId}
          error={refused('backup_is_manager')}
        />
      </div>
      {isSingle ? (
        <Textarea
          label={t('mandate')}
          description={t('mandate.hint')}
          autosize
          minRows={2}
          maxLength={4000}
          value={mandate}
          onChange={(event) => setMandate(event.currentTarget.value)}
        />
      ) : null}
      <PurposeBoxes value={chosen} onChange={setChosen} />
      {isSingle && current ? (
        <Textarea
          label={t('handover', { name: current.manager.name })}
          description={t('handover.hint')}
          autosize
          minRows={3}
          maxLength={8000}
          value={notes}
          onChange={(event) => setNotes(event.currentTarget.value)}
        />
      ) : null}
      {problem && !isPlaced.includes(problem.code) ? (
        <p className="small bad" role="alert">
          {problem.sentence}
        </p>
      ) : null}
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        {isSending && accounts.length > 1 ? (
          <span className="small faint" role="status">
            {t('appoint.progress', { done, count: accounts.length })}
          </span>
        ) : null}
        <Button variant="default" onClick={close}>
          {shared('cancel')}
        </Button>
        <Button type="submit" loading={isSending} disabled={!managerId}>
          {t('appoint.go')}
        </Button>
      </div>
    </form>
  )
}

export function PurposeBoxes({ value, onChange }: { value: string[]; onChange: (value: string[]) => void }): ReactNode {
  const t = useText('accounts')
  return (
    <Checkbox.Group label={t('purposes')} value={value} onChange={onChange}>
      <div className="purposes">
        {purposes.map((one) => (
          <Checkbox key={one} size="xs" value={one} label={t(`purpose.${one}`)} />
        ))}
      </div>
    </Checkbox.Group>
  )
}

type AppointBody = Parameters<typeof appointOnAll>[1]

/** Sends, tells, offers ten seconds to take it back. */
function useAppoint({ accounts, close, onDone }: Pick<AppointProps, 'accounts' | 'close' | 'onDone'>): {
  submit: (managerName: string, body: AppointBody) => Promise<void>
  isSending: boolean
  done: number
  problem: { code: string; sentence: string } | null
} {
  const t = useText('accounts')
  const shared = useText('shared')
  const sentence = useRefusal()
  const format = useFormat()
  const queries = useQueryClient()
  const [isSending, setSending] = useState(false)
  const [done, setDone] = useState(0)
  const [problem, setProblem] = useState<{ code: string; sentence: string } | null>(null)
  const undo = (made: readonly Made[]): void => {
    void takeBack(made)
      .catch((error: unknown) => notifyProblem(sentence(error)))
      .finally(() => void refreshManagers(queries))
  }
  const submit = async (managerName: string, body: AppointBody): Promise<void> => {
    if (isSending) return
    setSending(true)
    setProblem(null)
    const result = await appointOnAll(
      accounts.map((account) => account.id),
      body,
      setDone,
    )
    setSending(false)
    if (result.made.length > 0) {
      await refreshManagers(queries)
      const count = result.made.length
      const words = { count, shown: format.number(count), name: managerName, account: accounts[0]?.name ?? '' }
      notifyDone(t(accounts.length === 1 ? 'appoint.done' : 'appoint.doneMany', words), {
        label: shared('undo'),
        run: () => undo(result.made),
      })
    }
    if (result.problem) {
      const code = result.problem instanceof CallProblem ? result.problem.code : 'other'
      return setProblem({ code, sentence: sentence(result.problem) })
    }
    onDone?.()
    close()
  }
  return { submit, isSending, done, problem }
}

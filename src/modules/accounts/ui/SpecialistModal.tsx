import { Button, Modal, Select, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { listUsersEndpoint } from '@/modules/identity/people.contract'
import { getAccountEndpoint } from '../account.contract'
import { addTeamMemberEndpoint, type TeamMember, updateTeamMemberEndpoint } from '../team.contract'
import { peopleFor } from './appoint'
import { useRefusal } from './refusal-sentence'
import { useCall, useChange } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyDone } from '@/shared/ui/notify'
import { useMe } from '@/shared/ui/person'

/** Invites a specialist, or changes what for and until when. */
export function SpecialistModal({
  accountId,
  member,
  close,
}: {
  accountId: string
  member: TeamMember | null
  close: () => void
}): ReactNode {
  const t = useText('accounts')
  const shared = useText('shared')
  const sentence = useRefusal()
  const { company } = useMe()
  const users = useCall(listUsersEndpoint)
  const add = useChange(addTeamMemberEndpoint, [getAccountEndpoint])
  const update = useChange(updateTeamMemberEndpoint, [getAccountEndpoint])
  const [userId, setUserId] = useState<string | null>(member?.person.id ?? null)
  const [purpose, setPurpose] = useState(member?.purpose ?? '')
  const [startsOn, setStartsOn] = useState(member?.startsOn ?? company.today)
  const [endsOn, setEndsOn] = useState(member?.endsOn ?? '')
  const specialists = peopleFor(users.data, ['specialist'])
  const problem = add.error ?? update.error
  const refused = (...codes: string[]): string | undefined =>
    problem && codes.includes(problem.code) ? sentence(problem) : undefined
  const placed = ['not_a_specialist', 'already_on_team', 'team_ends_before_start']
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const done = {
      onSuccess: () => {
        close()
        notifyDone(t('team.saved'))
      },
    }
    const ends = endsOn || null
    if (member)
      update.mutate(
        { params: { accountId, memberId: member.id }, version: member.version, body: { purpose, endsOn: ends } },
        done,
      )
    else if (userId) add.mutate({ params: { accountId }, body: { userId, purpose, startsOn, endsOn: ends } }, done)
  }
  return (
    <Modal
      opened
      onClose={close}
      title={member ? member.person.name : t('team.add')}
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      <form className="column" style={{ gap: 14 }} onSubmit={submit}>
        {member ? null : (
          <Select
            label={t('team.who')}
            description={users.data && specialists.length === 0 ? t('team.nobody') : undefined}
            required
            searchable
            data-autofocus
            openOnFocus={false}
            data={specialists}
            value={userId}
            onChange={setUserId}
            nothingFoundMessage={t('appoint.nobody')}
            error={refused('not_a_specialist', 'already_on_team')}
          />
        )}
        <TextInput
          label={t('team.purpose')}
          description={t('team.purposeHint')}
          required
          maxLength={400}
          value={purpose}
          onChange={(event) => setPurpose(event.currentTarget.value)}
        />
        <div className="halves" style={{ gap: 12 }}>
          {member ? null : (
            <TextInput
              label={t('appoint.from')}
              type="date"
              required
              value={startsOn}
              onChange={(event) => setStartsOn(event.currentTarget.value)}
            />
          )}
          <TextInput
            label={t('appointments.until')}
            type="date"
            min={startsOn}
            value={endsOn}
            onChange={(event) => setEndsOn(event.currentTarget.value)}
            error={refused('team_ends_before_start')}
          />
        </div>
        {problem && !placed.includes(problem.code) ? (
          <p className="small bad" role="alert">
            {sentence(problem)}
          </p>
        ) : null}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="default" onClick={close}>
            {shared('cancel')}
          </Button>
          <Button type="submit" loading={add.isPending || update.isPending} disabled={!member && !userId}>
            {member ? shared('save') : t('team.add')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

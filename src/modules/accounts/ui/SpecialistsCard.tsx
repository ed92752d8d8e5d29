import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconUserMinus, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { type Account, getAccountEndpoint } from '../account.contract'
import { addTeamMemberEndpoint, removeTeamMemberEndpoint, type TeamMember } from '../team.contract'
import { useRefusal } from './refusal-sentence'
import { SpecialistModal } from './SpecialistModal'
import { send, useChange } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'
import { Card, EmptyState, Monogram } from '@/shared/ui/parts'
import { useMe } from '@/shared/ui/person'
import { useQueryClient } from '@tanstack/react-query'

/** Specialists who help for a purpose and a time; their sight of the account ends with it. */
export function SpecialistsCard({ account }: { account: Account }): ReactNode {
  const t = useText('accounts')
  const team = account.team ?? []
  const mayManage = account.rights['team.manage'] === 'A' && !account.isArchived
  const [edited, setEdited] = useState<TeamMember | 'new' | null>(null)
  const add = mayManage ? (
    <Button
      variant={team.length > 0 ? 'subtle' : 'default'}
      size="compact-md"
      leftSection={<IconUserPlus size={16} />}
      onClick={() => setEdited('new')}
    >
      {t('team.add')}
    </Button>
  ) : null
  return (
    <Card title={t('team')} aside={team.length > 0 ? add : null}>
      {team.length === 0 ? (
        <EmptyState icon={<IconUsers size={28} />} title={t('team.none')} action={add}>
          {t('team.noneWhy')}
        </EmptyState>
      ) : (
        <ul className="team-list">
          {team.map((member) => (
            <Member
              key={member.id}
              member={member}
              account={account}
              onEdit={mayManage ? () => setEdited(member) : null}
            />
          ))}
        </ul>
      )}
      {edited ? (
        <SpecialistModal
          key={edited === 'new' ? 'new' : edited.id}
          accountId={account.id}
          member={edited === 'new' ? null : edited}
          close={() => setEdited(null)}
        />
      ) : null}
    </Card>
  )
}

function Member({
  member,
  account,
  onEdit,
}: {
  member: TeamMember
  account: Account
  onEdit: (() => void) | null
}): ReactNode {
  const t = useText('accounts')
  const shared = useText('shared')
  const format = useFormat()
  const sentence = useRefusal()
  const queries = useQueryClient()
  const { today } = useMe().company
  const remove = useChange(removeTeamMemberEndpoint, [getAccountEndpoint])
  const isOver = member.endsOn !== null && member.endsOn < today
  const params = { accountId: account.id }
  const putBack = async (): Promise<void> => {
    const { person, purpose, startsOn, endsOn } = member
    await send(addTeamMemberEndpoint, { params, body: { userId: person.id, purpose, startsOn, endsOn } }).catch(
      (problem: unknown) => notifyProblem(sentence(problem)),
    )
    await queries.invalidateQueries({ queryKey: [getAccountEndpoint.path] })
  }
  const takeOff = (): void =>
    remove.mutate(
      { params: { ...params, memberId: member.id }, version: member.version },
      {
        onSuccess: () =>
          notifyDone(t('team.removed', { name: member.person.name }), {
            label: shared('undo'),
            run: () => void putBack(),
          }),
        onError: (problem) => notifyProblem(sentence(problem)),
      },
    )
  return (
    <li className="row" style={{ alignItems: 'flex-start' }}>
      <Monogram name={member.person.name} />
      <div className="grow">
        <div className="small strong">{member.person.name}</div>
        <div className="small soft">{member.purpose}</div>
        <div className="tiny faint tabular">
          {member.endsOn
            ? t('appointments.fromTo', { from: format.day(member.startsOn), to: format.day(member.endsOn) })
            : t('appointments.since', { from: format.day(member.startsOn) })}
          {isOver ? ` · ${t('team.over')}` : ''}
        </div>
      </div>
      {onEdit ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t('team.menu', { name: member.person.name })}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
              {t('team.edit')}
            </Menu.Item>
            <Menu.Item leftSection={<IconUserMinus size={16} />} onClick={takeOff}>
              {t('team.remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </li>
  )
}

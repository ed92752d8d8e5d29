import { Button } from '@mantine/core'
import { IconAlertTriangle, IconArchive, IconInbox } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type Account, acceptProposalEndpoint } from '../account.contract'
import { useArchive } from './AccountMenu'
import { AppointModal } from './AppointModal'
import { refreshManagers } from './appoint'
import { useRefusal } from './refusal-sentence'
import { useChange } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'

/** What this account asks of the reader before anything else: to be accepted, restored, or given a manager. */
export function AccountNotices({ account }: { account: Account }): ReactNode {
  if (account.isArchived) return <Archived account={account} />
  if (account.status === 'proposed') return <Proposal account={account} />
  return account.isKey && !account.manager ? <Unmanaged account={account} /> : null
}

function Notice({
  icon,
  tone,
  children,
  action,
}: {
  icon: ReactNode
  tone: 'bad' | 'quiet'
  children: ReactNode
  action: ReactNode
}): ReactNode {
  return (
    <div className={`account-notice ${tone}`} role="note">
      {icon}
      <span className="grow small">{children}</span>
      {action}
    </div>
  )
}

function Archived({ account }: { account: Account }): ReactNode {
  const t = useText('accounts')
  const { restore } = useArchive()
  return (
    <Notice
      icon={<IconArchive size={18} />}
      tone="quiet"
      action={
        account.rights['account.restore'] === 'A' ? (
          <Button variant="default" size="compact-md" onClick={() => void restore(account)}>
            {t('restore')}
          </Button>
        ) : null
      }
    >
      {t('archived.what')}
    </Notice>
  )
}

function Proposal({ account }: { account: Account }): ReactNode {
  const t = useText('accounts')
  const sentence = useRefusal()
  const queries = useQueryClient()
  const accept = useChange(acceptProposalEndpoint)
  const run = (): void =>
    accept.mutate(
      { params: { accountId: account.id }, version: account.version },
      {
        onSuccess: () => notifyDone(t('proposal.accepted', { name: account.name })),
        onError: (problem) => notifyProblem(sentence(problem)),
        onSettled: () => void refreshManagers(queries),
      },
    )
  return (
    <Notice
      icon={<IconInbox size={18} />}
      tone="quiet"
      action={
        account.rights['account.match'] === 'A' ? (
          <Button size="compact-md" loading={accept.isPending} onClick={run}>
            {t('proposal.accept')}
          </Button>
        ) : null
      }
    >
      {t(account.rights['account.match'] === 'A' ? 'proposal.what' : 'proposal.waits')}
    </Notice>
  )
}

function Unmanaged({ account }: { account: Account }): ReactNode {
  const t = useText('accounts')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Notice
        icon={<IconAlertTriangle size={18} />}
        tone="bad"
        action={
          account.rights['appointment.assign'] === 'A' ? (
            <Button variant="default" size="compact-md" onClick={() => setOpen(true)}>
              {t('appoint')}
            </Button>
          ) : null
        }
      >
        {t('unmanaged.what')}
      </Notice>
      {isOpen ? <AppointModal accounts={[account]} close={() => setOpen(false)} /> : null}
    </>
  )
}

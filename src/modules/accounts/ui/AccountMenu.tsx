import { ActionIcon, Menu } from '@mantine/core'
import { IconArchive, IconArchiveOff, IconArrowsJoin2, IconDots } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type Account, archiveAccountEndpoint, restoreAccountEndpoint } from '../account.contract'
import { refreshManagers } from './appoint'
import { MergeModal } from './MergeModal'
import { useRefusal } from './refusal-sentence'
import { send } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'

/** What is done to an account as a whole, and rarely. */
export function AccountMenu({ account }: { account: Account }): ReactNode {
  const t = useText('accounts')
  const { archive, restore } = useArchive()
  const [isMerging, setMerging] = useState(false)
  const mayArchive = account.rights['account.archive'] === 'A' && !account.isArchived
  const mayRestore = account.rights['account.restore'] === 'A' && account.isArchived
  const mayMerge = account.rights['account.merge'] === 'A' && !account.isArchived && account.status !== 'proposed'
  if (!mayArchive && !mayRestore && !mayMerge) return null
  return (
    <>
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <ActionIcon
            variant="default"
            size={32}
            className="account-menu"
            aria-label={t('menu', { name: account.name })}
          >
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayMerge ? (
            <Menu.Item leftSection={<IconArrowsJoin2 size={16} />} onClick={() => setMerging(true)}>
              {t('merge')}
            </Menu.Item>
          ) : null}
          {mayArchive ? (
            <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => void archive(account)}>
              {t(account.status === 'proposed' ? 'proposal.decline' : 'archive')}
            </Menu.Item>
          ) : null}
          {mayRestore ? (
            <Menu.Item leftSection={<IconArchiveOff size={16} />} onClick={() => void restore(account)}>
              {t('restore')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {isMerging ? <MergeModal account={account} close={() => setMerging(false)} /> : null}
    </>
  )
}

type Whole = Pick<Account, 'id' | 'name' | 'version'>

/** Archives with ten seconds to take it back, and restores. */
export function useArchive(): {
  archive: (account: Whole) => Promise<void>
  restore: (account: Whole) => Promise<void>
} {
  const t = useText('accounts')
  const shared = useText('shared')
  const sentence = useRefusal()
  const queries = useQueryClient()
  const run = async (work: () => Promise<void>): Promise<void> => {
    await work().catch((problem: unknown) => notifyProblem(sentence(problem)))
    await refreshManagers(queries)
  }
  const restore = (account: Whole): Promise<void> =>
    run(async () => {
      await send(restoreAccountEndpoint, { params: { accountId: account.id }, version: account.version })
      notifyDone(t('restore.done', { name: account.name }))
    })
  const archive = (account: Whole): Promise<void> =>
    run(async () => {
      const done = await send(archiveAccountEndpoint, { params: { accountId: account.id }, version: account.version })
      notifyDone(t('archive.done', { name: account.name }), { label: shared('undo'), run: () => void restore(done) })
    })
  return { archive, restore }
}

import './strategy.css'
import './goals.css'
import './account-strategy.css'
import type { ReactNode } from 'react'
import { getPlanEndpoint, type Plan } from '../plan.contract'
import { SentenceCard } from './SentenceCard'
import { PlanDeskContext, useNewDesk } from './use-plan'
import { useCall } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { late } from '@/shared/ui/late'
import { ErrorState, Waiting } from '@/shared/ui/parts'

/** What stands below the first things to read comes after them. */
const ChangesCard = late(() => import('./ChangesCard').then((module) => module.ChangesCard))
const GoalCard = late(() => import('./GoalCard').then((module) => module.GoalCard))

/** What stage 1 says on the account's first page (design 05); `open` goes to its tab. */
export function AccountStrategy({
  accountId,
  accountName,
  open,
}: {
  accountId: string
  accountName: string
  open: () => void
}): ReactNode {
  const t = useText('strategy')
  const read = useCall(getPlanEndpoint, { params: { accountId } })
  if (read.isError && !read.data)
    return <ErrorState problem={read.error} retry={() => void read.refetch()} sentence={t('failed')} />
  if (!read.data)
    return (
      <section className="card">
        <Waiting rows={6} />
      </section>
    )
  return <Cards accountId={accountId} accountName={accountName} plan={read.data as unknown as Plan} open={open} />
}

function Cards({
  accountId,
  accountName,
  plan,
  open,
}: {
  accountId: string
  accountName: string
  plan: Plan
  open: () => void
}): ReactNode {
  const desk = useNewDesk(accountId, accountName, plan)
  // Whoever only reads is not told that there is nothing to read yet.
  if (plan.items.length === 0 && !desk.canWrite) return null
  return (
    <PlanDeskContext.Provider value={desk}>
      <SentenceCard open={open} />
      <ChangesCard open={open} />
      <GoalCard />
    </PlanDeskContext.Provider>
  )
}

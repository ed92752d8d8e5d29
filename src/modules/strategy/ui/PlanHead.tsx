import { Button, Menu } from '@mantine/core'
import {
  IconArrowBackUp,
  IconCheck,
  IconClock,
  IconDots,
  IconFileText,
  IconHistory,
  IconPencil,
  IconSend,
  IconCalendarPlus,
} from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { getPlanEndpoint, submitPlanEndpoint } from '../plan.contract'
import { startNextYearEndpoint } from '../plan-version.contract'
import { usePlanDesk } from './use-plan'
import { useChange } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { late } from '@/shared/ui/late'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'

const CompareDrawer = late(() => import('./CompareDrawer').then((module) => module.CompareDrawer))
const DecideModal = late(() => import('./DecideModal').then((module) => module.DecideModal))
import { whenSaved } from '@/shared/ui/saving'

const DocumentModal = lazy(() => import('./DocumentModal').then((file) => ({ default: file.DocumentModal })))

/** Which version this is, who signed the last one, and what comes next: send, sign, take back, compare. */
export function PlanHead({
  accountName,
  isShort,
  setShort,
}: {
  accountName: string
  isShort: boolean
  setShort: (isShort: boolean) => void
}): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { plan, accountId } = usePlanDesk()
  const [window, setWindow] = useState<'compare' | 'decide' | 'document' | null>(null)
  const submit = useChange(submitPlanEndpoint, [getPlanEndpoint])
  const nextYear = useChange(startNextYearEndpoint, [getPlanEndpoint])
  const last = plan.versions[0]
  // Against what was signed; the first version is all new.
  const changes = last ? plan.items.filter(({ updatedAt }) => updatedAt > last.approvedAt).length : 0
  const isSubmitted = plan.status === 'submitted'
  const refuse = (problem: { code: string }): void => notifyProblem(t(`error.${problem.code}`))
  const send = (value: boolean): void =>
    submit.mutate(
      { params: { accountId }, body: { isSubmitted: value } },
      {
        onSuccess: () => notifyDone(t(value ? 'sent' : 'takenBack')),
        onError: refuse,
      },
    )
  const goOn = (): void =>
    nextYear.mutate(
      { params: { accountId }, body: { startYear: plan.startYear + 1 } },
      {
        onSuccess: () => notifyDone(t('nextYear.done', { year: plan.startYear + 1 })),
        onError: refuse,
      },
    )
  return (
    <div className="plan-head">
      <b className="strong">{t('version', { no: plan.versionNo })}</b>
      {isSubmitted ? (
        <span className="badge brand">
          <IconClock size={13} aria-hidden="true" /> {t('submitted')}
        </span>
      ) : (
        <span className="badge cobre">
          <IconPencil size={13} aria-hidden="true" /> {changes > 0 ? t('draftChanges', { count: changes }) : t('draft')}
        </span>
      )}
      <span className="tiny faint">{t('years', { from: plan.startYear, to: plan.startYear + 2 })}</span>
      <span className="tiny faint grow plan-signed">
        {isSubmitted && plan.submittedBy && plan.submittedAt
          ? t('submittedBy', { who: plan.submittedBy.name, when: format.day(plan.submittedAt) })
          : last
            ? t('approvedBy', { who: last.approvedBy.name, no: last.versionNo, when: format.day(last.approvedAt) })
            : t('neverApproved')}
      </span>
      {plan.rights.write && !isSubmitted ? (
        <Button
          variant="default"
          aria-pressed={isShort}
          leftSection={<IconClock size={16} />}
          onClick={() => setShort(!isShort)}
        >
          {t(isShort ? 'short.whole' : 'short')}
        </Button>
      ) : null}
      {last ? (
        <Button variant="default" leftSection={<IconHistory size={16} />} onClick={() => setWindow('compare')}>
          {t('compare')}
        </Button>
      ) : null}
      {plan.rights.document && plan.items.length > 0 ? (
        <Button variant="default" leftSection={<IconFileText size={16} />} onClick={() => setWindow('document')}>
          {t('document')}
        </Button>
      ) : null}
      {plan.rights.approve && isSubmitted ? (
        <Button leftSection={<IconCheck size={16} />} onClick={() => setWindow('decide')}>
          {t('decide')}
        </Button>
      ) : plan.rights.write && !isSubmitted ? (
        <Button
          leftSection={<IconSend size={16} />}
          loading={submit.isPending}
          disabled={plan.items.length === 0}
          onClick={() => void whenSaved().then(() => send(true))}
        >
          {t('send')}
        </Button>
      ) : null}
      {plan.rights.write ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" px={10} aria-label={t('more')}>
              <IconDots size={16} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {isSubmitted ? (
              <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={() => send(false)}>
                {t('takeBack')}
              </Menu.Item>
            ) : (
              <Menu.Item leftSection={<IconCalendarPlus size={16} />} disabled={plan.version === 0} onClick={goOn}>
                {t('nextYear', { year: plan.startYear + 1 })}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {window === 'compare' ? <CompareDrawer close={() => setWindow(null)} /> : null}
      {window === 'document' ? (
        <Suspense fallback={null}>
          <DocumentModal close={() => setWindow(null)} />
        </Suspense>
      ) : null}
      {window === 'decide' ? <DecideModal accountName={accountName} close={() => setWindow(null)} /> : null}
    </div>
  )
}

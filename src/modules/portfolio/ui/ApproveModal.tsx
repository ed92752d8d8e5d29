import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { approveEndpoint, listApprovedEndpoint } from '../approval.contract'
import { type Portfolio, portfolioEndpoint } from '../portfolio.contract'
import type { Run } from '../run.contract'
import { portfolioWorkEndpoint } from '../work.contract'
import { useRefusal } from './refusal-sentence'
import type { Classifying } from './run-settings'
import { CallProblem, useCall, useChange } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { notifyDone } from '@/shared/ui/notify'
import { useMe } from '@/shared/ui/person'

const shortestPeriod = 4

/** Signing cannot be undone: it says what is frozen and what is still open before it asks for the name of the period. */
export function ApproveModal({
  portfolio,
  run,
  classifying,
  close,
}: {
  portfolio: Portfolio
  run: Run
  classifying: Classifying
  close: () => void
}): ReactNode {
  const t = useText('portfolio')
  const shared = useText('shared')
  const format = useFormat()
  const me = useMe()
  const sentence = useRefusal()
  const approve = useChange(approveEndpoint, [portfolioEndpoint, listApprovedEndpoint])
  const [period, setPeriod] = useState(format.monthRange(run.from, run.to))
  const [note, setNote] = useState('')
  const problem = approve.error instanceof CallProblem ? approve.error : null
  const isTaken = problem?.code === 'portfolio_already_approved'
  const isTooShort = period.trim().length < shortestPeriod
  const sign = (): void =>
    approve.mutate(
      { body: { runId: run.id, period, note: note.trim() || null } },
      {
        onSuccess: () => {
          notifyDone(t('approve.done', { period: period.trim() }))
          close()
        },
      },
    )
  return (
    <Modal
      opened
      onClose={close}
      title={t('approve.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      <form
        className="column"
        style={{ gap: 14 }}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isTooShort && !run.isOutdated) sign()
        }}
      >
        <Frozen portfolio={portfolio} run={run} />
        {run.isOutdated ? (
          <div className="well row wrap small" role="alert">
            <IconAlertTriangle size={16} className="cobre" aria-hidden="true" />
            <span className="grow">{t('refusal.run_outdated')}</span>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => {
                close()
                classifying.run({})
              }}
            >
              {t('run.again')}
            </Button>
          </div>
        ) : null}
        <TextInput
          data-autofocus
          label={t('approve.period')}
          description={t('approve.period.hint')}
          value={period}
          maxLength={40}
          error={isTaken ? t('refusal.portfolio_already_approved') : null}
          onChange={(event) => {
            setPeriod(event.currentTarget.value)
            approve.reset()
          }}
        />
        <Textarea
          label={t('approve.note')}
          autosize
          minRows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {problem && !isTaken ? (
          <p className="small bad" role="alert">
            {sentence(problem)}
          </p>
        ) : null}
        <p className="tiny faint">{t('approve.signed', { name: me.name, day: format.day(me.company.today) })}</p>
        <div className="row spread">
          <Button variant="subtle" onClick={close}>
            {shared('cancel')}
          </Button>
          <Button
            type="submit"
            loading={approve.isPending}
            disabled={isTooShort || run.isOutdated}
            leftSection={<IconCheck size={16} />}
          >
            {t('approve.sign')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function Frozen({ portfolio, run }: { portfolio: Portfolio; run: Run }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const work = useCall(portfolioWorkEndpoint)
  const keys = portfolio.rows.filter((row) => row[7] === 1).length + portfolio.gone.filter((one) => one.isKey).length
  const pending = work.data?.pending.length ?? 0
  const unassigned = work.data?.unassigned.length ?? 0
  return (
    <div className="column small">
      <p className="soft">{t('approve.what')}</p>
      <ul className="bullets">
        <li>{t('approve.keys', { count: keys, number: format.number(keys) })}</li>
        <li>
          {t('approve.run', {
            day: format.moment(run.createdAt),
            basis: t(`basis.${run.basis}`).toLowerCase(),
            months: format.monthRange(run.from, run.to),
            cut: format.percent(run.cutA, Number.isInteger(run.cutA) ? 0 : 1),
          })}
        </li>
        <li>{t('approve.managers')}</li>
      </ul>
      {pending > 0 ? (
        <p className="row">
          <IconAlertTriangle size={16} className="cobre" aria-hidden="true" />
          {t('approve.pending', { count: pending, number: format.number(pending) })}
        </p>
      ) : null}
      {unassigned > 0 ? (
        <p className="row">
          <IconAlertTriangle size={16} className="cobre" aria-hidden="true" />
          {t('approve.unassigned', { count: unassigned, number: format.number(unassigned) })}
        </p>
      ) : null}
    </div>
  )
}

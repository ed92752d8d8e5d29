import { Button, Checkbox, Modal, Radio, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { addDays } from '@/shared/kernel/calendar-date'
import { type DecisionKind, whyNotDecide } from '../decision.rules'
import type { ParetoClass } from '../pareto.rules'
import { useDeciding } from './deciding'
import { useText } from '@/shared/ui/i18n'
import { useMe } from '@/shared/ui/person'

export interface DecisionSubject {
  readonly id: string
  readonly name: string
  readonly isKey: boolean
  /** Null = without sales in the window, or unknown. */
  readonly paretoClass: ParetoClass | null
  /** Null where it is not known here: the server has the last word. */
  readonly periodsOutside: number | null
  /** A reason already at hand, such as the scorecard's result. */
  readonly knownReason?: string
}

/** A person decides; the class only suggests. Which ways there are depends on whether the account is key today. */
export function DecideModal({
  subject,
  first,
  close,
}: {
  subject: DecisionSubject
  first?: DecisionKind
  close: () => void
}): ReactNode {
  const t = useText('portfolio')
  const shared = useText('shared')
  const { company } = useMe()
  const ways: readonly DecisionKind[] = subject.isKey
    ? ['keep', 'exception', 'leave', 'release']
    : ['promote', 'exception']
  const [decision, setDecision] = useState<DecisionKind>(first ?? ways[0]!)
  const [reason, setReason] = useState(subject.knownReason ?? '')
  const [isPinned, setPinned] = useState(false)
  const [expiresOn, setExpiresOn] = useState(addDays(company.today, 180))
  const [isAsked, setAsked] = useState(false)
  const { decide, isDeciding } = useDeciding()
  const canPin = decision === 'promote' || decision === 'keep'
  const wish = {
    decision,
    reason: reason.trim() || null,
    isPinned: canPin && isPinned,
    expiresOn: decision === 'exception' ? expiresOn || null : null,
  }
  const periods = subject.periodsOutside
  const mayLeave = periods === null || periods >= 2
  const refusal = whyNotDecide(wish, {
    today: company.today,
    classesLatestFirst: mayLeave ? [null, null] : Array.from({ length: periods }, () => 'B' as const),
  })
  const shown = isAsked ? refusal : null
  const send = async (): Promise<void> => {
    setAsked(true)
    if (refusal) return
    const said = t(`decided.${decision}`, { name: subject.name })
    if (await decide([{ accountId: subject.id, ...wish }], said)) close()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('decide.title', { name: subject.name })}
      size="lg"
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      <form
        className="column"
        style={{ gap: 14 }}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <Radio.Group
          aria-label={t('decide.ways')}
          value={decision}
          onChange={(value) => setDecision(value as DecisionKind)}
          error={shown === 'leaving_needs_two_periods' ? t('refusal.leaving_needs_two_periods') : null}
        >
          <div className="column">
            {ways.map((way) => (
              <Radio
                key={way}
                value={way}
                disabled={way === 'leave' && !mayLeave}
                label={t(`way.${way}`)}
                description={
                  way === 'leave' && !mayLeave ? t('way.leave.early', { count: periods }) : t(`way.${way}.hint`)
                }
              />
            ))}
          </div>
        </Radio.Group>
        {decision === 'exception' ? (
          <TextInput
            type="date"
            label={t('decide.until')}
            min={addDays(company.today, 1)}
            value={expiresOn}
            error={shown === 'exception_needs_expiry' ? t('refusal.exception_needs_expiry') : null}
            onChange={(event) => setExpiresOn(event.currentTarget.value)}
          />
        ) : null}
        {canPin ? (
          <Checkbox
            label={t('decide.pin')}
            description={t('decide.pin.hint')}
            checked={isPinned}
            onChange={(event) => setPinned(event.currentTarget.checked)}
          />
        ) : null}
        <Textarea
          label={t(needsReason(decision, isPinned && canPin) ? 'decide.reason' : 'decide.reason.optional')}
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          error={shown === 'decision_needs_reason' ? t('refusal.decision_needs_reason') : null}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="row spread">
          <Button variant="subtle" onClick={close}>
            {shared('cancel')}
          </Button>
          <Button type="submit" loading={isDeciding} color={decision === 'release' ? 'rojo' : undefined}>
            {t(`way.${decision}.do`)}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function needsReason(decision: DecisionKind, isPinned: boolean): boolean {
  return isPinned || decision === 'exception' || decision === 'leave' || decision === 'release'
}

import { useState } from 'react'
import { getAccountEndpoint } from '@/modules/accounts/account.contract'
import { accountOverviewEndpoint, listAccountsEndpoint } from '@/modules/accounts/account-list.contract'
import {
  appointManagerEndpoint,
  listAppointmentsEndpoint,
  undoAppointmentEndpoint,
} from '@/modules/accounts/appointment.contract'
import { portfolioEndpoint } from '../portfolio.contract'
import { portfolioWorkEndpoint } from '../work.contract'
import type { PlannedMove } from './board'
import { mandateOnMove } from './board-mandate'
import { useRefusal } from './refusal-sentence'
import { newKey, send, useChange } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'
import { useMe } from '@/shared/ui/person'

export interface NamedMove extends PlannedMove {
  readonly accountName: string
  readonly managerName: string
}
export interface Appointing {
  /** One after another, from today on; one toast takes all of them back. */
  appoint(moves: readonly NamedMove[]): Promise<void>
  /** Shown as done already, until the server's answer takes their place. */
  readonly sent: readonly PlannedMove[]
}

interface Made {
  readonly accountId: string
  readonly appointmentId: string
  readonly version: number
}

const touched = [
  portfolioWorkEndpoint,
  portfolioEndpoint,
  getAccountEndpoint,
  listAccountsEndpoint,
  accountOverviewEndpoint,
  listAppointmentsEndpoint,
]

export function useAppointing(): Appointing {
  const t = useText('portfolio')
  const shared = useText('shared')
  const format = useFormat()
  const sentence = useRefusal()
  const { company } = useMe()
  const [sent, setSent] = useState<readonly PlannedMove[]>([])
  const appointManager = useChange(appointManagerEndpoint, touched)
  const undoAppointment = useChange(undoAppointmentEndpoint, touched)

  const takeBack = async (
    made: readonly { accountId: string; appointmentId: string; version: number }[],
  ): Promise<void> => {
    try {
      for (const { version, ...params } of made) await undoAppointment.mutateAsync({ params, version })
      notifyDone(t('board.undone'))
    } catch (problem) {
      notifyProblem(sentence(problem))
    }
  }
  const appoint = async (moves: readonly NamedMove[]): Promise<void> => {
    setSent(moves)
    const made: Made[] = []
    try {
      for (const { accountId, managerId } of moves) {
        const history = await send(listAppointmentsEndpoint, { params: { accountId } })
        const appointment = await appointManager.mutateAsync({
          params: { accountId },
          body: { managerId, startsOn: company.today, ...mandateOnMove(history, managerId, company.today) },
          idempotencyKey: newKey(),
        })
        made.push({ accountId, appointmentId: appointment.id, version: appointment.version })
      }
    } catch (problem) {
      notifyProblem(sentence(problem))
    }
    setSent([])
    if (made.length === 0) return
    const { accountName: account, managerName: manager } = moves[0]!
    notifyDone(t('board.moved', { count: made.length, number: format.number(made.length), account, manager }), {
      label: shared('undo'),
      run: () => void takeBack(made.reverse()),
    })
  }
  return { appoint, sent }
}

import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { listUsersEndpoint } from '@/modules/identity/people.contract'
import {
  type Appointment,
  listAppointmentsEndpoint,
  type Purpose,
  updateAppointmentEndpoint,
} from '../appointment.contract'
import { peopleFor, refreshManagers } from './appoint'
import { PurposeBoxes } from './AppointModal'
import { useRefusal } from './refusal-sentence'
import { useCall, useChange } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { notifyDone } from '@/shared/ui/notify'
import { useIsPhone } from '@/shared/ui/use-is-phone'

/** Corrects an appointment that stands: its people, its mandate, its last day. The manager changes by a new one. */
export function AppointmentEdit({
  accountId,
  appointment,
  close,
}: {
  accountId: string
  appointment: Appointment
  close: () => void
}): ReactNode {
  const t = useText('accounts')
  const shared = useText('shared')
  const sentence = useRefusal()
  const queries = useQueryClient()
  const users = useCall(listUsersEndpoint)
  const save = useChange(updateAppointmentEndpoint, [listAppointmentsEndpoint])
  const [form, setForm] = useState({
    sponsorId: appointment.sponsor?.id ?? null,
    backupId: appointment.backup?.id ?? null,
    mandate: appointment.mandate ?? '',
    purposes: appointment.purposes as string[],
    handoverNotes: appointment.handoverNotes ?? '',
    endsOn: appointment.endsOn ?? '',
  })
  const set = (change: Partial<typeof form>): void => setForm((before) => ({ ...before, ...change }))
  const refused = (...codes: string[]): string | undefined =>
    save.error && codes.includes(save.error.code) ? sentence(save.error) : undefined
  const placed = [
    'appointment_overlaps',
    'appointment_before_start',
    'backup_is_manager',
    'not_a_manager',
    'sponsor_unknown',
  ]
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate(
      {
        params: { accountId, appointmentId: appointment.id },
        version: appointment.version,
        body: {
          ...form,
          purposes: form.purposes as Purpose[],
          mandate: form.mandate.trim() || null,
          handoverNotes: form.handoverNotes.trim() || null,
          endsOn: form.endsOn || null,
        },
      },
      {
        onSuccess: () => {
          close()
          notifyDone(t('appointments.saved'))
        },
        onSettled: () => void refreshManagers(queries),
      },
    )
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('appointments.editOf', { name: appointment.manager.name })}
      size={560}
      fullScreen={useIsPhone()}
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      <form className="column" style={{ gap: 14 }} onSubmit={submit}>
        <div className="halves" style={{ gap: 12 }}>
          <Select
            label={t('sponsor')}
            clearable
            searchable
            data={peopleFor(users.data, ['executive', 'director'])}
            value={form.sponsorId}
            onChange={(sponsorId) => set({ sponsorId })}
            error={refused('sponsor_unknown')}
          />
          <Select
            label={t('backup')}
            clearable
            searchable
            data={peopleFor(users.data, ['kam']).filter((one) => one.value !== appointment.manager.id)}
            value={form.backupId}
            onChange={(backupId) => set({ backupId })}
            error={refused('backup_is_manager', 'not_a_manager')}
          />
        </div>
        <TextInput
          label={t('appointments.until')}
          description={t('appointments.untilHint')}
          type="date"
          min={appointment.startsOn}
          value={form.endsOn}
          onChange={(event) => set({ endsOn: event.currentTarget.value })}
          error={refused('appointment_overlaps', 'appointment_before_start')}
        />
        <Textarea
          label={t('mandate')}
          description={t('mandate.hint')}
          autosize
          minRows={2}
          maxLength={4000}
          value={form.mandate}
          onChange={(event) => set({ mandate: event.currentTarget.value })}
        />
        <PurposeBoxes value={form.purposes} onChange={(purposes) => set({ purposes })} />
        <Textarea
          label={t('handover.title')}
          description={t('handover.hint')}
          autosize
          minRows={2}
          maxLength={8000}
          value={form.handoverNotes}
          onChange={(event) => set({ handoverNotes: event.currentTarget.value })}
        />
        {save.error && !placed.includes(save.error.code) ? (
          <p className="small bad" role="alert">
            {sentence(save.error)}
          </p>
        ) : null}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="default" onClick={close}>
            {shared('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {shared('save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

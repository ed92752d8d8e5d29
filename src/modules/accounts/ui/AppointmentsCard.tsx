import { Button } from '@mantine/core'
import { IconCheck, IconPencil, IconUserCheck } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Account } from '../account.contract'
import { type Appointment, listAppointmentsEndpoint } from '../appointment.contract'
import { AppointmentEdit } from './AppointmentEdit'
import { AppointModal } from './AppointModal'
import { useCall } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card, EmptyState, ErrorState, Monogram, Waiting } from '@/shared/ui/parts'
import { useMe } from '@/shared/ui/person'

/** The appointments of the account, the newest first: nothing of the history is lost when somebody new takes over. */
export function AppointmentsCard({ account }: { account: Account }): ReactNode {
  const t = useText('accounts')
  const list = useCall(listAppointmentsEndpoint, { params: { accountId: account.id } })
  const [isAppointing, setAppointing] = useState(false)
  const [edited, setEdited] = useState<Appointment | null>(null)
  const mayAssign = account.rights['appointment.assign'] === 'A' && !account.isArchived
  const appoint = mayAssign ? (
    <Button leftSection={<IconUserCheck size={16} />} onClick={() => setAppointing(true)}>
      {t(account.appointment ? 'appoint.change' : 'appoint')}
    </Button>
  ) : null
  return (
    <Card title={t('appointments')} aside={list.data && list.data.length > 0 ? appoint : null}>
      {list.isError ? (
        <div className="card-body">
          <ErrorState problem={list.error} retry={() => void list.refetch()} sentence={t('appointments.failed')} />
        </div>
      ) : !list.data ? (
        <Waiting rows={4} />
      ) : list.data.length === 0 ? (
        <EmptyState icon={<IconUserCheck size={28} />} title={t('appointments.none')} action={appoint}>
          {t('appointments.noneWhy')}
        </EmptyState>
      ) : (
        <ol className="timeline">
          {list.data.map((appointment) => (
            <Step
              key={appointment.id}
              appointment={appointment}
              onEdit={mayAssign ? () => setEdited(appointment) : null}
            />
          ))}
        </ol>
      )}
      {isAppointing ? (
        <AppointModal accounts={[account]} current={account.appointment} close={() => setAppointing(false)} />
      ) : null}
      {edited ? (
        <AppointmentEdit key={edited.id} accountId={account.id} appointment={edited} close={() => setEdited(null)} />
      ) : null}
    </Card>
  )
}

function Step({ appointment, onEdit }: { appointment: Appointment; onEdit: (() => void) | null }): ReactNode {
  const t = useText('accounts')
  const format = useFormat()
  const { today } = useMe().company
  const { startsOn, endsOn, manager, sponsor, backup } = appointment
  const isNow = startsOn <= today && (endsOn === null || endsOn >= today)
  return (
    <li data-today={isNow}>
      <div className="row wrap">
        <Monogram name={manager.name} />
        <span className="strong">{manager.name}</span>
        {isNow ? <span className="badge brand">{t('appointments.now')}</span> : null}
        {startsOn > today ? <span className="badge cobre">{t('appointments.later')}</span> : null}
        <span className="small faint tabular">
          {endsOn
            ? t('appointments.fromTo', { from: format.day(startsOn), to: format.day(endsOn) })
            : t('appointments.since', { from: format.day(startsOn) })}
        </span>
        {onEdit ? (
          <Button
            className="right"
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPencil size={14} />}
            onClick={onEdit}
          >
            {t('appointments.edit')}
          </Button>
        ) : null}
      </div>
      <div className="column small" style={{ paddingTop: 6, gap: 6 }}>
        {sponsor || backup ? (
          <div className="soft">
            {[sponsor ? `${t('sponsor')}: ${sponsor.name}` : null, backup ? `${t('backup')}: ${backup.name}` : null]
              .filter(Boolean)
              .join(' · ')}
          </div>
        ) : null}
        {appointment.mandate ? <p className="quote">{appointment.mandate}</p> : null}
        <Purposes appointment={appointment} isOpen={isNow} />
        {appointment.handoverNotes ? (
          <div className="well">
            <div className="tiny faint">{t('handover.title')}</div>
            <p className="quote">{appointment.handoverNotes}</p>
          </div>
        ) : null}
        {appointment.appointedBy ? (
          <div className="tiny faint">
            {t('appointments.by', {
              name: appointment.appointedBy.name,
              when: format.day(appointment.appointedAt),
            })}
          </div>
        ) : null}
      </div>
    </li>
  )
}

/** What the manager was entrusted with; folded for those of the past. */
function Purposes({ appointment, isOpen }: { appointment: Appointment; isOpen: boolean }): ReactNode {
  const t = useText('accounts')
  const { purposes } = appointment
  if (purposes.length === 0) return null
  return (
    <details open={isOpen}>
      <summary className="tiny soft">{t('purposes.count', { count: purposes.length })}</summary>
      <ul className="purposes-list">
        {purposes.map((one) => (
          <li key={one} className="row small" style={{ gap: 6 }}>
            <IconCheck size={14} className="brand" aria-hidden="true" /> {t(`purpose.${one}`)}
          </li>
        ))}
      </ul>
    </details>
  )
}

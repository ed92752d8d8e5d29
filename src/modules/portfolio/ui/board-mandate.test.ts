import { expect, test } from 'vitest'
import { type Appointment, purposes } from '@/modules/accounts/appointment.contract'
import { mandateOnMove } from './board-mandate'

const today = '2026-05-14'
const running: Appointment = {
  id: '00000000-0000-7000-8000-000000000001',
  manager: { id: 'valentina', name: 'Valentina Ríos' },
  sponsor: { id: 'ricardo', name: 'Ricardo Sanín' },
  backup: { id: 'andres', name: 'Andrés Mejía' },
  startsOn: '2023-02-01',
  endsOn: null,
  mandate: 'Renovar el contrato de película',
  purposes: ['responsible', 'defend'],
  handoverNotes: 'Llámela antes de las 8',
  appointedBy: null,
  appointedAt: '2023-02-01T08:00:00Z',
  version: 1,
}

test('the first manager of an account is entrusted with the eight purposes of the method', () => {
  const past = { ...running, endsOn: '2025-12-31' }
  for (const history of [[], [past]])
    expect(mandateOnMove(history, 'mateo', today)).toEqual({
      mandate: null,
      purposes: purposes,
      sponsorId: null,
      backupId: null,
    })
})

test('the next one takes over mandate, purposes, sponsor and backup; what was handed over to the other stays his', () => {
  expect(mandateOnMove([running], 'mateo', today)).toEqual({
    mandate: 'Renovar el contrato de película',
    purposes: ['responsible', 'defend'],
    sponsorId: 'ricardo',
    backupId: 'andres',
  })
})

test('a backup who becomes manager is nobody’s backup, and a mandate without purposes gets the eight', () => {
  const moved = mandateOnMove([{ ...running, purposes: [] }], 'andres', today)
  expect([moved.backupId, moved.purposes]).toEqual([null, purposes])
})

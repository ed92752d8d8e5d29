import { expect, test } from 'vitest'
import { type AppointmentSpan, planSuccession, whyNotThesePeople } from './appointment.rules'

const span = (text: string): AppointmentSpan => {
  const [startsOn, endsOn] = text.split(' to ')
  return { id: text, startsOn: startsOn!, endsOn: endsOn === 'open' ? null : endsOn! }
}

test.each([
  ['the first manager has no predecessor', [], '2026-05-14', null, null],
  ['an open predecessor ends the day before', ['2025-01-01 to open'], '2026-05-14', '2025-01-01 to open', '2026-05-13'],
  [
    'one with an end that is still to come ends sooner',
    ['2025-01-01 to 2026-12-31'],
    '2026-05-14',
    '2025-01-01 to 2026-12-31',
    '2026-05-13',
  ],
  ['one that ended before is left alone', ['2025-01-01 to 2025-12-31'], '2026-05-14', null, null],
  [
    'one whose last day is that day gives it up',
    ['2025-01-01 to 2026-05-14'],
    '2026-05-14',
    '2025-01-01 to 2026-05-14',
    '2026-05-13',
  ],
  [
    'one that started that same day gives way altogether',
    ['2026-05-14 to open'],
    '2026-05-14',
    '2026-05-14 to open',
    null,
  ],
  [
    'the first of a month steps back over the month',
    ['2024-01-01 to open'],
    '2024-03-01',
    '2024-01-01 to open',
    '2024-02-29',
  ],
])('%s', (_sentence, appointments, startsOn, predecessor, endsOn) => {
  expect(planSuccession(appointments.map(span), startsOn)).toEqual({
    predecessor: predecessor === null ? null : span(predecessor),
    predecessorEndsOn: endsOn,
  })
})

test.each([
  ['one planned for later', ['2025-01-01 to 2026-05-31', '2026-06-01 to open']],
  ['one that started after the day, in the past', ['2026-01-01 to open']],
])('%s stands in the way', (_sentence, appointments) => {
  expect(planSuccession(appointments.map(span), '2025-12-31')).toBe('appointment_overlaps')
})

const fitting = {
  managerId: 'a',
  backupId: null,
  managerRoles: ['kam'],
  backupRoles: null,
  sponsorRoles: null,
}
test.each([
  ['a manager alone', {}, null],
  [
    'a manager with backup and sponsor',
    { backupId: 'b', backupRoles: ['kam', 'director'], sponsorRoles: ['executive'] },
    null,
  ],
  ['somebody without the role', { managerRoles: ['specialist'] }, 'not_a_manager'],
  ['nobody', { managerRoles: undefined }, 'not_a_manager'],
  ['a backup without the role', { backupId: 'b', backupRoles: ['director'] }, 'not_a_manager'],
  ['his own backup', { backupId: 'a', backupRoles: ['kam'] }, 'backup_is_manager'],
  ['a sponsor who does not work here', { sponsorRoles: undefined }, 'sponsor_unknown'],
] as const)('%s: %j', (_sentence, change, refusal) => {
  expect(whyNotThesePeople({ ...fitting, ...change })).toBe(refusal)
})

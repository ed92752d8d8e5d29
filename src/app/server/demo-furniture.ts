import { taxIdKey } from '@/shared/kernel/account-key'
import type { DemoKey, DemoWorld } from '../../../db/demo/demo-world.types'

export interface Furniture {
  /** What clave.furnish_demo() writes, in the words of its columns. */
  readonly rows: Readonly<Record<string, readonly object[]>>
  /** The invented director, who signs the example's past. */
  readonly directorId: string
}

/** The key of its tax id: how an account that came in by the import is found again. */
export function accountKeysOf(world: DemoWorld): ReadonlyMap<DemoKey, string> {
  return new Map(world.clients.map(({ key, taxId }) => [key, taxIdKey(taxId)]))
}

/** People, clients and who answers for whom, for the database: accounts by the key of their tax id, people by new ids. */
export function furnitureOf(world: DemoWorld, newId: () => string): Furniture {
  const personIds = new Map(world.people.map(({ key }) => [key, newId()]))
  const accountKeys = accountKeysOf(world)
  const personOf = (key: DemoKey | null): string | null => (key === null ? null : personIds.get(key)!)
  const accountOf = (key: DemoKey | null): string | null => (key === null ? null : accountKeys.get(key)!)
  const directorId = personIds.get(world.people.find(({ roles }) => roles.includes('director'))!.key)!
  return {
    directorId,
    rows: {
      people: world.people.map(({ key, name, email, roles, area, isDisabled }) => ({
        id: personOf(key),
        name,
        email,
        roles,
        area,
        is_disabled: isDisabled,
      })),
      clients: world.clients.map((client) => ({
        key: accountOf(client.key),
        name: client.tradeName,
        legal_name: client.legalName,
        sector: client.sector,
        city: client.city,
        country: world.company.country,
        client_since: client.clientSince,
        parent_key: accountOf(client.parentKey),
      })),
      appointments: world.appointments.map((appointment) => ({
        id: newId(),
        key: accountOf(appointment.clientKey),
        manager_id: personOf(appointment.managerKey),
        sponsor_id: personOf(appointment.sponsorKey),
        backup_id: personOf(appointment.backupKey),
        starts_on: appointment.from,
        ends_on: appointment.to,
        mandate: appointment.mandate,
        purposes: appointment.purposes,
        handover_notes: appointment.handoverNotes,
        appointed_by: directorId,
      })),
      team: world.team.map((member) => ({
        id: newId(),
        key: accountOf(member.clientKey),
        user_id: personOf(member.personKey),
        purpose: member.purpose,
        starts_on: member.from,
        ends_on: member.to,
      })),
    },
  }
}

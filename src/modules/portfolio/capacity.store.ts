import type { Client } from '@/shared/server/database'
import type { CapacitySettings, SavedCapacity } from './capacity.contract'

/** The company's year of work and what a key account asks of it; the version is the company's. */
export async function getCapacity(client: Client): Promise<SavedCapacity> {
  const found = await client.query<SavedCapacity>(
    `select capacity_weeks::float8 as weeks, capacity_weekly_hours::float8 as "weeklyHours", capacity_productive_pct::float8 as "productivePct",
            hours_per_key_account::float8 as "hoursPerKeyAccount", version from clave.company`,
  )
  return found.rows[0]!
}

/** False when the version is no longer the one seen. */
export async function updateCapacity(client: Client, settings: CapacitySettings, version: number): Promise<boolean> {
  const done = await client.query(
    `update clave.company set capacity_weeks = $1, capacity_weekly_hours = $2, capacity_productive_pct = $3, hours_per_key_account = $4
     where version = $5`,
    [settings.weeks, settings.weeklyHours, settings.productivePct, settings.hoursPerKeyAccount, version],
  )
  return done.rowCount === 1
}

import { Refusal } from '@/shared/kernel/errors'
import { bestCode, columnsOf, rightKeys } from '@/shared/server/authorization'
import type { Client } from '@/shared/server/database'
import type { RequestContext } from '@/shared/server/request-transaction'
import type { BodyOf } from '@/shared/kernel/endpoint'
import type { Company, CompanySettings } from './company.contract'
import type { Me, updateMeEndpoint } from './me.contract'
import { getCompany, getPerson, updateCompany, updatePerson } from './person.store'

/** The person, his rights and his company: all that a screen needs to draw its frame, in two queries. */
export async function readMe(client: Client, personId: string, mailIsSet: boolean): Promise<Me> {
  const person = await getPerson(client, personId)
  const columns = columnsOf(person.roles)
  const rights = Object.fromEntries(rightKeys.map((key) => [key, bestCode(key, columns)]))
  return { ...person, id: person.id as Me['id'], rights, company: await getCompany(client, mailIsSet) }
}

export async function saveMe(
  ctx: RequestContext,
  change: BodyOf<typeof updateMeEndpoint>,
  version: number,
  mailIsSet: boolean,
): Promise<Me> {
  if (!(await updatePerson(ctx.client, ctx.actor.id, change, version))) throw new Refusal('version_stale')
  return readMe(ctx.client, ctx.actor.id, mailIsSet)
}

/** Refuses a time zone or a currency that this machine's tables do not know. */
export async function saveCompany(
  ctx: RequestContext,
  settings: CompanySettings,
  version: number,
  mailIsSet: boolean,
): Promise<Company> {
  if (!isTimeZone(settings.timeZone)) throw new Refusal('invalid_input', { field: 'timeZone' })
  if (!(await updateCompany(ctx.client, settings, version))) throw new Refusal('version_stale')
  return getCompany(ctx.client, mailIsSet)
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}

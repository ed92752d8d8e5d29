import type { Client } from '@/shared/server/database'
import { runInput, type Run, type RunInput } from './run.contract'

/** A run as the contract shows it, over `r` (classification_run). */
export const runJson = `json_build_object('id', r.id, 'basis', r.basis, 'window', r.window_kind,
  'from', to_char(r.window_from, 'YYYY-MM'), 'to', to_char(r.window_to, 'YYYY-MM'), 'cutA', r.cut_a, 'cutB', r.cut_b,
  'groupParents', r.group_parents, 'currency', r.currency, 'isConverted', r.is_converted,
  'documents', case when clave.sees_all_accounts() then (select t.documents from clave.classification_total t where t.run_id = r.id) end,
  'createdAt', to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
  'createdBy', (select u.name from clave.app_user u where u.id = r.created_by),
  'isOutdated', r.sales_stamp <> (select s.stamp from clave.sales_stamp s))`

export async function getRun(client: Client, id: string): Promise<Run> {
  const found = await client.query<{ run: Run }>(
    `select ${runJson} as run from clave.classification_run r where r.id = $1`,
    [id],
  )
  if (!found.rows[0]) throw new Error('the run just made has no row')
  return found.rows[0].run
}

/** The latest hundred, newest first, as the JSON that is sent. */
export async function listRunsText(client: Client): Promise<string> {
  const found = await client.query<{ runs: string }>(
    `select coalesce(json_agg(${runJson} order by r.created_at desc), '[]')::text as runs
     from (select * from clave.classification_run order by created_at desc limit 100) r`,
  )
  return found.rows[0]!.runs
}

/** What the latest run was asked for; the defaults before the first. */
export async function findLatestSettings(client: Client): Promise<RunInput> {
  const found = await client.query<{ settings: unknown }>(
    `select json_build_object('basis', basis, 'window', window_kind, 'cutA', cut_a, 'cutB', cut_b, 'groupParents', group_parents,
              'from', to_char(window_from, 'YYYY-MM'), 'to', to_char(window_to, 'YYYY-MM')) as settings
     from clave.latest_run`,
  )
  return runInput.parse(found.rows[0]?.settings ?? {})
}

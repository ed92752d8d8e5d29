import type { Client } from '@/shared/server/database'
import type { z } from 'zod'
import type { matchCandidate } from './match.contract'

type MatchCandidate = z.infer<typeof matchCandidate>

const side = (alias: string): string =>
  `json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'legalName', ${alias}.legal_name, 'taxId', ${alias}.tax_id, 'code', ${alias}.code, 'city', ${alias}.city,
     'manager', case when ${alias}_u.id is not null then json_build_object('id', ${alias}_u.id, 'name', ${alias}_u.name) end, 'isKey', coalesce(${alias}_h.is_key, false),
     'isArchived', ${alias}.archived_at is not null, 'net', ${alias}_c.net::text, 'documents', ${alias}_d.documents, 'firstSaleOn', ${alias}_d.first, 'lastSaleOn', ${alias}_d.last)`
const joined = (alias: string, on: string): string =>
  `join clave.account ${alias} on ${alias}.id = ${on} and ${alias}.merged_into is null
   left join clave.account_standing ${alias}_c on ${alias}_c.account_id = ${alias}.id
   left join lateral clave.holding_decision(${alias}.id) ${alias}_h on true
   left join lateral clave.appointment_on(${alias}.id, $1::date) ${alias}_p on true
   left join clave.app_user ${alias}_u on ${alias}_u.id = ${alias}_p.manager_id
   cross join lateral (select count(*)::int as documents, min(d.issued_on) as first, max(d.issued_on) as last
     from clave.sales_document d where d.account_no = ${alias}.account_no and d.replaced_by is null) ${alias}_d`

/** The doubts that wait, both clients side by side, the likeliest first. */
export async function listMatches(client: Client, day: string): Promise<MatchCandidate[]> {
  const found = await client.query<MatchCandidate>(
    `select m.id, m.similarity_pct as "similarityPct", m.reason, ${side('l')} as left, ${side('r')} as right, (select r.currency from clave.latest_run r) as currency
     from clave.account_match m ${joined('l', 'm.left_id')} ${joined('r', 'm.right_id')}
     where m.decision is null order by m.similarity_pct desc, l.name collate "es-x-icu", m.id limit 200`,
    [day],
  )
  return found.rows
}

export interface Match {
  leftId: string
  rightId: string
  decision: 'same' | 'different' | null
}

/** A doubt between two clients that are both alive; held until this transaction ends. */
export async function findMatch(client: Client, id: string): Promise<Match | undefined> {
  const found = await client.query<Match>(
    `select m.left_id as "leftId", m.right_id as "rightId", m.decision from clave.account_match m where m.id = $1
       and (select count(*) from clave.account a where a.id in (m.left_id, m.right_id) and (a.merged_into is null or m.decision = 'same')) = 2 for update`,
    [id],
  )
  return found.rows[0]
}

/** What a person said of a doubt; null makes it wait again. */
export async function setDecision(
  client: Client,
  id: string,
  decision: 'different' | null,
  decidedBy: string | null,
): Promise<void> {
  await client.query(
    'update clave.account_match set decision = $2, decided_by = $3, decided_at = case when $2::text is not null then now() end where id = $1',
    [id, decision, decidedBy],
  )
}

export interface LookAlike {
  id: string
  reason: MatchCandidate['reason']
  similarityPct: number
}

/** Living clients in sight with the same tax id, name or code as this one, and no doubt about the pair yet. */
export async function findLookAlikes(client: Client, id: string): Promise<LookAlike[]> {
  const found = await client.query<LookAlike>(
    `select b.id, case when b.tax_id_key = a.tax_id_key then 'same_tax_id' when b.name_key <> a.name_key then 'same_code_other_name'
              when b.tax_id_key <> a.tax_id_key then 'same_name_other_tax_id' else 'similar_name' end as reason,
            case when b.tax_id_key = a.tax_id_key or b.name_key = a.name_key then 100 else 60 end as "similarityPct"
     from clave.account a join clave.account b on b.id <> a.id and b.merged_into is null and b.status <> 'proposed'
       and (b.tax_id_key = a.tax_id_key or b.name_key = a.name_key or b.code_key = a.code_key)
     where a.id = $1 and not exists (select from clave.account_match m where (m.left_id, m.right_id) in ((a.id, b.id), (b.id, a.id)))
     limit 5`,
    [id],
  )
  return found.rows
}

export async function insertMatch(
  client: Client,
  match: { id: string; leftId: string; rightId: string; reason: string; similarityPct: number },
): Promise<void> {
  await client.query(
    'insert into clave.account_match (id, left_id, right_id, similarity_pct, reason) values ($1, $2, $3, $4, $5) on conflict do nothing',
    [match.id, match.leftId, match.rightId, match.similarityPct, match.reason],
  )
}

/** Merges with everything that hangs on the account, in one go; the refusal when it may not be. */
export async function mergeAccounts(
  client: Client,
  merge: { id: string; fromId: string; intoId: string; matchId: string | null },
): Promise<string | null> {
  const found = await client.query<{ refusal: string | null }>(
    'select clave.merge_accounts($1, $2, $3, $4) as refusal',
    [merge.id, merge.fromId, merge.intoId, merge.matchId],
  )
  return found.rows[0]!.refusal
}

/** Takes a merge back with everything that it moved; the refusal when it may not be. */
export async function undoMergeOf(client: Client, id: string): Promise<string | null> {
  const found = await client.query<{ refusal: string | null }>('select clave.undo_merge($1) as refusal', [id])
  return found.rows[0]!.refusal
}

import type { Client } from '@/shared/server/database'

export interface SignInState {
  userId: string | null
  passwordHash: string | null
  waitSeconds: number
}

export async function getSignInState(client: Client, email: string, delayKey: Buffer): Promise<SignInState> {
  const found = await client.query<SignInState>(
    'select user_id as "userId", password_hash as "passwordHash", wait_seconds as "waitSeconds" from clave.sign_in_state($1, $2)',
    [email, delayKey],
  )
  return found.rows[0]!
}

export async function noteSignIn(client: Client, delayKey: Buffer, succeeded: boolean): Promise<void> {
  await client.query('select clave.note_sign_in($1, $2)', [delayKey, succeeded])
}

/** False when the hash that was checked is no longer the person's. */
export async function openSession(
  client: Client,
  session: { userId: string; checkedHash: string; id: string; tokenHash: Buffer; device: string },
): Promise<boolean> {
  const done = await client.query<{ ok: boolean }>('select clave.sign_in($1, $2, $3, $4, $5) as ok', [
    session.userId,
    session.checkedHash,
    session.id,
    session.tokenHash,
    session.device,
  ])
  return done.rows[0]!.ok
}

export interface SessionRecord {
  id: string
  createdAt: string
  lastSeenAt: string
  device: string
}

export async function listSessions(client: Client): Promise<SessionRecord[]> {
  const found = await client.query<{ id: string; created_at: Date; last_seen_at: Date; device: string }>(
    'select id, created_at, last_seen_at, device from clave.session where expires_at > now() order by last_seen_at desc, id',
  )
  return found.rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    device: row.device,
  }))
}

export async function deleteSession(client: Client, id: string): Promise<boolean> {
  const done = await client.query('delete from clave.session where id = $1', [id])
  return done.rowCount === 1
}

export async function deleteAllSessions(client: Client, userId: string): Promise<void> {
  await client.query('delete from clave.session where user_id = $1', [userId])
}

export async function getOwnPasswordHash(client: Client): Promise<string> {
  const found = await client.query<{ hash: string }>('select clave.my_password_hash() as hash')
  return found.rows[0]!.hash
}

export async function changePasswordHash(
  client: Client,
  change: { from: string; to: string; keptSessionId: string },
): Promise<boolean> {
  const done = await client.query<{ ok: boolean }>('select clave.change_password($1, $2, $3) as ok', [
    change.from,
    change.to,
    change.keptSessionId,
  ])
  return done.rows[0]!.ok
}

/** When the link ends. The hash alone is stored. */
export async function insertLink(
  client: Client,
  link: { userId: string; tokenHash: Buffer; purpose: 'invitation' | 'reset' },
): Promise<string> {
  const made = await client.query<{ until: Date }>('select clave.make_link($1, $2, $3) as until', [
    link.userId,
    link.tokenHash,
    link.purpose,
  ])
  return made.rows[0]!.until.toISOString()
}

export interface LinkOwner {
  userId: string
  name: string
  email: string
  companyName: string
  locale: 'es' | 'en'
}

export async function findLinkOwner(
  client: Client,
  tokenHash: Buffer,
  purpose: 'invitation' | 'reset',
): Promise<LinkOwner | undefined> {
  const found = await client.query<LinkOwner>(
    'select user_id as "userId", name, email, company_name as "companyName", locale from clave.look_at_link($1, $2)',
    [tokenHash, purpose],
  )
  return found.rows[0]
}

/** Spends the link; null when another request was first or it expired. */
export async function spendLink(
  client: Client,
  link: {
    tokenHash: Buffer
    purpose: 'invitation' | 'reset'
    passwordHash: string
    name: string | null
    locale: string | null
  },
): Promise<string | null> {
  const done = await client.query<{ id: string | null }>('select clave.use_link($1, $2, $3, $4, $5) as id', [
    link.tokenHash,
    link.purpose,
    link.passwordHash,
    link.name,
    link.locale,
  ])
  return done.rows[0]!.id
}

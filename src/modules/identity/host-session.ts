import pg from 'pg'
import { Refusal } from '@/shared/kernel/errors'
import { hashToken, newId, newToken } from '@/shared/server/request-transaction'

export interface HostSession {
  readonly hash: Buffer
  readonly personName: string
  close(): Promise<void>
}

/**
 * Whoever holds the database's own password acts for a director: the one with this address, else the one who has been here
 * longest. The session ends with the command, or by itself six hours later.
 */
export async function openDirectorSession(migrator: pg.ClientConfig, email: string | undefined): Promise<HostSession> {
  const hash = hashToken(newToken())
  const personName = await asOwner(migrator, async (client) => {
    const found = await client.query<{ id: string; name: string }>(
      `select u.id, u.name from clave.app_user u join clave.user_role r on r.user_id = u.id and r.role = 'director'
       join clave.user_login l on l.user_id = u.id
       where not u.is_disabled and ($1::text is null or l.email = lower($1)) order by u.created_at, u.id limit 1`,
      [email ?? null],
    )
    const person = found.rows[0]
    if (!person) throw new Refusal('not_found', { reason: 'director' })
    await client.query("select clave.open_session($1, $2, $3, 'command line', interval '6 hours', true)", [
      person.id,
      newId(),
      hash,
    ])
    return person.name
  })
  const close = (): Promise<void> =>
    asOwner(migrator, async (client) => void (await client.query('select clave.close_job_session($1)', [hash])))
  return { hash, personName, close }
}

async function asOwner<T>(migrator: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(migrator)
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('set role clave_owner')
    return await work(client)
  } finally {
    await client.end()
  }
}

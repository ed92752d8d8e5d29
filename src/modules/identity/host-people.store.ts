import type pg from 'pg'
import { asOwner } from '@/shared/server/as-owner'
import { hashToken, newToken } from '@/shared/server/request-transaction'

export interface HostPerson {
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
  readonly state: 'invited' | 'active' | 'disabled'
}

/** Everybody, for whoever is at the host's command line. */
export function listPeopleOnHost(migrator: pg.ClientConfig): Promise<HostPerson[]> {
  return asOwner(migrator, async (client) => {
    const found = await client.query<HostPerson>(
      `select u.name, l.email, coalesce((select array_agg(r.role order by r.role) from clave.user_role r where r.user_id = u.id), '{}') as roles,
              case when u.is_disabled then 'disabled' when l.password_hash is null then 'invited' else 'active' end as state
       from clave.app_user u join clave.user_login l on l.user_id = u.id order by u.name collate "es-x-icu", u.id`,
    )
    return found.rows
  })
}

export interface HostLink {
  readonly name: string
  readonly token: string
  /** A person who never came in gets another invitation. */
  readonly purpose: 'invitation' | 'reset'
}

/** A new single-use link; earlier ones are void. «unknown» or «disabled» when there is nobody to let in. */
export function makeLinkOnHost(migrator: pg.ClientConfig, email: string): Promise<HostLink | 'unknown' | 'disabled'> {
  return asOwner(migrator, async (client) => {
    const found = await client.query<{ id: string; name: string; off: boolean; fresh: boolean }>(
      `select u.id, u.name, u.is_disabled as off, l.password_hash is null as fresh
       from clave.app_user u join clave.user_login l on l.user_id = u.id where l.email = lower(trim($1))`,
      [email],
    )
    const person = found.rows[0]
    if (!person) return 'unknown'
    if (person.off) return 'disabled'
    const token = newToken()
    const purpose = person.fresh ? 'invitation' : 'reset'
    await client.query('begin')
    await client.query('delete from clave.secret_link where user_id = $1', [person.id])
    await client.query(
      `insert into clave.secret_link (token_hash, user_id, purpose, expires_at) values ($1, $2, $3, now() + interval '30 minutes')`,
      [hashToken(token), person.id, purpose],
    )
    await client.query("select clave.record_event('link.made_on_host', jsonb_build_object('user', $1::text), null)", [
      person.id,
    ])
    await client.query('commit')
    return { name: person.name, token, purpose }
  })
}

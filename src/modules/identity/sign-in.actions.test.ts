import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashToken, inRequestTransaction, type RequestContext } from '@/shared/server/request-transaction'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { readMe } from './me.actions'
import { inviteUser } from './people.actions'
import { acceptInvitation, changePassword, completeSetup, confirmReset, plainCode, signIn } from './sign-in.actions'

const visitor = { ip: '192.0.2.7', device: 'test' }
const first = {
  name: 'María Ibáñez',
  email: 'maria@altavia.example',
  password: 'tren-lento-2031-azul',
  roles: ['administrator', 'director'],
  locale: 'es' as const,
}
let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const as = <T>(token: string, work: (ctx: RequestContext) => Promise<T>): Promise<T> =>
  inRequestTransaction(database.pool, { sessionHash: hashToken(token), requestId: 'test', grantFor: () => 'A' }, work)
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'allowed',
    (error: Error & { code?: string }) => error.code ?? error.message,
  )

describe('the first person', () => {
  test('enters with the printed code, however it is typed, and only once', async () => {
    await database.pool.query('select clave.offer_setup_code($1)', [hashToken(plainCode('ABCD-1234'))])
    expect(await refusal(completeSetup(database.pool, visitor, { ...first, code: 'WRONG' }))).toBe('setup_code_wrong')
    expect(
      await refusal(completeSetup(database.pool, visitor, { ...first, code: 'abcd 1234', password: 'short' })),
    ).toBe('password_too_short')
    const token = await completeSetup(database.pool, visitor, { ...first, code: 'abcd 1234' })
    const me = await as(token, (ctx) => readMe(ctx.client, ctx.actor.id, false))
    expect(me).toMatchObject({ name: first.name, roles: ['administrator', 'director'] })
    expect(me.rights['account.list']).toBe('A')
    expect(
      await refusal(completeSetup(database.pool, visitor, { ...first, email: 'b@b.example', code: 'abcd 1234' })),
    ).toBe('not_found')
  })

  test('two at the same moment: one enters', async () => {
    const other = await createTestDatabase()
    await other.pool.query('select clave.offer_setup_code($1)', [hashToken('RACE')])
    const race = await Promise.all(
      [1, 2, 3].map((n) =>
        refusal(completeSetup(other.pool, visitor, { ...first, email: `p${n}@x.example`, code: 'race' })),
      ),
    )
    expect(race.sort()).toEqual(['allowed', 'not_found', 'not_found'])
    await other.drop()
  })
})

describe('signing in', () => {
  test('a wrong address and a wrong password answer alike', async () => {
    expect(await refusal(signIn(database.pool, visitor, { email: first.email, password: 'not the one at all' }))).toBe(
      'credentials_wrong',
    )
    expect(
      await refusal(signIn(database.pool, visitor, { email: 'nobody@altavia.example', password: first.password })),
    ).toBe('credentials_wrong')
  })

  test('repeated failures slow down from that network only; the right person still enters from another', async () => {
    const attacker = { ip: '198.51.100.9', device: 'bot' }
    for (let i = 0; i < 5; i++)
      await refusal(signIn(database.pool, attacker, { email: first.email, password: 'guess number ' + i }))
    expect(await refusal(signIn(database.pool, attacker, { email: first.email, password: first.password }))).toBe(
      'too_many_requests',
    )
    expect(await signIn(database.pool, visitor, first)).toMatch(/^[\w-]{43}$/)
  })

  test('a changed password ends the other sessions and keeps this one', async () => {
    const here = await signIn(database.pool, visitor, first)
    const there = await signIn(database.pool, visitor, first)
    await as(here, (ctx) => changePassword(ctx, { current: first.password, next: 'otra-frase-larga-77' }, first))
    expect(await refusal(as(there, async () => null))).toBe('unauthenticated')
    expect(await refusal(as(here, async () => null))).toBe('allowed')
    first.password = 'otra-frase-larga-77'
  })
})

describe('an invitation', () => {
  test('is spent by its first use', async () => {
    const director = await signIn(database.pool, visitor, first)
    const invited = await as(director, (ctx) =>
      inviteUser(
        ctx,
        { baseUrl: 'http://x', mailIsSet: false },
        { name: 'Valentina', email: 'val@altavia.example', roles: ['kam'], area: null },
      ),
    )
    const token = invited.link!.split('#')[1]!
    const session = await acceptInvitation(database.pool, visitor, {
      token,
      name: 'Valentina Ríos',
      password: 'rio-crecido-en-mayo',
      locale: 'es',
    })
    expect((await as(session, (ctx) => readMe(ctx.client, ctx.actor.id, false))).roles).toEqual(['kam'])
    expect(
      await refusal(
        acceptInvitation(database.pool, visitor, {
          token,
          name: 'Otra',
          password: 'rio-crecido-en-mayo',
          locale: 'es',
        }),
      ),
    ).toBe('link_invalid')
    expect(await refusal(confirmReset(database.pool, { token, password: 'rio-crecido-en-junio' }))).toBe('link_invalid')
  })
})

describe('the wall', () => {
  test('without an actor, or with a forged one, no row is seen', async () => {
    const client = await database.pool.connect()
    try {
      expect((await client.query('select from clave.app_user')).rowCount).toBe(0)
      await client.query(
        `select set_config('clave.actor', '${'0'.repeat(64)}:00000000-0000-7000-8000-000000000000|director|', false)`,
      )
      expect((await client.query('select from clave.app_user')).rowCount).toBe(0)
      await expect(client.query('select password_hash from clave.user_login')).rejects.toThrow(/permission denied/)
      await expect(client.query("insert into clave.audit_event (action) values ('x')")).rejects.toThrow(
        /permission denied/,
      )
    } finally {
      await client.query("select set_config('clave.actor', '', false)")
      client.release()
    }
  })

  test('a payload signed in one transaction is worth nothing in the next', async () => {
    const token = await signIn(database.pool, visitor, first)
    const stolen = await as(
      token,
      async (ctx) => (await ctx.client.query("select current_setting('clave.actor') as v")).rows[0].v as string,
    )
    const client = await database.pool.connect()
    try {
      await client.query('begin')
      await client.query("select set_config('clave.actor', $1, true)", [stolen])
      expect((await client.query('select clave.actor() as who')).rows[0].who).toBeNull()
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})

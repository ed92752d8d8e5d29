import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { MailDispatcher } from '@/shared/server/outbox'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { actAs, addPerson, type TestPerson } from '@tests/support/test-people'
import { inviteUser, requestReset } from './people.actions'

const links = { baseUrl: 'https://clave.altavia.example', mailIsSet: true }
const guest = { name: 'Lucía Peña', email: 'lucia@altavia.example', roles: ['kam'] as const, area: null }

interface Received {
  from: string
  to: string[]
  text: string
}

/** A mail server that takes letters, or says «later» while it is busy. */
class Mailbox {
  readonly received: Received[] = []
  isBusy = false
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (this.isBusy) return done(Object.assign(new Error('try again later'), { responseCode: 451 }))
        const { mailFrom, rcptTo } = session.envelope
        this.received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString('utf8'),
        })
        done()
      })
    },
  })
  open(): Promise<string> {
    return new Promise((opened) => {
      const listening = this.#server.listen(0, '127.0.0.1', () =>
        opened(`smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`),
      )
    })
  }
  close(): Promise<void> {
    return new Promise((closed) => this.#server.close(() => closed()))
  }
}

let database: TestDatabase
let administrator: TestPerson
let dispatcher: MailDispatcher
const mailbox = new Mailbox()
beforeAll(async () => {
  database = await createTestDatabase()
  administrator = await addPerson(database, { name: 'Rosa Gil', roles: ['administrator'] })
  dispatcher = new MailDispatcher(database.pool, await mailbox.open(), 'clave@altavia.example')
})
beforeEach(async () => {
  await database.asOwner('delete from clave.outbox_mail')
  mailbox.received.length = 0
  mailbox.isBusy = false
})
afterAll(async () => {
  await dispatcher.stop()
  await mailbox.close()
  await database.drop()
})

const waiting = (): Promise<{ last_error: string | null; body: string; sent: boolean; message_id: string }[]> =>
  database.asOwner('select last_error, body, sent_at is not null as sent, message_id from clave.outbox_mail')
const letterOf = (mail: Received): string => mail.text.replaceAll(/=\r\n/g, '').replaceAll('=3D', '=')

test('an invitation leaves once, its link is not in the reply and not kept after it left', async () => {
  const reply = await actAs(database, administrator, (ctx) => inviteUser(ctx, links, guest))
  expect(reply).toMatchObject({ link: null, isMailed: true })
  expect(await Promise.all([dispatcher.sendWaiting(), dispatcher.sendWaiting()])).toContain(1)
  expect(await dispatcher.sendWaiting()).toBe(0)
  expect(mailbox.received).toHaveLength(1)
  expect(mailbox.received[0]).toMatchObject({ from: 'clave@altavia.example', to: [guest.email] })
  expect(letterOf(mailbox.received[0]!)).toMatch(/https:\/\/clave\.altavia\.example\/invitacion#[\w-]{43}/)
  expect(await waiting()).toEqual([expect.objectContaining({ sent: true, body: '', last_error: null })])
})

test('a server that says «later» gets the same letter again, a minute later and under the same id', async () => {
  mailbox.isBusy = true
  const again = { ...guest, email: 'otra@altavia.example' }
  await actAs(database, administrator, (ctx) => inviteUser(ctx, links, again))
  await dispatcher.sendWaiting()
  const [kept] = await waiting()
  expect(kept).toMatchObject({ sent: false })
  expect(kept!.last_error).toContain('try again later')
  mailbox.isBusy = false
  expect(await dispatcher.sendWaiting()).toBe(0)
  await database.asOwner('update clave.outbox_mail set next_attempt_at = now()')
  expect(await dispatcher.sendWaiting()).toBe(1)
  expect(mailbox.received[0]!.text).toContain(kept!.message_id)
})

test('asking for a reset answers alike for everybody and writes only to whom it knows', async () => {
  await requestReset(database.pool, links, 'nadie@altavia.example')
  await requestReset(database.pool, links, guest.email)
  expect(await waiting()).toEqual([])
  await database.asOwner("update clave.user_login set password_hash = 'set' where user_id = $1", [administrator.id])
  await requestReset(database.pool, links, `${administrator.id}@clave.example`)
  await dispatcher.sendWaiting()
  expect(letterOf(mailbox.received[0]!)).toContain('/restablecer#')
})

test('an invitation that is refused sends nothing', async () => {
  const refused = actAs(database, administrator, (ctx) => inviteUser(ctx, links, guest))
  await expect(refused).rejects.toMatchObject({ code: 'email_taken' })
  expect(await waiting()).toEqual([])
})

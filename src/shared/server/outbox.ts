import { createTransport, type Transporter } from 'nodemailer'
import { Refusal } from '@/shared/kernel/errors'
import type { Pool } from './database'
import { inAnonymousTransaction, newId, type RequestContext } from './request-transaction'

export interface Mail {
  to: string
  subject: string
  body: string
}

/** The letter is written in the transaction of its cause; it leaves after it, or not at all. */
export async function enqueueMail(ctx: RequestContext, mail: Mail): Promise<void> {
  if (/[\r\n\0]/.test(mail.to + mail.subject)) throw new Refusal('invalid_input')
  const id = newId()
  await ctx.client.query(
    'insert into clave.outbox_mail (id, recipient, subject, body, message_id) values ($1, $2, $3, $4, $5)',
    [id, mail.to, mail.subject, mail.body, `<${id}@clave>`],
  )
}

interface WaitingMail {
  id: string
  recipient: string
  subject: string
  body: string
  message_id: string
}

/** Sends what waits, every few seconds; the message id stays the same over retries. */
export class MailDispatcher {
  readonly #pool: Pool
  readonly #transport: Transporter
  readonly #from: string
  #timer: NodeJS.Timeout | undefined
  #working: Promise<void> = Promise.resolve()

  constructor(pool: Pool, smtpUrl: string, from: string) {
    this.#pool = pool
    this.#from = from
    this.#transport = createTransport(smtpUrl, {
      connectionTimeout: 5_000,
      greetingTimeout: 5_000,
      socketTimeout: 10_000,
    } as never)
  }

  start(everyMs = 2_000): void {
    this.#timer = setInterval(() => {
      this.#working = this.#working.then(() => this.sendWaiting()).then(ignore, ignore)
    }, everyMs)
    this.#timer.unref()
  }

  async sendWaiting(): Promise<number> {
    const claimed = await inAnonymousTransaction(this.#pool, (client) =>
      client.query<WaitingMail>('select * from clave.claim_mail(20)'),
    )
    for (const mail of claimed.rows) await this.#send(mail)
    return claimed.rows.length
  }

  async #send(mail: WaitingMail): Promise<void> {
    const error = await this.#transport
      .sendMail({
        from: this.#from,
        to: mail.recipient,
        subject: mail.subject,
        text: mail.body,
        messageId: mail.message_id,
      })
      .then(() => null)
      .catch((reason: unknown) => (reason instanceof Error ? reason.message : String(reason)))
    await inAnonymousTransaction(this.#pool, (client) =>
      client.query('select clave.close_mail($1, $2)', [mail.id, error]),
    )
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#working
    this.#transport.close()
  }
}

// What could not be sent stays in the outbox and is tried again.
function ignore(): void {}

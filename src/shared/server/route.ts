import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '@/shared/kernel/endpoint'
import type { Pool } from './database'
import type { RequestContext } from './request-transaction'

/** A reply that is not plain JSON of the contract: text the database wrote itself, bytes, another status, cookies. */
export class Reply {
  readonly status: number
  readonly body: string | Buffer | Readable | null
  readonly headers: Readonly<Record<string, string>>
  constructor(status: number, body: string | Buffer | Readable | null, headers: Readonly<Record<string, string>> = {}) {
    this.status = status
    this.body = body
    this.headers = headers
  }
}

/** JSON that the database composed: sent as it came, not parsed and written again. */
export function jsonText(text: string): Reply {
  return new Reply(200, text, { 'content-type': 'application/json; charset=utf-8' })
}

export interface Asked<E> {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  /** From If-Match; present whenever the endpoint says `version: true`. */
  readonly version: number
  readonly raw: FastifyRequest
}
export type Answer<E> = Promise<ReplyOf<E> | Reply> | ReplyOf<E> | Reply

export interface SignedInRoute {
  readonly endpoint: Endpoint
  readonly kind: 'person'
  readonly timeoutMs?: number
  readonly handle: (asked: Asked<Endpoint> & { ctx: RequestContext }) => Promise<unknown>
}
export interface OpenRoute {
  readonly endpoint: Endpoint
  readonly kind: 'open'
  readonly handle: (asked: Asked<Endpoint> & { pool: Pool; reply: FastifyReply }) => Promise<unknown>
}
/** Runs its work as the person who asks, in a transaction of its own, after checking his right to the operation. */
export type Enter = <T>(work: (ctx: RequestContext) => Promise<T>) => Promise<T>
export interface StepsRoute {
  readonly endpoint: Endpoint
  readonly kind: 'steps'
  readonly handle: (asked: Asked<Endpoint> & { enter: Enter }) => Promise<unknown>
}
export type Route = SignedInRoute | OpenRoute | StepsRoute

/** Endpoint → action for somebody signed in: session, right, version, key and transaction are seen to before. */
export function route<E extends Endpoint>(
  endpoint: E,
  handle: (asked: Asked<E> & { ctx: RequestContext }) => Answer<E>,
  timeoutMs?: number,
): Route {
  return { endpoint, kind: 'person', timeoutMs, handle: handle as unknown as SignedInRoute['handle'] }
}

/** Endpoint → action for anybody: it opens its own transaction. */
export function openRoute<E extends Endpoint>(
  endpoint: E,
  handle: (asked: Asked<E> & { pool: Pool; reply: FastifyReply }) => Answer<E>,
): Route {
  return { endpoint, kind: 'open', handle: handle as unknown as OpenRoute['handle'] }
}

/** Endpoint → action that outlasts a transaction (receiving a file): it enters as often as it needs, first of all before it reads. */
export function stepsRoute<E extends Endpoint>(
  endpoint: E,
  handle: (asked: Asked<E> & { enter: Enter }) => Answer<E>,
): Route {
  return { endpoint, kind: 'steps', handle: handle as unknown as StepsRoute['handle'] }
}

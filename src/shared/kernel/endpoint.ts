import type { z } from 'zod'
import type { RefusalCode } from './errors'

type Shape = z.ZodType | undefined

/**
 * What crosses the wire for one operation; server and browser infer their types from it, OpenAPI is generated from it.
 * `allow` is a key of authorization.csv, or 'public' for the pages that treat everybody as anonymous.
 * `version: true` asks If-Match. `idempotent: true` asks Idempotency-Key (every POST with an effect).
 */
export interface Endpoint<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  R extends Shape = Shape,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly allow: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly returns: R
  readonly refusals: readonly RefusalCode[]
  readonly version?: boolean
  readonly idempotent?: boolean
  /** Requests per minute and person; changes 1,200 unless said, reads by signed-in people uncounted unless said. */
  readonly ratePerMinute?: number
  /** 'json' unless said. 'bytes': the raw request or reply body is a stream, `body`/`returns` are not checked. */
  readonly accepts?: 'json' | 'bytes'
  readonly replies?: 'json' | 'bytes'
}

export function endpoint<
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
  R extends Shape = undefined,
>(definition: Endpoint<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return definition
}

export type Inferred<S> = S extends z.ZodType ? z.infer<S> : undefined
export type Accepted<S> = S extends z.ZodType ? z.input<S> : undefined
export type ParamsOf<E> = E extends Endpoint<infer P, Shape, Shape, Shape> ? Inferred<P> : never
export type QueryOf<E> = E extends Endpoint<Shape, infer Q, Shape, Shape> ? Inferred<Q> : never
export type BodyOf<E> = E extends Endpoint<Shape, Shape, infer B, Shape> ? Inferred<B> : never
export type ReplyOf<E> = E extends Endpoint<Shape, Shape, Shape, infer R> ? Inferred<R> : never

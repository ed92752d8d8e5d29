import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { useRef } from 'react'
import type { Accepted, Endpoint, ParamsOf, ReplyOf } from '@/shared/kernel/endpoint'

/** What the server refused, or that it could not be reached (`status` 0). */
export class CallProblem extends Error {
  readonly status: number
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>
  readonly requestId: string | null
  constructor(status: number, code: string, details: Readonly<Record<string, unknown>>, requestId: string | null) {
    super(code)
    this.status = status
    this.code = code
    this.details = details
    this.requestId = requestId
  }
}

type InputOf<S> = S extends undefined ? undefined : Accepted<S>
export interface Call<E extends Endpoint> {
  params?: ParamsOf<E>
  query?: InputOf<E['query']>
  body?: InputOf<E['body']>
  version?: number
  idempotencyKey?: string
  signal?: AbortSignal
}

const prefix = '/api/v1'

export function urlOf(endpoint: Endpoint, call: { params?: unknown; query?: unknown }): string {
  const params = (call.params ?? {}) as Record<string, string>
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(
    (call.query ?? {}) as Record<string, string | number | boolean | null | undefined>,
  )) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  }
  const text = query.toString()
  return `${prefix}${path}${text ? `?${text}` : ''}`
}

/** One request by its endpoint; the types come from the contract. */
export async function send<E extends Endpoint>(endpoint: E, call: Call<E> = {}): Promise<ReplyOf<E>> {
  const headers: Record<string, string> = {}
  if (call.body !== undefined) headers['content-type'] = 'application/json'
  if (call.version !== undefined) headers['if-match'] = `"${call.version}"`
  if (endpoint.idempotent) headers['idempotency-key'] = call.idempotencyKey ?? newKey()
  const reply = await fetch(urlOf(endpoint, call), {
    method: endpoint.method,
    headers,
    credentials: 'same-origin',
    signal: call.signal,
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  }).catch((error: unknown) => {
    if ((error as Error).name === 'AbortError') throw error
    throw new CallProblem(0, 'offline', {}, null)
  })
  if (reply.status === 204) return null as ReplyOf<E>
  if (reply.ok) return (await reply.json()) as ReplyOf<E>
  throw await problemOf(reply)
}

export async function problemOf(reply: Response): Promise<CallProblem> {
  const body = (await reply.json().catch(() => ({}))) as {
    code?: string
    details?: Record<string, unknown>
    requestId?: string
  }
  const code = body.code ?? (reply.status >= 500 ? 'bug' : 'invalid_input')
  if (reply.status === 401 && code === 'unauthenticated') window.dispatchEvent(new CustomEvent('clave:signed-out'))
  return new CallProblem(reply.status, code, body.details ?? {}, body.requestId ?? null)
}

export function newKey(): string {
  return crypto.randomUUID()
}

export function keyOf(endpoint: Endpoint, call: { params?: unknown; query?: unknown } = {}): readonly unknown[] {
  return [endpoint.path, call.params ?? null, call.query ?? null]
}

/** Reads; old figures stay while new ones come. */
export function useCall<E extends Endpoint>(
  endpoint: E,
  call: Pick<Call<E>, 'params' | 'query'> = {},
  options: { enabled?: boolean; refetchMs?: number | false } = {},
): UseQueryResult<ReplyOf<E>, CallProblem> {
  return useQuery<ReplyOf<E>, CallProblem>({
    queryKey: keyOf(endpoint, call),
    queryFn: ({ signal }) => send(endpoint, { ...call, signal } as Call<E>),
    enabled: options.enabled ?? true,
    refetchInterval: options.refetchMs ?? false,
    placeholderData: (previous) => previous as never,
  })
}

/** Changes; afterwards the reads of these paths are asked again. The key is made when the form opens, so a double click has one effect. */
export function useChange<E extends Endpoint>(
  endpoint: E,
  refresh: readonly Endpoint[] = [],
): UseMutationResult<ReplyOf<E>, CallProblem, Call<E>> {
  const queries = useQueryClient()
  const key = useRef(newKey())
  return useMutation<ReplyOf<E>, CallProblem, Call<E>>({
    mutationFn: (call) => send(endpoint, { idempotencyKey: key.current, ...call }),
    onSuccess: async () => {
      key.current = newKey()
      await Promise.all(refresh.map((read) => queries.invalidateQueries({ queryKey: [read.path] })))
    },
    onError: (problem) => {
      // The effect did not happen: the next try is another one, unless we do not know.
      if (problem.status !== 0 && problem.status < 500) key.current = newKey()
    },
  })
}

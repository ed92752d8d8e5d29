import type { FastifyRequest } from 'fastify'
import type { Endpoint } from '@/shared/kernel/endpoint'
import { Refusal } from '@/shared/kernel/errors'
import type { Asked } from './route'

// Written out, not parsed: every reader of a content type has another idea of tabs, case and trailing text (T19).
const jsonTypes = new Set(['application/json', 'application/json; charset=utf-8', 'application/json;charset=UTF-8'])

/** What the contract lets through of a request. Throws a Refusal, or zod's error with the fields that do not fit. */
export function readAsked(endpoint: Endpoint, request: FastifyRequest): Asked<Endpoint> {
  const type = request.headers['content-type']
  if (endpoint.body && !jsonTypes.has(type ?? '')) throw new Refusal('unsupported_media')
  if (endpoint.accepts === 'bytes' && type !== 'application/octet-stream') throw new Refusal('unsupported_media')
  const params = endpoint.params ? endpoint.params.safeParse(request.params) : undefined
  // An id out of form and an unknown id answer alike.
  if (params && !params.success) throw new Refusal('not_found')
  return {
    params: params?.data as never,
    query: (endpoint.query ? endpoint.query.parse(request.query) : undefined) as never,
    body: (endpoint.body ? endpoint.body.parse(request.body) : undefined) as never,
    version: endpoint.version ? versionOf(request) : 0,
    raw: request,
  }
}

function versionOf(request: FastifyRequest): number {
  const header = request.headers['if-match']
  const match = header === undefined ? null : /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)
  if (!match) throw new Refusal('version_missing')
  return Number(match[1])
}

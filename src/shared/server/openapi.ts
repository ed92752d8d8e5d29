import { z } from 'zod'
import type { Endpoint } from '@/shared/kernel/endpoint'
import { type RefusalCode, refusalStatus } from '@/shared/kernel/errors'
import { apiPrefix } from './http'
import type { Route } from './route'

type Json = Readonly<Record<string, unknown>>

/**
 * The OpenAPI 3.1 document of some routes, from their contracts alone.
 * Shape   in: routes, any order. Out: the document, paths in the order of the alphabet; each operation carries
 *         `x-authz`, its row of authorization.csv.
 * Errors  none; a schema that JSON cannot say becomes «anything».
 */
export function openApiOf(routes: readonly Route[], version: string): Json {
  const ordered = [...routes].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  const shared = sharedSchemas(ordered)
  const paths: Record<string, Record<string, Json>> = {}
  for (const mounted of ordered) {
    const { endpoint } = mounted
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    ;(paths[path] ??= {})[endpoint.method.toLowerCase()] = operationOf(mounted, shared)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Clave', version },
    servers: [{ url: apiPrefix }],
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'clave' } },
      schemas: {
        Problem: problemSchema,
        ...Object.fromEntries([...shared].map(([schema, name]) => [name, asJsonSchema(schema, 'output')])),
      },
    },
    paths,
  }
}

/** Every refusal an operation may answer with: its own, and those that its form brings along. */
export function refusalsOf({ endpoint, kind }: Route): RefusalCode[] {
  const signedIn: RefusalCode[] = kind === 'open' ? [] : ['unauthenticated', 'forbidden', 'not_found']
  const found = new Set<RefusalCode>([...endpoint.refusals, ...signedIn, 'too_many_requests', 'unavailable'])
  if (endpoint.params) found.add('not_found')
  if (endpoint.query || endpoint.body) found.add('invalid_input')
  if (endpoint.method !== 'GET') for (const code of bodyRefusals) found.add(code)
  if (endpoint.version) for (const code of ['version_missing', 'version_stale'] as const) found.add(code)
  if (endpoint.idempotent) for (const code of keyRefusals) found.add(code)
  return [...found].sort()
}
const bodyRefusals = ['forbidden', 'invalid_input', 'unsupported_media', 'payload_too_large'] as const
const keyRefusals = ['idempotency_key_missing', 'idempotency_running', 'idempotency_other_body'] as const

function nameOf({ endpoint }: Route): string {
  return `${endpoint.path} ${endpoint.method}`
}

/** Replies that several operations give, by the name of the first of them. */
function sharedSchemas(routes: readonly Route[]): Map<z.ZodType, string> {
  const first = new Map<z.ZodType, string>()
  const shared = new Map<z.ZodType, string>()
  for (const { endpoint } of routes) {
    if (!endpoint.returns || endpoint.replies === 'bytes') continue
    const name = first.get(endpoint.returns)
    if (name) shared.set(endpoint.returns, name)
    else first.set(endpoint.returns, `${idOf(endpoint)}Reply`)
  }
  return shared
}

function idOf(endpoint: Endpoint): string {
  const words = `${endpoint.method.toLowerCase()} ${endpoint.path}`
  return words.replace(/[^A-Za-z]+(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function operationOf(mounted: Route, shared: ReadonlyMap<z.ZodType, string>): Json {
  const { endpoint } = mounted
  return {
    operationId: idOf(endpoint),
    'x-authz': endpoint.allow,
    security: mounted.kind === 'open' ? [] : [{ session: [] }],
    parameters: parametersOf(endpoint),
    ...bodyOf(endpoint),
    responses: { '2XX': successOf(endpoint, shared), ...problemsOf(refusalsOf(mounted)) },
  }
}

function parametersOf(endpoint: Endpoint): Json[] {
  const header = (name: string, pattern: string): Json => ({
    name,
    in: 'header',
    required: true,
    schema: { type: 'string', pattern },
  })
  return [
    ...fieldsOf(endpoint.params).map(([name, schema]) => ({ name, in: 'path', required: true, schema })),
    ...fieldsOf(endpoint.query).map(([name, schema, isRequired]) => ({
      name,
      in: 'query',
      ...(isRequired ? { required: true } : {}),
      schema,
    })),
    ...(endpoint.version ? [header('If-Match', '^(W/)?"?\\d{1,9}"?$')] : []),
    ...(endpoint.idempotent ? [header('Idempotency-Key', '^[A-Za-z0-9_-]{8,100}$')] : []),
  ]
}

function fieldsOf(schema: z.ZodType | undefined): [name: string, schema: Json, isRequired: boolean][] {
  if (!schema) return []
  const { properties = {}, required = [] } = asJsonSchema(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, field]) => [name, field, required.includes(name)])
}

function bodyOf(endpoint: Endpoint): Json {
  if (endpoint.accepts === 'bytes') return { requestBody: { required: true, content: { [bytes]: {} } } }
  if (!endpoint.body) return {}
  return { requestBody: { required: true, content: { [json]: { schema: asJsonSchema(endpoint.body, 'input') } } } }
}

function successOf(endpoint: Endpoint, shared: ReadonlyMap<z.ZodType, string>): Json {
  if (endpoint.replies === 'bytes') return { description: 'The file', content: { '*/*': {} } }
  if (!endpoint.returns) return { description: 'Done' }
  const name = shared.get(endpoint.returns)
  const schema = name ? { $ref: `#/components/schemas/${name}` } : asJsonSchema(endpoint.returns, 'output')
  return { description: 'Done', content: { [json]: { schema } } }
}

function problemsOf(codes: readonly RefusalCode[]): Json {
  const statuses = [...new Set(codes.map((code) => refusalStatus[code]))].sort()
  return Object.fromEntries(
    statuses.map((status) => {
      const own = codes.filter((code) => refusalStatus[code] === status)
      const schema = {
        allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: own } } }],
      }
      return [String(status), { description: own.join(', '), content: { 'application/problem+json': { schema } } }]
    }),
  )
}

const json = 'application/json'
const bytes = 'application/octet-stream'
const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    requestId: { type: 'string' },
    details: {},
    errors: {
      type: 'array',
      items: { type: 'object', properties: { pointer: { type: 'string' }, code: { type: 'string' } } },
    },
  },
}

function asJsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    unrepresentable: 'any',
    io,
    // The format says it already, and reads better.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === 'uuid') delete jsonSchema.pattern
    },
  })
  return rest
}

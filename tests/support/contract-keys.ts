import { z } from 'zod'
import type { Endpoint } from '@/shared/kernel/endpoint'

interface JsonSchema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, JsonSchema>>
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema | false
  readonly prefixItems?: readonly JsonSchema[]
  readonly anyOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
}

/** Where a reply says more than its contract: «/rows/0/secret». Also replies that the database composed are read. */
export function keysBeyondContract(endpoint: Endpoint, reply: unknown): string[] {
  if (!endpoint.returns) return []
  const schema = z.toJSONSchema(endpoint.returns, { unrepresentable: 'any', io: 'output' }) as JsonSchema
  return beyond(schema, schema, reply, '')
}

function beyond(root: JsonSchema, given: JsonSchema, value: unknown, at: string): string[] {
  const schema = given.$ref ? resolve(root, given.$ref) : given
  const choices = schema.anyOf ?? schema.allOf
  if (choices) {
    const found = choices.map((choice) => beyond(root, choice, value, at))
    return schema.anyOf ? (found.toSorted((a, b) => a.length - b.length)[0] ?? []) : found.flat()
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => {
      const inner = schema.prefixItems?.[i] ?? (schema.items || {})
      return beyond(root, inner, item, `${at}/${i}`)
    })
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const known = schema.properties?.[key] ?? openTo(schema)
    return known ? beyond(root, known, inner, `${at}/${key}`) : [`${at}/${key}`]
  })
}

function openTo(schema: JsonSchema): JsonSchema | null {
  if (typeof schema.additionalProperties === 'object') return schema.additionalProperties
  return schema.properties === undefined ? {} : null
}

function resolve(root: JsonSchema, ref: string): JsonSchema {
  const found = ref === '#' ? root : root.$defs?.[ref.replace('#/$defs/', '')]
  if (!found) throw new Error(`no ${ref} in the schema`)
  return found
}

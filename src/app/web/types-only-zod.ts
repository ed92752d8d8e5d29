/**
 * Stands in for zod in the browser. Contracts are shared for their types, which cost nothing; the schemas themselves
 * are the server's, and would be an eighth of the first load. Building one is harmless here, checking with one is a bug.
 */
const serverOnly = new Set<string | symbol>(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'options', 'enum'])

const schema: unknown = new Proxy(() => undefined, {
  get: (_target, name) => {
    if (serverOnly.has(name)) throw new Error(`schemas stay on the server: .${String(name)} is not for the browser`)
    return schema
  },
  apply: () => schema,
})

export const z: unknown = new Proxy({}, { get: () => schema })

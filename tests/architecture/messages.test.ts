import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { roomOf, root, sourceFiles, textOf } from '../../scripts/source-files.mjs'

type Messages = Readonly<Record<string, string>>
interface Namespace {
  name: string
  es: Messages
  en: Messages
  keys: ReadonlySet<string>
}

const screens = sourceFiles().filter((file) => /\/ui\/|^src\/app\/web\//.test(file))
const folders = [...new Set(screens.map((file) => file.replace(/\/[^/]+$/, '')))].filter((folder) =>
  existsSync(join(root, folder, 'es.json')),
)
const namespaces = new Map(folders.map((folder) => [nameOf(folder), read(folder)]))

function nameOf(folder: string): string {
  return roomOf(`${folder}/`) ?? (folder === 'src/shared/ui' ? 'shared' : 'app')
}

function read(folder: string): Namespace {
  const [es, en] = ['es', 'en'].map((locale) => JSON.parse(textOf(`${folder}/${locale}.json`)) as Messages)
  return { name: nameOf(folder), es: es!, en: en!, keys: new Set(Object.keys(es!).map(withoutPlural)) }
}

function withoutPlural(key: string): string {
  return key.replace(/_(one|many|other)$/, '')
}

interface Use {
  file: string
  room: string
  /** A whole key, or a pattern when part of it is computed. */
  key: string | RegExp
}

// `const t = useText('room')` names the room; a `t` that came as a property is the file's own room's.
const uses: Use[] = screens.flatMap((file) => {
  const text = textOf(file)
  const named = new Map(
    [...text.matchAll(/const (\w+) = useText\('(\w+)'\)/g)].map((match) => [match[1]!, match[2]!] as const),
  )
  if (!named.has('t')) named.set('t', roomOf(file) ?? 'app')
  return [...named].flatMap(([name, room]) =>
    [...text.matchAll(new RegExp(`(?<![\\w.])${name}\\(\\s*(?:'([^']+)'|\`([^\`]+)\`)`, 'g'))].map((match) => ({
      file,
      room,
      key: match[1] ?? patternOf(match[2]!),
    })),
  )
})

function patternOf(template: string): RegExp {
  const parts = template.split(/\$\{[^}]*\}+/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.+')}$`)
}

function hasKey(keys: ReadonlySet<string>, key: string | RegExp): boolean {
  return typeof key === 'string' ? keys.has(key) : [...keys].some((one) => key.test(one))
}

test('every message is said in Spanish and in English, with the same values', () => {
  const apart = [...namespaces.values()].flatMap(({ name, es, en }) =>
    [
      ...Object.keys(es).filter((key) => !(key in en) && !key.endsWith('_many')),
      ...Object.keys(en).filter((key) => !(key in es)),
      ...Object.keys(es).filter((key) => key in en && valuesIn(es[key]!) !== valuesIn(en[key]!)),
      ...Object.entries({ ...es, ...en }).flatMap(([key, text]) => (text.trim() === '' ? [key] : [])),
    ].map((key) => `${name}: ${key}`),
  )
  expect(apart).toEqual([])
})

function valuesIn(message: string): string {
  // «one account» may leave the number out.
  return [...new Set([...message.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]))]
    .filter((value) => value !== 'count')
    .sort()
    .join()
}

test('every plural has its forms: one, many and other in Spanish, one and other in English', () => {
  const missing = [...namespaces.values()].flatMap(({ name, es, en }) =>
    [
      ...new Set(
        Object.keys({ ...es, ...en })
          .filter((key) => key !== withoutPlural(key))
          .map(withoutPlural),
      ),
    ]
      .flatMap((key) => [
        ...['one', 'many', 'other'].filter((form) => !(`${key}_${form}` in es)).map((form) => `es ${key}_${form}`),
        ...['one', 'other'].filter((form) => !(`${key}_${form}` in en)).map((form) => `en ${key}_${form}`),
        ...(`${key}_many` in en ? [`en ${key}_many`] : []),
      ])
      .map((key) => `${name}: ${key}`),
  )
  expect(missing).toEqual([])
})

test('every message that a screen asks for exists', () => {
  const unknown = uses
    .filter((use) => !hasKey(namespaces.get(use.room)?.keys ?? new Set(), use.key))
    .map((use) => `${use.file}: ${use.room} ${String(use.key)}`)
  expect(unknown).toEqual([])
})

// Words that every room will share; each leaves the list with its first screen.
const notYetSaid = new Set(
  ['undo', 'saving', 'saved', 'unsaved', 'clearFilters', 'unknown', 'fact', 'inference', 'declared'].map(
    (key) => `shared: ${key}`,
  ),
)
test('no message is left that nobody says', () => {
  // Keys also travel as plain texts (`text: 'nav.accounts'`): a literal in a screen of the room or of the frame is a use.
  const said = new Map<string, string>()
  for (const name of namespaces.keys()) {
    const own = screens.filter((file) => (roomOf(file) ?? nameOf(file.replace(/\/[^/]+$/, ''))) === name)
    const others = uses.filter((use) => use.room === name).map((use) => use.file)
    said.set(name, [...new Set([...own, ...others])].map(textOf).join('\n'))
  }
  const idle = [...namespaces.values()].flatMap(({ name, keys }) => {
    const text = said.get(name)!
    const patterns = [...text.matchAll(/`([^`\n]*\$\{[^`\n]*)`/g)]
      .map((match) => match[1]!)
      .filter(
        (template) => /^[\w.]+\./.test(template) || uses.some((use) => String(use.key) === String(patternOf(template))),
      )
      .map(patternOf)
    return [...keys]
      .filter((key) => !text.includes(`'${key}'`) && !patterns.some((pattern) => pattern.test(key)))
      .map((key) => `${name}: ${key}`)
  })
  expect(idle.filter((key) => !notYetSaid.has(key))).toEqual([])
})

test('a plural is asked with a count', () => {
  const plural = (room: string, key: string): boolean => `${key}_other` in (namespaces.get(room)?.es ?? {})
  const without = uses
    .filter((use) => typeof use.key === 'string' && plural(use.room, use.key))
    .filter((use) => {
      const text = textOf(use.file)
      return [...text.matchAll(new RegExp(`\\('${String(use.key).replace(/\./g, '\\.')}'([^)]{0,80})`, 'g'))].some(
        (match) => !/^,\s*[{\w]/.test(match[1]!),
      )
    })
    .map((use) => `${use.file}: ${String(use.key)}`)
  expect(without).toEqual([])
})

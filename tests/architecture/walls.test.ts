import { relative } from 'node:path'
import { expect, test } from 'vitest'
import { importsOf, roleOf, roomOf, sourceFiles, textOf } from '../../scripts/source-files.mjs'

interface Arrow {
  from: string
  to: string
}

const files = sourceFiles()
const arrows: Arrow[] = files.flatMap((from) => importsOf(from).map((to) => ({ from, to })))
const own = (path: string): boolean => path.startsWith('src/')
const show = (broken: readonly Arrow[]): string[] => broken.map(({ from, to }) => `${from} → ${to}`)

test('the kernel knows no Node, no room and no server', () => {
  const broken = arrows.filter(
    ({ from, to }) =>
      from.startsWith('src/shared/kernel/') &&
      (own(to) ? !to.startsWith('src/shared/kernel/') : !['zod', 'big.js'].includes(to)),
  )
  expect(show(broken)).toEqual([])
})

test('shared knows no room', () => {
  const broken = arrows.filter(
    ({ from, to }) => from.startsWith('src/shared/') && (roomOf(to) !== null || to.startsWith('src/app/')),
  )
  expect(show(broken)).toEqual([])
})

test('a contract imports zod, the kernel and contracts, nothing that runs', () => {
  const broken = arrows.filter(
    ({ from, to }) =>
      roleOf(from) === 'contract' &&
      !(to === 'zod' || to.startsWith('src/shared/kernel/') || (own(to) && roleOf(to) === 'contract')),
  )
  expect(show(broken)).toEqual([])
})

test('rules decide without database, clock, chance or React', () => {
  const allowed = new Set(['big.js', 'zod', 'stdnum', 'simple-statistics'])
  const broken = arrows.filter(
    ({ from, to }) =>
      roleOf(from) === 'rules' &&
      !(
        allowed.has(to) ||
        to.startsWith('src/shared/kernel/') ||
        (own(to) && roomOf(to) === roomOf(from) && ['rules', 'contract', 'types'].includes(roleOf(to))) ||
        to.endsWith('.json')
      ),
  )
  expect(show(broken)).toEqual([])
  const impure = files.filter(
    (file) => roleOf(file) === 'rules' && /\bDate\.now\(|new Date\(\)|Math\.random\(/.test(textOf(file)),
  )
  expect(impure).toEqual([])
})

test('a store decides nothing: it imports neither rules nor actions', () => {
  const broken = arrows.filter(
    ({ from, to }) =>
      ['store', 'tables'].includes(roleOf(from)) &&
      own(to) &&
      ['rules', 'actions', 'routes', 'door', 'ui'].includes(roleOf(to)),
  )
  expect(show(broken)).toEqual([])
})

test('rooms meet at doors and contracts only', () => {
  const broken = arrows.filter(({ from, to }) => {
    const [here, there] = [roomOf(from), roomOf(to)]
    if (here === null || there === null || here === there) return false
    return !['door', 'contract'].includes(roleOf(to))
  })
  expect(show(broken)).toEqual([])
})

test('a room never enters by its own door', () => {
  const broken = arrows.filter(
    ({ from, to }) => roomOf(from) !== null && roomOf(from) === roomOf(to) && roleOf(to) === 'door',
  )
  expect(show(broken)).toEqual([])
})

test('screens import no server file and no screen of another room', () => {
  const isScreen = (path: string): boolean =>
    roleOf(path) === 'ui' || path.startsWith('src/app/web/') || path.startsWith('src/shared/ui/')
  const server = (to: string): boolean =>
    to.startsWith('src/shared/server/') ||
    (own(to) && ['store', 'actions', 'routes', 'tables', 'door', 'worker'].includes(roleOf(to))) ||
    to.startsWith('node:') ||
    to === 'pg'
  const isForeign = (from: string, to: string): boolean =>
    roomOf(from) !== null && roomOf(to) !== null && roomOf(to) !== roomOf(from) && roleOf(to) === 'ui'
  const broken = arrows.filter(({ from, to }) => isScreen(from) && (server(to) || isForeign(from, to)))
  expect(show(broken)).toEqual([])
})

test('only contracts and rules cross from the server side to the screens', () => {
  // Messages are words, not code: a document says a thing as its room's own screen says it.
  const isOwnMessages = ({ from, to }: Arrow): boolean => to.endsWith('.json') && roomOf(from) === roomOf(to)
  const broken = arrows.filter(
    (arrow) =>
      !/\/ui\/|^src\/app\/web\//.test(arrow.from) &&
      (roleOf(arrow.to) === 'ui' || arrow.to.startsWith('src/shared/ui/')) &&
      !isOwnMessages(arrow),
  )
  expect(show(broken)).toEqual([])
})

/** The reviewed list: room → rooms whose doors and contracts it may use. */
const allowedRooms: Readonly<Record<string, readonly string[]>> = {
  identity: [],
  accounts: ['identity', 'sales', 'portfolio'],
  sales: ['identity', 'accounts'],
  portfolio: ['identity', 'accounts', 'sales'],
  strategy: ['identity', 'accounts', 'sales'],
  imports: ['identity', 'accounts', 'sales', 'portfolio'],
}
// Screens of an account show figures of the rooms above it: contracts only, no code runs upwards.
test('arrows between rooms run one way', () => {
  const broken = arrows.filter(({ from, to }) => {
    const [here, there] = [roomOf(from), roomOf(to)]
    if (here === null || there === null || here === there) return false
    if (!(allowedRooms[here] ?? []).includes(there)) return true
    const isUpward = here === 'accounts' && (there === 'sales' || there === 'portfolio')
    return isUpward && roleOf(to) !== 'contract'
  })
  expect(show(broken)).toEqual([])
})

/** The reviewed list of rooms with one inner folder beside their screens (docs/decisions/0014). */
const innerFolders = ['src/modules/imports/reading']
test('an inner folder needs neither its room nor a database', () => {
  const opened = files
    .filter((file) => roomOf(file) !== null && roleOf(file) !== 'ui')
    .map((file) => file.split('/').slice(0, -1).join('/'))
    .filter((folder) => folder.split('/').length > 3)
  expect([...new Set(opened)]).toEqual(innerFolders)
  const broken = arrows.filter(({ from, to }) => {
    const inner = innerFolders.find((folder) => from.startsWith(`${folder}/`))
    if (inner === undefined) return false
    return own(to)
      ? !to.startsWith(`${inner}/`) && !to.startsWith('src/shared/kernel/')
      : ['pg', 'pg-copy-streams', 'kysely', 'fastify', 'react'].includes(to)
  })
  expect(show(broken)).toEqual([])
  const foreignRoles = files.filter(
    (file) =>
      innerFolders.some((folder) => file.startsWith(`${folder}/`)) &&
      !['rules', 'types', 'plain'].includes(roleOf(file)),
  )
  expect(foreignRoles).toEqual([])
})

test('files are named by concept and role, and stay short', () => {
  const long = files
    .filter((file) => textOf(file).trimEnd().split('\n').length > 250)
    .map((file) => relative('src', file))
  expect(long).toEqual([])
  expect(files.filter((file) => /\/index\.tsx?$/.test(file))).toEqual([])
})

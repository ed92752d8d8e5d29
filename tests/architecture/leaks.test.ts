import type { LightMyRequestResponse } from 'fastify'
import { readXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '@/shared/kernel/endpoint'
import { keysBeyondContract } from '@tests/support/contract-keys'
import { pdfText, pptxText } from '@tests/support/document-text'
import { accountOf, isAccountScoped, nameOf, requestOf } from '@tests/support/operation-requests'
import { anotherSession, type TestPerson } from '@tests/support/test-people'
import { mountedRoutes, startTrustApp, type TrustApp } from '@tests/support/trust-app'
import { type AccountKind, canary, type PersonKind, worldAccounts, worldPeople } from '@tests/support/trust-world'

const reads = mountedRoutes()
  .filter((route) => route.kind !== 'open' && route.endpoint.method === 'GET')
  .map((route) => route.endpoint)
const kinds = Object.keys(worldPeople) as PersonKind[]
let product: TrustApp
beforeAll(async () => {
  product = await startTrustApp()
})
afterAll(() => product.close())

async function read(endpoint: Endpoint, person: TestPerson, account: AccountKind): Promise<LightMyRequestResponse> {
  const request = await requestOf(endpoint, { world: product.world, account, person }, product.database)
  return product.call(person, endpoint, request)
}

/** As it is, and searched: what is hidden must not be found either. */
function variantsOf(endpoint: Endpoint): string[] {
  const shape = (endpoint.query as { shape?: Record<string, unknown> } | undefined)?.shape ?? {}
  const words = ['search', 'text', 'q', 'words'].filter((name) => name in shape)
  // A document is read in each of its forms.
  const forms =
    'format' in shape ? ['pdf', 'html'].map((format) => `format=${format}&audience=internal&language=es`) : []
  return ['', ...words.map((name) => `${name}=kanarie`), ...forms]
}

const secretFields = [
  'legal',
  'tax',
  'code',
  'city',
  'sector',
  'web',
  'notes',
  'mandate',
  'handover',
  'purpose',
  'reason',
  'alias',
  'number',
  'seller',
  'finding',
  'plan',
  'competitor',
  'removed',
]
/** What stands in no reading at all: it is opened one by one. */
const sealedFields = ['reserved']

/** What must not be in the replies to this person: of accounts out of sight everything, of others what is masked. */
function forbidden(kind: PersonKind): string[] {
  const of = (account: AccountKind, fields: readonly string[]): string[] =>
    fields.map((field) => canary(account, field))
  const everything = (account: AccountKind): string[] => [
    ...of(account, [...secretFields, 'name']),
    product.world.accounts[account].amount,
  ]
  const own: AccountKind[] = ['target', 'archived', 'merged', 'proposed']
  switch (kind) {
    case 'administrator':
    case 'privacyOfficer':
      // They may know that an account is there, its state and who answers for it.
      return worldAccounts.flatMap((account) => [...of(account, secretFields), product.world.accounts[account].amount])
    case 'manager':
      return [...everything('hidden'), ...everything('open')]
    case 'backupManager':
      return [...everything('hidden'), ...everything('open'), ...everything('proposed')]
    case 'otherManager':
    case 'directorOfOtherArea':
      return own.flatMap(everything)
    case 'director':
    case 'directorAndManager':
      return everything('hidden')
    case 'specialist':
      return [
        ...(['hidden', 'open', 'proposed'] as const).flatMap(everything),
        ...own.flatMap((account) => [
          product.world.accounts[account].amount,
          ...of(account, ['plan', 'competitor', 'removed']),
        ]),
      ]
    case 'otherSpecialist':
      return [...own, 'open' as const].flatMap(everything).concat(product.world.accounts.hidden.amount)
    case 'area':
      return worldAccounts.flatMap(everything)
    case 'everyOffice':
      return [...of('hidden', secretFields), product.world.accounts.hidden.amount]
    case 'directorOfAll':
    case 'executive':
      return []
  }
}

describe('no reading tells a person what is not his to know', () => {
  test.each(kinds)('%s', async (kind) => {
    const person = await anotherSession(product.database, product.world.people[kind])
    const sealed = worldAccounts.flatMap((account) => sealedFields.map((field) => canary(account, field)))
    const secrets = [...forbidden(kind), ...sealed]
    const leaks: string[] = []
    for (const endpoint of reads) {
      for (const variant of variantsOf(endpoint)) {
        for (const account of isAccountScoped(endpoint) ? worldAccounts : (['target'] as const)) {
          const request = await requestOf(endpoint, { world: product.world, account, person }, product.database)
          const path = variant ? `${request.path.split('?')[0]}?${variant}` : request.path
          const reply = await product.call(person, endpoint, { ...request, path })
          const body = await textOf(reply)
          for (const secret of secrets) if (body.includes(secret)) leaks.push(`${endpoint.method} ${path}: ${secret}`)
        }
      }
    }
    expect([...new Set(leaks)]).toEqual([])
  })
})

test('whoever may know, reads: the secrets that were looked for are really there', async () => {
  const found = new Set<string>()
  const all = worldAccounts.flatMap((account) => [
    ...secretFields.map((field) => canary(account, field)),
    product.world.accounts[account].amount,
  ])
  for (const endpoint of reads) {
    const reply = await textOf(await read(endpoint, product.world.people.directorOfAll, 'target'))
    for (const secret of all) if (reply.includes(secret)) found.add(secret)
  }
  for (const field of ['legal', 'tax', 'code', 'city', 'notes', 'mandate', 'handover', 'number', 'finding', 'plan'])
    expect([...found]).toContain(canary('target', field))
  expect([...found]).toContain(product.world.accounts.hidden.amount)
})

describe('a reply says what its contract names, and no more', () => {
  test.each(reads.map((endpoint) => [nameOf(endpoint), endpoint] as const))('%s', async (_name, endpoint) => {
    for (const kind of kinds) {
      const reply = await read(endpoint, product.world.people[kind], accountOf(endpoint))
      if (reply.statusCode !== 200 || !String(reply.headers['content-type']).includes('json')) continue
      expect([kind, keysBeyondContract(endpoint, reply.json())]).toEqual([kind, []])
    }
  })
})

describe('rights taken away are gone with the next click', () => {
  test('an appointment that ended', async () => {
    const { manager } = product.world.people
    const { id, appointmentId } = product.world.accounts.target
    const endpoint = reads.find((one) => one.path === '/accounts/:accountId')!
    expect((await read(endpoint, manager, 'target')).statusCode).toBe(200)
    await product.database.asOwner('update clave.appointment set deleted_at = now() where id = $1', [appointmentId])
    expect((await read(endpoint, manager, 'target')).statusCode).toBe(404)
    await product.database.asOwner('update clave.appointment set deleted_at = null where id = $1', [appointmentId])
    expect(id).toBeTruthy()
  })

  test('a role that was withdrawn, and a person who was disabled, are signed out', async () => {
    const [executive, specialist] = await Promise.all(
      (['executive', 'specialist'] as const).map((kind) =>
        anotherSession(product.database, product.world.people[kind]),
      ),
    )
    const me = reads.find((one) => one.path === '/me')!
    await product.database.asOwner("delete from clave.user_role where user_id = $1 and role = 'executive'", [
      executive!.id,
    ])
    await product.database.asOwner('update clave.app_user set is_disabled = true where id = $1', [specialist!.id])
    expect((await read(me, executive!, 'target')).statusCode).toBe(401)
    expect((await read(me, specialist!, 'target')).statusCode).toBe(401)
  })
})

/** Text of any reply: a workbook is read cell by cell, a document letter by letter, so that nothing hides in it. */
async function textOf(reply: LightMyRequestResponse): Promise<string> {
  const type = String(reply.headers['content-type'])
  if (type.includes('presentation')) return pptxText(reply.rawPayload)
  if (type.includes('pdf')) return pdfText(reply.rawPayload)
  if (!type.includes('spreadsheet')) return reply.body
  return JSON.stringify((await readXlsx(reply.rawPayload)).sheets.map((sheet) => sheet.rows))
}

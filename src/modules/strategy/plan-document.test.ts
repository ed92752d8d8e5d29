import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdfText, pptxText } from '@tests/support/document-text'
import { fullPlan } from '@tests/support/full-plan'
import { startTestApp, type TestApp } from '@tests/support/test-app'
import { createTestDatabase, type TestDatabase } from '@tests/support/test-database'
import { addAccount, addPerson, entrust, testId, type TestPerson } from '@tests/support/test-people'

let database: TestDatabase
let product: TestApp
let manager: TestPerson
let executive: TestPerson
let account: string

beforeAll(async () => {
  database = await createTestDatabase()
  product = await startTestApp(database)
  manager = await addPerson(database, { name: 'Valentina Ríos', roles: ['kam'] })
  executive = await addPerson(database, { name: 'Elena Duque', roles: ['executive'] })
  account = (await addAccount(database, { name: 'Lácteos Valdorado' })).id
  await entrust(database, account, manager)
  await database.asOwner(
    "update clave.company set fixed_today = '2026-05-14', name = 'Envases Altavía', country = 'CO'",
  )
  await database.asOwner('insert into clave.strategy (account_id, start_year) values ($1, 2026)', [account])
  for (const item of fullPlan()) await keep(item)
  const [secret] = fullPlan()
  await keep({
    ...secret!,
    level: 'reserved',
    content: { ...secret!.content, promptId: null, text: 'Lo que nadie debe leer' } as never,
  })
})
afterAll(async () => {
  await product.close()
  await database.drop()
})

async function keep(item: ReturnType<typeof fullPlan>[number]): Promise<void> {
  const { kind, block, position, content, certainty, source, saidBy, observedOn, confirmedOn, confirmedBy, level } =
    item
  await database.asOwner(
    `insert into clave.strategy_item (id, account_id, kind, block, position, content, certainty, source, said_by, observed_on, confirmed_on, confirmed_by, level)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      testId(),
      account,
      kind,
      block,
      position,
      JSON.stringify(content),
      certainty,
      source,
      saidBy,
      observedOn,
      confirmedOn,
      confirmedBy,
      level,
    ],
  )
}

type Reply = Awaited<ReturnType<TestApp['call']>>
const take = (person: TestPerson, query: string): Promise<Reply> =>
  product.call(person, { path: `/accounts/${account}/strategy/document?${query}` })
const events = (): Promise<{ actor: string; changes: Record<string, string> }[]> =>
  database.asOwner(
    "select actor_id as actor, changes from clave.audit_event where action = 'strategy.document_taken' and account_id = $1 order by id desc",
    [account],
  )

describe('the plan as a file', () => {
  test('slides say what the screen says, with native charts and tables', async () => {
    const reply = await take(manager, 'format=pptx&audience=internal&language=es')
    expect(reply.headers['content-disposition']).toBe('attachment; filename="plan-de-cuenta-internal-2026-05-14.pptx"')
    const text = await pptxText(reply.rawPayload)
    for (const said of [
      'Lácteos Valdorado',
      'Rivalidad',
      '7.200,0',
      'COP millones',
      '6,85',
      'fuerza relativa 1,10',
      'Elena Cuervo',
    ])
      expect(text).toContain(said)
    expect(reply.rawPayload.includes('ppt/charts/chart1.xml')).toBe(true)
    expect(text).toContain('Interno · Envases Altavía · Preparó Valentina Ríos, 14/05/2026')
  })

  test('pages say the same in the language that was asked for', async () => {
    const reply = await take(manager, 'format=pdf&audience=board&language=en')
    expect(reply.headers['content-type']).toBe('application/pdf')
    const text = pdfText(reply.rawPayload)
    for (const said of [
      'Account plan for the board',
      'Gross margin',
      '7,200.0',
      '6.85',
      'relative strength 1.10',
      'Internal · Envases Altavía',
    ])
      expect(text).toContain(said)
    expect(text).not.toContain('Elena Cuervo')
  })

  test('a page to print says it too, and neither runs nor fetches anything', async () => {
    await database.asOwner(
      'update clave.strategy_item set content = content || \'{"lesson": "<script>alert(1)</script>"}\' where account_id = $1 and kind = \'event\'',
      [account],
    )
    const reply = await take(manager, 'format=html&audience=internal&language=es')
    expect(reply.headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-modals",
    )
    for (const said of ['<h1>Lácteos Valdorado</h1>', '7.200,0', 'fuerza relativa 1,10', '&lt;script&gt;alert(1)'])
      expect(reply.body).toContain(said)
    expect(reply.body).not.toContain('<script')
    expect(reply.body).toContain('Interno · Envases Altavía · Preparó Valentina Ríos, 14/05/2026')
  })

  test.each(['pptx', 'pdf', 'html'])(
    'the client’s %s has his objectives and neither rivals, margins nor people',
    async (format) => {
      const reply = await take(manager, `format=${format}&audience=client&language=es`)
      const text =
        format === 'pptx' ? await pptxText(reply.rawPayload) : format === 'pdf' ? pdfText(reply.rawPayload) : reply.body
      for (const said of ['Plan conjunto', 'Bajar la merma de envasado', '7.200,0', 'Entregas completas: 96,2 %'])
        expect(text).toContain(said)
      for (const kept of [
        'Polisabana',
        'Cartamil',
        'Lactaria',
        'Margen',
        'Elena Cuervo',
        'Restrepo',
        '6,20',
        'Perdemos',
        'Interno',
      ])
        expect(text).not.toContain(kept)
    },
  )

  test.each(['internal', 'board', 'client'])('a reserved item is in no document: %s', async (audience) => {
    const reply = await take(manager, `format=pptx&audience=${audience}&language=es`)
    expect(await pptxText(reply.rawPayload)).not.toContain('Lo que nadie debe leer')
  })

  test('each one is in the audit: who, for whom, in which form', async () => {
    await take(executive, 'format=pptx&audience=board&language=en')
    expect((await events())[0]).toEqual({
      actor: executive.id,
      changes: { format: 'pptx', audience: 'board', language: 'en', level: 'internal', versionNo: 1 },
    })
  })
})

describe('whose it is', () => {
  test('who sees only shared blocks takes no document, also when another of his roles could', async () => {
    const both = await addPerson(database, { name: 'Sara Gil', roles: ['kam', 'specialist'] })
    await database.asOwner(
      `insert into clave.account_team_member (id, account_id, user_id, purpose, starts_on) values ($1, $2, $3, 'Apoyo', '2026-01-01')`,
      [testId(), account, both.id],
    )
    const before = (await events()).length
    const reply = await take(both, 'format=pdf&audience=internal&language=es')
    expect([reply.statusCode, reply.json().code]).toEqual([404, 'not_found'])
    expect((await events()).length).toBe(before)
  })
})

test('others are served while a document is drawn', async () => {
  const before = (await events()).length
  const order: string[] = []
  const drawing = take(manager, 'format=pdf&audience=internal&language=es').then(() => order.push('document'))
  // On record means that the transaction is over and the drawing has begun.
  while ((await events()).length === before) await new Promise((resolve) => setImmediate(resolve))
  await product.call(executive, { path: '/me' }).then(() => order.push('me'))
  await drawing
  expect(order).toEqual(['me', 'document'])
})

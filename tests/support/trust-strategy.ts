import type { TestDatabase } from './test-database'
import { testId, type TestPerson } from './test-people'

export interface WorldPlan {
  readonly itemId: string
  readonly goalId: string
  readonly removedItemId: string
  readonly reservedItemId: string
}

/** A plan with an item of every sight: one in a block shared with the team, others that are not, a reserved one; signed once. */
export async function addWorldPlan(
  database: TestDatabase,
  accountId: string,
  secret: (field: string) => string,
  director: TestPerson,
): Promise<WorldPlan> {
  const plan = { itemId: testId(), goalId: testId(), removedItemId: testId(), reservedItemId: testId() }
  const passageId = testId()
  await database.asOwner(
    `insert into clave.strategy (account_id, version_no, start_year, shared_blocks) values ($1, 2, 2026, '{situation}')`,
    [accountId],
  )
  const add = (id: string, kind: string, block: string, level: string, content: object): Promise<unknown> =>
    database.asOwner(
      `insert into clave.strategy_item (id, account_id, kind, block, content, level, certainty, updated_by) values ($1, $2, $3, $4, $5, $6, 'fact', $7)`,
      [id, accountId, kind, block, JSON.stringify(content), level, director.id],
    )
  const finding = { promptId: null, isUnknown: false, side: 'good', concerns: '' }
  await add(plan.itemId, 'finding', 'situation', 'internal', { ...finding, text: secret('finding') })
  await add(plan.removedItemId, 'event', 'history', 'internal', {
    kind: 'other',
    text: secret('removed'),
    year: 2024,
    amount: null,
    lesson: '',
  })
  await add(plan.reservedItemId, 'finding', 'situation', 'reserved', { ...finding, text: secret('reserved') })
  await add(passageId, 'passage', 'summary', 'internal', { section: 'circumstances', text: secret('plan') })
  await add(plan.goalId, 'goal', 'goals', 'internal', goalContent)
  await add(testId(), 'cell', 'value', 'internal', cellContent(secret('competitor')))
  await database.asOwner('insert into clave.strategy_link (account_id, from_id, to_id) values ($1, $2, $3)', [
    accountId,
    plan.itemId,
    passageId,
  ])
  await signOnce(database, accountId, director)
  await database.asOwner('update clave.strategy_item set deleted_at = now() where id = $1', [plan.removedItemId])
  return plan
}

async function signOnce(database: TestDatabase, accountId: string, director: TestPerson): Promise<void> {
  await database.asOwner(
    `insert into clave.strategy_version (account_id, version_no, start_year, links, approved_by) values ($1, 1, 2026, '[]', $2)`,
    [accountId, director.id],
  )
  await database.asOwner(
    `insert into clave.strategy_version_item (account_id, version_no, item_id, level, item)
     select account_id, 1, id, level, json_build_object('id', id, 'kind', kind, 'block', block, 'position', position, 'content', content, 'certainty', certainty,
       'source', source, 'saidBy', said_by, 'observedOn', null, 'validUntil', null, 'confirmedOn', null, 'confirmedBy', confirmed_by, 'level', level,
       'createdAt', created_at, 'updatedAt', updated_at, 'updatedBy', null, 'version', version)
     from clave.strategy_item where account_id = $1`,
    [accountId],
  )
}

export const goalContent = {
  metric: 'sales',
  name: '',
  unit: 'COP',
  lastYear: '900.00',
  year1: '1000.00',
  year2: '1100.00',
  year3: '1200.00',
  actual: null,
  low: null,
  high: null,
  agreedOn: null,
  agreedWith: '',
}

export function cellContent(competitor: string): object {
  return {
    unit: 'Planta Norte',
    line: 'Cajas',
    spend: '5000.00',
    spendLow: null,
    spendHigh: null,
    attainablePct: 40,
    current: null,
    competitor,
    contractEndsOn: null,
    isNotApplicable: false,
  }
}

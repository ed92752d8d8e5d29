import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Client } from 'pg'
import { planSql } from '@/modules/strategy/plan.store'
import type { BenchCompany } from './bench-company'
import type { BenchDatabase } from './bench-database'
import { type Figure, median, rounded } from './figure'
import { OneConnection, serveProcess } from './product-server'

const port = 4394
const rounds = 60
const [editors, secondsOfEditing] = [20, 6]

/**
 * Opening the plan of an account with 500 findings and 36 months of 20 product lines, on one connection, against its one
 * statement run by the tables' owner; and twenty people whose answers save themselves at the same time.
 */
export async function measureStrategy(root: string, database: BenchDatabase, company: BenchCompany): Promise<Figure[]> {
  const account = await seedPlan(database.owner)
  const server = await serveProcess(join(root, 'dist', 'server', 'cli.js'), ['start'], /localhost:\d+/, {
    DATABASE_URL: database.url,
    CLAVE_PORT: String(port),
  })
  try {
    const opening = await measureOpening(database.owner, company.token, account)
    return [opening, await measureAutosave(database.owner, company.token, account)]
  } finally {
    await server.stop()
  }
}

async function measureOpening(owner: Client, token: string, account: string): Promise<Figure> {
  const connection = new OneConnection(port, token)
  try {
    await owner.query('begin')
    await owner.query("select * from clave.begin_actor($1, 'bench')", [createHash('sha256').update(token).digest()])
    const asked = [account, '2026-05-14', true, true, '{}']
    const [ours, bare]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round++) {
      ours.push(await timed(() => connection.call('GET', `/accounts/${account}/strategy`)))
      bare.push(await timed(() => owner.query(planSql, asked)))
    }
    await owner.query('rollback')
    return {
      name: 'plan of 500 findings and 36 months of 20 lines, p50 on one connection ÷ its bare SQL',
      ratio: rounded(median(ours) / median(bare)),
      budget: 3,
    }
  } finally {
    connection.close()
  }
}

/** Each writes into an answer of his own, one save after the other, as somebody who never stops typing. */
async function measureAutosave(owner: Client, token: string, account: string): Promise<Figure> {
  const items = await owner.query<{ id: string; version: number }>(
    'select id, version from strategy_item where account_id = $1 order by id limit $2',
    [account, editors],
  )
  const until = performance.now() + secondsOfEditing * 1_000
  const waits: number[] = []
  await Promise.all(
    items.rows.map(async ({ id, version }) => {
      const connection = new OneConnection(port, token)
      for (let at = version; performance.now() < until; at++) {
        const body = { content: { text: `Respuesta que cambia ${at}` } }
        waits.push(await timed(() => connection.call('PATCH', `/accounts/${account}/strategy/items/${id}`, body, at)))
        // The limit per person is 1,200 changes a minute, and here twenty people share one session.
        await new Promise((rest) => setTimeout(rest, 1_000))
      }
      connection.close()
    }),
  )
  const sorted = waits.toSorted((a, b) => a - b)
  return {
    name: `autosave with ${editors} editors, p95 until it is acknowledged, ms`,
    value: rounded(sorted[Math.floor(sorted.length * 0.95)]!),
    budget: 150,
  }
}

async function seedPlan(owner: Client): Promise<string> {
  const found = await owner.query<{ id: string; account_no: number }>(
    'select id, account_no from account order by account_no limit 1',
  )
  const { id, account_no: accountNo } = found.rows[0]!
  await owner.query(
    "insert into product_line (name, name_key) select 'Línea ' || n, 'linea' || n from generate_series(1, 20) n",
  )
  await owner.query('delete from sales_month where account_no = $1', [accountNo])
  await owner.query(
    `insert into sales_month (account_no, month, currency, line_no, net, net_base, units, line_count)
     select $1, m::date, 'COP', l.line_no, 1000000 + l.line_no, 1000000 + l.line_no, 1, 1
     from product_line l, generate_series(date '2023-05-01', date '2026-04-01', '1 month') m`,
    [accountNo],
  )
  await owner.query('insert into strategy (account_id, start_year) values ($1, 2026)', [id])
  await owner.query(
    `insert into strategy_item (id, account_id, kind, block, position, content, certainty, source, observed_on)
     select gen_random_uuid(), $1, 'finding', 'situation', n,
            json_build_object('promptId', null, 'text', 'Hallazgo ' || n || ' con las palabras que suele tener uno: qué pasa, cuánto, dónde y a quién le duele',
              'isUnknown', false, 'side', 'good', 'concerns', ''), 'fact', 'visita ' || n, date '2026-03-01'
     from generate_series(1, 500) n`,
    [id],
  )
  await owner.query('analyze')
  return id
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

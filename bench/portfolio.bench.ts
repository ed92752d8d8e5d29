import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { portfolioSql } from '@/modules/portfolio/portfolio.store'
import type { BenchCompany } from './bench-company'
import { seedKeyAccounts } from './bench-company'
import type { BenchDatabase } from './bench-database'
import { type Figure, median, rounded } from './figure'
import { OneConnection, serveProcess } from './product-server'

const port = 4393
const rounds = 60

/**
 * The portfolio's endpoint on one connection against its one statement, run by the tables' owner: same rows, no server,
 * no session, no row-level security. Call by call in turns.
 */
export async function measurePortfolio(
  root: string,
  database: BenchDatabase,
  company: BenchCompany,
): Promise<Figure[]> {
  const server = await serveProcess(join(root, 'dist', 'server', 'cli.js'), ['start'], /localhost:\d+/, {
    DATABASE_URL: database.url,
    CLAVE_PORT: String(port),
  })
  const connection = new OneConnection(port, company.token)
  try {
    await connection.call('POST', '/portfolio/runs', {})
    await seedKeyAccounts(database.owner)
    await database.owner.query('begin')
    await database.owner.query("select * from clave.begin_actor($1, 'bench')", [
      createHash('sha256').update(company.token).digest(),
    ])
    const day = (await database.owner.query<{ day: string }>('select clave.today()::text as day')).rows[0]!.day
    const [ours, bare]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round++) {
      ours.push(await timed(() => connection.call('GET', '/portfolio')))
      bare.push(await timed(() => database.owner.query(portfolioSql, [null, day])))
    }
    await database.owner.query('rollback')
    return [
      {
        name: `portfolio of ${company.accounts} accounts, p50 on one connection ÷ its bare SQL`,
        ratio: rounded(median(ours) / median(bare)),
        budget: 2,
      },
    ]
  } finally {
    connection.close()
    await server.stop()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

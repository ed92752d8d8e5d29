import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { findPortfolioText } from '@/modules/portfolio/portfolio.store'
import { type BenchCompany, seedKeyAccounts } from './bench-company'
import type { BenchDatabase } from './bench-database'
import { type Figure, median, rounded } from './figure'
import { serve } from './list.bench'

const port = 4393
const rounds = 120

/**
 * The portfolio's first call on one connection, session, rights and row-level security included, against its one
 * statement run bare by the tables' owner; in turns on the same database.
 */
export async function measurePortfolio(
  root: string,
  database: BenchDatabase,
  company: BenchCompany,
): Promise<Figure[]> {
  const product = await serve(join(root, 'dist', 'server', 'cli.js'), ['start'], /localhost:\d+/, {
    DATABASE_URL: database.url,
    CLAVE_PORT: String(port),
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const headers = { cookie: `clave=${company.token}`, 'content-type': 'application/json' }
  try {
    const run = { method: 'POST', headers: { ...headers, 'idempotency-key': 'bench-run' } }
    await bytesOf('/portfolio/runs', { ...run, agent }, '{}')
    await seedKeyAccounts(database.owner)
    const whole: number[] = []
    const bare: number[] = []
    for (let round = -10; round < rounds; round++) {
      const [ours, floor] = [
        await timed(() => bytesOf('/portfolio', { headers, agent })),
        await timed(() => findPortfolioText(database.owner, { runId: null, today: '2026-05-14' })),
      ]
      if (round < 0) continue
      whole.push(ours)
      bare.push(floor)
    }
    return [
      {
        name: `portfolio of ${company.accounts.toLocaleString('en')} accounts, one connection: p50 ÷ its bare SQL`,
        ratio: rounded(median(whole) / median(bare)),
        budget: 2,
      },
    ]
  } finally {
    agent.destroy()
    product.kill('SIGTERM')
    await once(product, 'exit')
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** The reply read to its end. */
async function bytesOf(path: string, options: Parameters<typeof request>[1] & object, body?: string): Promise<number> {
  const asked = request(`http://localhost:${port}/api/v1${path}`, options)
  asked.end(body)
  const [reply] = (await once(asked, 'response')) as [NodeJS.ReadableStream & { statusCode: number }]
  let bytes = 0
  for await (const chunk of reply) bytes += (chunk as Buffer).length
  if (reply.statusCode !== 200) throw new Error(`${path}: ${reply.statusCode}`)
  return bytes
}

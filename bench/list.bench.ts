import { join } from 'node:path'
import autocannon from 'autocannon'
import type { BenchDatabase } from './bench-database'
import { type BenchCompany, seedKeyAccounts } from './bench-company'
import { type Figure, median, rounded } from './figure'
import { serveProcess } from './product-server'

const connections = 20
const secondsPerRound = 4
const rounds = 3
const [productPort, barePort] = [4391, 4392]

/** The accounts list under twenty readers, the product's server against the bare one, in turns on the same database. */
export async function measureList(root: string, database: BenchDatabase, company: BenchCompany): Promise<Figure[]> {
  const product = await serveProcess(join(root, 'dist', 'server', 'cli.js'), ['start'], /localhost:\d+/, {
    DATABASE_URL: database.url,
    CLAVE_PORT: String(productPort),
  })
  const bare = await serveProcess(join(root, 'dist', 'bench', 'bare-server.js'), [], /ready/, {
    BARE_DATABASE_URL: database.url,
    BARE_PORT: String(barePort),
  })
  try {
    const ours = {
      url: `http://localhost:${productPort}/api/v1/accounts?view=all&sort=net&limit=50`,
      cookie: `clave=${company.token}`,
    }
    const floor = { url: `http://127.0.0.1:${barePort}/accounts`, cookie: '' }
    await rankAccounts(ours.url, company.token)
    await seedKeyAccounts(database.owner)
    await load(ours, 2)
    await load(floor, 2)
    const [ourRounds, floorRounds] = [[], []] as [Round[], Round[]]
    for (let round = 0; round < rounds; round++) {
      ourRounds.push(await load(ours, secondsPerRound))
      floorRounds.push(await load(floor, secondsPerRound))
    }
    const of = (list: Round[], key: keyof Round): number => median(list.map((round) => round[key]))
    return [
      {
        name: 'accounts list, 20 connections: requests per second ÷ bare Fastify + pg',
        ratio: rounded(of(ourRounds, 'rate') / of(floorRounds, 'rate')),
        budget: 0.5,
        atLeast: true,
      },
      {
        name: 'accounts list, 20 connections: p99 ÷ bare Fastify + pg',
        ratio: rounded(of(ourRounds, 'p99') / of(floorRounds, 'p99')),
        budget: 3,
      },
    ]
  } finally {
    await product.stop()
    await bare.stop()
  }
}

/** The list as people see it: with ranks and figures of a run, key accounts and their managers. */
async function rankAccounts(listUrl: string, token: string): Promise<void> {
  const reply = await fetch(new URL('/api/v1/portfolio/runs', listUrl), {
    method: 'POST',
    headers: { cookie: `clave=${token}`, 'content-type': 'application/json', 'idempotency-key': 'bench-run' },
    body: '{}',
  })
  if (!reply.ok) throw new Error(`the run was refused: ${reply.status}`)
}

interface Round {
  rate: number
  p99: number
}

async function load(target: { url: string; cookie: string }, seconds: number): Promise<Round> {
  const result = await autocannon({
    url: target.url,
    connections,
    duration: seconds,
    headers: target.cookie ? { cookie: target.cookie } : {},
  })
  if (result.non2xx + result.errors > 0)
    throw new Error(`${target.url}: ${result.non2xx} refused, ${result.errors} failed`)
  return { rate: result.requests.average, p99: result.latency.p99 }
}

import { NumberPool } from './number-pool'

export type Numbered = 'account' | 'product' | 'document'
export type Pools = Readonly<Record<Numbered, NumberPool>>

// A batch of the reader holds some thousand rows; each could bring a client, a product or a document of its own.
const levels = {
  account: { low: 4_000, fill: 4_000 },
  product: { low: 4_000, fill: 4_000 },
  document: { low: 6, fill: 8 },
}

/** The numbers that a reading gives away, each kind from its own pool, filled for the first batch. */
export async function openPools(reserve: (what: Numbered, count: number) => Promise<number[]>): Promise<Pools> {
  const pool = (what: Numbered): NumberPool => new NumberPool((count) => reserve(what, count), levels[what])
  const pools = { account: pool('account'), product: pool('product'), document: pool('document') }
  await refill(pools)
  return pools
}

export async function refill(pools: Pools): Promise<void> {
  for (const pool of Object.values(pools)) await pool.refill()
}

export function isLow(pools: Pools): boolean {
  return pools.account.isLow || pools.product.isLow || pools.document.isLow
}

import { fileURLToPath } from 'node:url'
import { type BenchCompany, seedCompany } from './bench-company'
import { type BenchDatabase, openBenchDatabase } from './bench-database'
import { measureClassification } from './classification.bench'
import type { Figure } from './figure'
import { measureImport } from './import.bench'
import { measureList } from './list.bench'
import { measurePortfolio } from './portfolio.bench'
import { measureStrategy } from './strategy.bench'
import { measureWeb } from './web.bench'

const root = fileURLToPath(new URL('../../', import.meta.url))
const wanted = process.argv.slice(2)

/** Each group of figures has its own database, so that none stands on what another left. */
const groups: Readonly<Record<string, () => Promise<Figure[]>>> = {
  classification: async () => measureClassification(),
  import: () => measureImport(root),
  portfolio: () => onCompany(4_372, (database, company) => measurePortfolio(root, database, company)),
  strategy: () => onCompany(500, (database, company) => measureStrategy(root, database, company)),
  web: () => onCompany(5_000, (database, company) => measureWeb(root, database, company)),
  list: () => onCompany(5_000, (database, company) => measureList(root, database, company)),
}

async function onCompany(
  accounts: number,
  measure: (database: BenchDatabase, company: BenchCompany) => Promise<Figure[]>,
): Promise<Figure[]> {
  const database = await openBenchDatabase(root)
  try {
    return await measure(database, await seedCompany(database.owner, accounts))
  } finally {
    await database.close()
  }
}

let isOver = false
for (const [name, measure] of Object.entries(groups)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  for (const figure of await measure()) {
    const reached = figure.ratio ?? figure.value ?? Number.NaN
    if (figure.atLeast ? reached < figure.budget : reached > figure.budget) isOver = true
    process.stdout.write(`${JSON.stringify(figure)}\n`)
  }
}
process.exit(isOver ? 1 : 0)

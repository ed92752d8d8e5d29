import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BenchCompany } from './bench-company'
import { seedKeyAccounts } from './bench-company'
import type { BenchDatabase } from './bench-database'
import { type Figure, median, rounded } from './figure'
import { OneConnection, serveProcess } from './product-server'
import { findChromium, openBrowser } from '../tests/support/chromium'

const port = 4394
const dragSteps = 60

/** The screens in Chromium: the 5,000-bar chart under a dragged line, what jumps while loading, and when the list is there. */
export async function measureWeb(root: string, database: BenchDatabase, company: BenchCompany): Promise<Figure[]> {
  const figures = measureSizes(root)
  const chromium = findChromium()
  if (!chromium) return figures
  const server = await serveProcess(join(root, 'dist', 'server', 'cli.js'), ['start'], /localhost:\d+/, {
    DATABASE_URL: database.url,
    CLAVE_PORT: String(port),
  })
  const browser = await openBrowser(chromium)
  try {
    const director = new OneConnection(port, company.token)
    await director.call('POST', '/portfolio/runs', {})
    director.close()
    await seedKeyAccounts(database.owner)
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'es-CO' })
    await context.addCookies([{ name: 'clave', value: company.token, url: `http://localhost:${port}` }])
    const page = await context.newPage()
    await page.addInitScript(
      "globalThis.shifts = 0; new PerformanceObserver((list) => { for (const shift of list.getEntries()) if (!shift.hadRecentInput) globalThis.shifts += shift.value }).observe({ type: 'layout-shift', buffered: true })",
    )
    const ready: number[] = []
    for (let round = 0; round < 3; round++) {
      const cold = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'es-CO' })
      await cold.addCookies([{ name: 'clave', value: company.token, url: `http://localhost:${port}` }])
      const list = await cold.newPage()
      const began = performance.now()
      await list.goto(`http://localhost:${port}/cuentas?vista=all`)
      await list
        .getByText(/^Cliente 1 /)
        .first()
        .waitFor()
      ready.push(performance.now() - began)
      await cold.close()
    }
    await page.goto(`http://localhost:${port}/cartera`)
    const line = page.getByRole('slider').first()
    await line.waitFor()
    await page.waitForLoadState('networkidle')
    const shifts = await page.evaluate<number>('globalThis.shifts')
    await line.focus()
    for (let step = 0; step < dragSteps; step++) await page.keyboard.press(step % 2 === 0 ? 'ArrowUp' : 'ArrowDown')
    const steps = await page.evaluate<number[]>(
      "performance.getEntriesByName('pareto-step').map(({ duration }) => duration)",
    )
    figures.push(
      {
        name: '5,000 bars: one step of the cut re-classified and committed, ms at p50',
        value: rounded(median(steps)),
        budget: 16,
      },
      { name: 'portfolio: cumulative layout shift while it loads', value: rounded(shifts), budget: 0.01 },
      { name: 'accounts list ready in Chromium, cold, s', value: rounded(median(ready) / 1000), budget: 0.91 },
    )
    return figures
  } finally {
    await browser.close()
    await server.stop()
  }
}

interface Chunk {
  file: string
  imports?: string[]
  isEntry?: boolean
  isDynamicEntry?: boolean
}

/** gzip of the JavaScript that the first screen of an empty installation needs: entry, its page and its words. */
function measureSizes(root: string): Figure[] {
  const manifest = JSON.parse(readFileSync(join(root, 'dist', 'web', '.vite', 'manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >
  const reach = (key: string, seen: Set<string>): Set<string> => {
    if (seen.has(key)) return seen
    seen.add(key)
    for (const imported of manifest[key]!.imports ?? []) reach(imported, seen)
    return seen
  }
  const named = (end: string): string => Object.keys(manifest).find((key) => key.endsWith(end))!
  const first = reach(
    Object.keys(manifest).find((key) => manifest[key]!.isEntry)!,
    new Set(),
  )
  for (const part of ['SetupPage.tsx', 'messages.es.ts']) reach(named(part), first)
  const bytes = [...first].reduce(
    (sum, key) => sum + gzipSync(readFileSync(join(root, 'dist', 'web', manifest[key]!.file))).length,
    0,
  )
  return [{ name: 'JavaScript of the first screen, gzip kB', value: rounded(bytes / 1000), budget: 220 }]
}

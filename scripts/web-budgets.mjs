// How heavy the screens are: gzip of the JavaScript that the first one needs, and of what each further route adds.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const firstScreenBudget = 220_000
const routeBudget = 150_000
// Loaded once, when the first chart comes: told apart from the routes that wait for it.
const chartBudget = 220_000
const isChart = (key) => /echarts|zrender|ChartEngine/i.test(key)

// Parts of an account's page that have an address of their own: each is weighed as the route that it is.
const isTab = (key) =>
  /(StrategyPanel|DocumentsList|ScorecardPanel|TimelinePanel|AccountTeam|AccountSheet)\.tsx$/.test(key)

/**
 * Reads the build's manifest. The first screen is the entry, one language and the sign-in page.
 * @param {string} folder @returns {{ ok: boolean, output: string, figures: Record<string, number> }}
 */
export function webBudgets(folder) {
  const path = join(folder, '.vite', 'manifest.json')
  if (!existsSync(path)) return { ok: false, output: 'the screens are not built: npm run build', figures: {} }
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  const size = (key) => gzipSync(readFileSync(join(folder, manifest[key].file)), { level: 9 }).length
  const closure = (key, into = new Set()) => {
    if (into.has(key)) return into
    into.add(key)
    for (const next of manifest[key].imports ?? []) closure(next, into)
    return into
  }
  const weigh = (keys) =>
    [...keys].filter((key) => manifest[key].file.endsWith('.js')).reduce((sum, key) => sum + size(key), 0)
  const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
  const pages = Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry && key.endsWith('Page.tsx'))
  const languages = Object.keys(manifest).filter((key) => /messages\.(es|en)\.ts$/.test(key))
  const heaviestLanguage = languages.toSorted((a, b) => weigh(closure(b)) - weigh(closure(a)))[0]
  const first = closure(entry)
  for (const key of [heaviestLanguage, pages.find((page) => page.includes('SignInPage'))]) if (key) closure(key, first)

  const figures = { 'first screen': weigh(first) }
  const charts = Object.keys(manifest).filter((key) => isChart(key) && manifest[key].file.endsWith('.js'))
  if (charts.length > 0) figures['chart library'] = weigh(charts)
  const nameOf = (key) => key.split('/').at(-1).replace('.tsx', '')
  const weighRoute = (roots) => {
    const own = new Set(roots.flatMap((key) => [...closure(key)]))
    return weigh([...own].filter((key) => !first.has(key) && !charts.includes(key)))
  }
  for (const page of pages) {
    const parts = manifest[page].dynamicImports ?? []
    // A page with what it loads by itself; a tab with its page, up to its first view: its lower blocks come after it.
    figures[nameOf(page)] = weighRoute([page, ...parts.filter((part) => !isTab(part))])
    for (const tab of parts.filter(isTab)) figures[`${nameOf(page)} › ${nameOf(tab)}`] = weighRoute([page, tab])
  }
  const budgetOf = (name) =>
    name === 'first screen' ? firstScreenBudget : name === 'chart library' ? chartBudget : routeBudget
  const over = Object.entries(figures).filter(([name, bytes]) => bytes > budgetOf(name))
  const say = ([name, bytes]) => `${name}: ${(bytes / 1000).toFixed(1)} kB of ${budgetOf(name) / 1000} kB`
  return { ok: over.length === 0, output: over.map(say).join('\n'), figures }
}

import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterEach, expect } from 'vitest'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export interface Look {
  locale?: 'es' | 'en'
  width?: 1440 | 390
  scheme?: 'light' | 'dark'
}
export interface Visit {
  readonly context: BrowserContext
  readonly page: Page
  /** What the browser complained of: scripts that threw, styles that the policy stopped, answers of 500. */
  readonly complaints: string[]
}

/** A browser window of its own: nobody's cookies, one language, one size, one scheme. */
export async function visit(
  browser: Browser,
  { locale = 'es', width = 1440, scheme = 'light' }: Look = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height: width === 390 ? 844 : 900 },
    locale: locale === 'es' ? 'es-CO' : 'en-US',
    timezoneId: 'America/Bogota',
    colorScheme: scheme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (line) => {
    if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) complaints.push(line.text())
  })
  page.on('response', (reply) => {
    if (reply.status() >= 500) complaints.push(`${reply.status()} ${reply.url()}`)
  })
  return { context, page, complaints }
}

interface Finding {
  id: string
  impact: string
  nodes: { target: string[]; failureSummary: string }[]
}

/** No serious or critical finding of axe on the screen as it stands, and nothing to scroll sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe)
  const findings = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(options: unknown): Promise<{ violations: Finding[] }> } }).axe
      .run
    return (await run({ resultTypes: ['violations'] })).violations
  })
  const grave = findings.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(
    grave.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join(' | ')}`,
    ),
  ).toEqual([])
  const [content, window] = await page.evaluate<[number, number]>('[document.documentElement.scrollWidth, innerWidth]')
  expect(content, 'nothing scrolls sideways').toBeLessThanOrEqual(window)
}

/** A picture for the guide, when CLAVE_PICTURES names a folder to keep them in; of a long page its beginning. */
export async function picture(page: Page, name: string, tallest = Number.POSITIVE_INFINITY): Promise<void> {
  const folder = process.env['CLAVE_PICTURES']
  if (!folder) return
  const file = join(folder, `${name}.png`)
  mkdirSync(dirname(file), { recursive: true })
  // A window as tall as the page, so that the menu reaches its foot and sums stand under their columns.
  const usual = page.viewportSize()!
  for (const toast of await page.locator('.mantine-Notification-closeButton').all()) await toast.click()
  const height = await page.evaluate<number>('document.documentElement.scrollHeight')
  await page.setViewportSize({ width: usual.width, height: Math.min(tallest, Math.max(usual.height, height)) })
  await page.waitForTimeout(600)
  await page.screenshot({ path: file })
  await page.setViewportSize(usual)
}

/** After a failure each open window is kept as a picture in tests/.artifacts. */
export function keepPicturesOfFailures(windows: () => readonly (Visit | undefined)[]): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    const folder = join(import.meta.dirname, '..', '.artifacts')
    mkdirSync(folder, { recursive: true })
    for (const [n, window] of windows().entries()) {
      const name = `${task.name.replace(/\W+/g, '-').slice(0, 60)}-${n}.png`
      await window?.page.screenshot({ path: join(folder, name), fullPage: true }).catch(() => undefined)
    }
  })
}

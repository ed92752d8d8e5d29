import type { Page } from 'playwright-core'
import en from '../../src/modules/identity/ui/en.json'
import es from '../../src/modules/identity/ui/es.json'
import enImports from '../../src/modules/imports/ui/en.json'
import esImports from '../../src/modules/imports/ui/es.json'

export type Words = typeof es
export function identityWords(locale: 'es' | 'en'): Words {
  return locale === 'es' ? es : (en as Words)
}
export function importWords(locale: 'es' | 'en'): typeof esImports {
  return locale === 'es' ? esImports : (enImports as typeof esImports)
}

export const password = 'tren lento azul 2031'

/** The first screen of an empty installation: the person with the code of the terminal, and the company. */
export async function setUp(page: Page, address: string, code: string, locale: 'es' | 'en'): Promise<void> {
  const words = identityWords(locale)
  await page.goto(address)
  await page.getByLabel(words['setup.code']).fill(code)
  await page.getByLabel(words.name).fill('María Ibáñez')
  await page.getByLabel(words.email).fill('maria@altavia.example')
  await page.getByLabel(words.password, { exact: false }).first().fill(password)
  await page.getByRole('button', { name: words['setup.create'] }).click()
  await page.getByLabel(words['company.name']).fill('Envases de Prueba')
  await page.getByRole('button', { name: words['company.next'] }).click()
  await page.getByText(words['start.own']).waitFor()
}

/** Drops a file and waits until it is read and checked. */
export async function dropFile(
  page: Page,
  file: { name: string; content: Buffer },
  locale: 'es' | 'en',
): Promise<void> {
  const words = importWords(locale)
  await page.getByRole('button', { name: words.choose }).waitFor()
  await page.setInputFiles('input[type=file]', {
    name: file.name,
    mimeType: 'application/octet-stream',
    buffer: file.content,
  })
  await page.getByRole('button', { name: words['apply.review'] }).waitFor()
}

/** The last look, and then it is written; ends on the portfolio. */
export async function confirmImport(page: Page, locale: 'es' | 'en'): Promise<void> {
  const words = importWords(locale)
  await page.getByRole('button', { name: words['apply.review'] }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${words['confirm.apply'].split(' ')[0]} `) })
    .click()
  await page.waitForURL('**/cartera')
}

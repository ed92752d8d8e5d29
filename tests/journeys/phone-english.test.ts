import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium, openBrowser } from '@tests/support/chromium'
import { expectAccessible, keepPicturesOfFailures, visit, type Visit } from '@tests/support/journey'
import { confirmImport, dropFile, setUp } from '@tests/support/journey-steps'
import { type RunningProduct, startFreshProduct } from '@tests/support/product'
import { siigoFile } from '@tests/support/siigo-file'

const chromium = findChromium()
const file = siigoFile()

describe.skipIf(!chromium)('the same story in English, on a phone, in the dark', () => {
  let product: RunningProduct
  let browser: Browser
  let director: Visit
  keepPicturesOfFailures(() => [director])
  beforeAll(async () => {
    product = await startFreshProduct()
    browser = await openBrowser(chromium!)
    director = await visit(browser, { locale: 'en', width: 390, scheme: 'dark' })
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  test('sets Clave up', async () => {
    const { page } = director
    await page.goto(product.address)
    await page.getByLabel('One-time code').waitFor()
    await expectAccessible(page)
    await setUp(page, product.address, product.setupCode!, 'en')
    await expectAccessible(page)
  })

  test('brings the sales', async () => {
    const { page } = director
    await page.getByText('Start with my sales').click()
    await dropFile(page, { name: 'ventas_siigo.csv', content: file.content }, 'en')
    await expectAccessible(page)
    await confirmImport(page, 'en')
  })

  test('reads the 80/20 and makes the vital few key', async () => {
    const { page } = director
    await page
      .getByText(/\d+ of 40 clients generate \d+\.\d\s% of sales/)
      .first()
      .waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: /^Make \d+ key/ }).click()
    await page
      .getByText(/are now key accounts/)
      .first()
      .waitFor()
  })

  test('finds a client by part of a name without its accent, and looks at him', async () => {
    const { page } = director
    await page.goto(`${product.address}/cuentas?vista=all`)
    await page.getByText(file.clients[0]!).first().waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Search an account or action' }).click()
    await page.getByPlaceholder('Search an account or action').fill('girasolia')
    await page.getByRole('dialog').getByText('Girasolía S.A.S.').first().click()
    await page.getByRole('heading', { name: 'Girasolía S.A.S.' }).first().waitFor()
    await expectAccessible(page)
  })

  test('takes the whole import back', async () => {
    const { page } = director
    await page.goto(`${product.address}/importaciones`)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Import undone').first().waitFor()
    const me = (await (await page.request.get(`${product.address}/api/v1/me`)).json()) as {
      company: { hasSales: boolean }
    }
    expect(me.company.hasSales).toBe(false)
    await page.goto(`${product.address}/cartera`)
    await page.getByRole('main').getByText(/sales/).first().waitFor()
    await expectAccessible(page)
  })

  test('nothing in the browser complained on the way', () => {
    expect(director.complaints).toEqual([])
  })
})

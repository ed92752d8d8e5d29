import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium, openBrowser } from '@tests/support/chromium'
import { expectAccessible, keepPicturesOfFailures, visit, type Visit } from '@tests/support/journey'
import { setUp } from '@tests/support/journey-steps'
import { type RunningProduct, startFreshProduct } from '@tests/support/product'

const chromium = findChromium()

interface SavedItem {
  kind: string
  content: Record<string, unknown>
}

describe.skipIf(!chromium)('goals, reasons to buy and history of the example’s first client', () => {
  let product: RunningProduct
  let browser: Browser
  let director: Visit
  let account = ''
  keepPicturesOfFailures(() => [director])
  const api = (path: string): string => `${product.address}/api/v1${path}`
  const block = (name: string): Locator => director.page.getByRole('region', { name, exact: true })
  const saved = async (kind: string): Promise<Record<string, unknown>[]> => {
    const reply = await director.page.request.get(api(`/accounts/${account}/strategy`))
    const { items } = (await reply.json()) as { items: SavedItem[] }
    return items.filter((item) => item.kind === kind).map(({ content }) => content)
  }
  const goal = async (metric: string): Promise<Record<string, unknown> | undefined> =>
    (await saved('goal')).find((content) => content['metric'] === metric)
  const setStatus = async (status: string): Promise<void> => {
    const { request } = director.page
    const { version } = (await (await request.get(api(`/accounts/${account}`))).json()) as { version: number }
    await request.patch(api(`/accounts/${account}`), { data: { status }, headers: { 'if-match': `"${version}"` } })
  }
  beforeAll(async () => {
    product = await startFreshProduct()
    browser = await openBrowser(chromium!)
    director = await visit(browser)
    const { page } = director
    await page.goto(product.address)
    await setUp(page, product.address, product.setupCode!, 'es')
    await page.getByText('Explorar con la empresa de ejemplo').click()
    await page.waitForURL(/\/cartera/)
    const found = (await (await page.request.get(api('/search?text=valdorado'))).json()) as {
      accounts: { id: string }[]
    }
    account = found.accounts[0]!.id
    await page.goto(`${product.address}/cuentas/${account}?parte=estrategia`)
  })
  afterAll(async () => {
    expect(director.complaints).toEqual([])
    await browser?.close()
    await product?.stop()
  })

  test('R1-09: a goal is typed in millions and kept exactly, and what it asks to date follows', async () => {
    const goals = block('Metas a tres años')
    await goals.getByText('meta a la fecha 2.140,8').waitFor()
    await goals.getByLabel('Ventas netas, 2026 meta').fill('7.300,5')
    await director.page.keyboard.press('Enter')
    await goals.getByText('meta a la fecha 2.170,7').waitFor()
    await expect.poll(async () => (await goal('sales'))?.['year1']).toBe('7300500000')
    await goals.getByLabel('Ventas netas, 2026 meta').fill('mucho')
    await goals.getByText('No es un número').waitFor()
    await director.page.keyboard.press('Escape')
    await expect.poll(() => goals.getByLabel('Ventas netas, 2026 meta').inputValue()).toBe('7.300,5')
  })

  test('R1-09: a stage of the relationship is proposed, and agreed with the client on a day', async () => {
    const { page } = director
    const goals = block('Metas a tres años')
    await goals.getByRole('button', { name: 'Agregar meta' }).click()
    await page.getByRole('menuitem', { name: 'Etapa de la relación' }).click()
    await goals.getByLabel('Etapa de la relación, 2026 meta').selectOption('Interdependiente')
    await goals.getByRole('button', { name: /^Acuerdo con el cliente: Etapa de la relación/ }).click()
    await page.getByLabel('Acordada con el cliente el').fill('2026-05-12')
    await page.getByLabel('Con quién').fill('Gloria Arango')
    await page.keyboard.press('Escape')
    await goals.getByText('12/05/2026').waitFor()
    await expect
      .poll(() => goal('relationship'))
      .toMatchObject({ year1: '4', agreedOn: '2026-05-12', agreedWith: 'Gloria Arango' })
    await goals.getByRole('button', { name: 'Meta por mes' }).click()
    await goals.getByRole('columnheader', { name: 'dic' }).waitFor()
    await expectAccessible(page)
  })

  test('R1-10: a comparable comes in, is scored, renamed, and taken out with its scores within reach', async () => {
    const { page } = director
    const why = block('Por qué nos compra')
    await why.getByText('Fortaleza relativa: 1,10').waitFor()
    await why.getByRole('button', { name: 'Agregar comparable' }).click()
    await why.getByLabel('Nombre del comparable').fill('cartamil')
    await page.keyboard.press('Enter')
    await why.getByText('Ya está en la tabla').waitFor()
    await why.getByLabel('Nombre del comparable').fill('Envaflex')
    await page.keyboard.press('Enter')
    await why.getByLabel('Servicio, Envaflex').fill('11')
    await why.getByText('De 0 a 10', { exact: true }).waitFor()
    await why.getByLabel('Servicio, Envaflex').fill('9,5')
    await page.keyboard.press('Enter')
    await why.locator('.badge', { hasText: 'Perdemos' }).nth(1).waitFor()
    await why.getByLabel('Cambiar el nombre de Envaflex').fill('Envaflex S.A.')
    await page.keyboard.press('Enter')
    await expect.poll(() => why.getByLabel('Servicio, Envaflex S.A.').inputValue()).toBe('9,5')
    await why.getByRole('button', { name: 'Retirar Envaflex S.A.' }).click()
    await why.getByLabel('Servicio, Envaflex S.A.').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Deshacer' }).last().click()
    await expect.poll(() => why.getByLabel('Servicio, Envaflex S.A.').inputValue()).toBe('9,5')
    await why.getByRole('button', { name: 'Visto por nosotros' }).click()
    await expect.poll(() => why.getByLabel('Servicio, Envaflex S.A.').inputValue()).toBe('')
    await expectAccessible(page)
  })

  test('R1-11, R1-12: years as the imports have them, events by kind, and the way back of a past client', async () => {
    const { page } = director
    const history = block('Historia')
    await history.getByRole('button', { name: 'Historia', exact: true }).click()
    await history.getByRole('row', { name: /^2025 6\.413,6 \+9,4/ }).waitFor()
    const problems = (await saved('event')).filter((content) => content['kind'] === 'problem').length
    expect(problems).toBeGreaterThan(0)
    await history.getByRole('button', { name: /^Problema/ }).click()
    await expect.poll(() => history.getByRole('combobox').count()).toBe(problems)
    await expectAccessible(page)
    await setStatus('past')
    await page.reload()
    await history.getByRole('button', { name: 'Historia', exact: true }).click()
    await history.getByText('Cliente del pasado. Última compra: abr 2026', { exact: false }).waitFor()
    await setStatus('active')
  })

  test('the first page of the account says its strategy, its objectives, what changed, and the year against the goal', async () => {
    const { page } = director
    await page.goto(`${product.address}/cuentas/${account}`)
    await page.getByText('Ser su socio de empaque reciclable en yogur', { exact: false }).waitFor()
    await page.getByRole('rowheader', { name: /Bajar la merma de la línea 3/ }).waitFor()
    await page.getByText('Criterio: Innovación').waitFor()
    await page.getByRole('img', { name: /El año apunta a .* frente a una meta de 7\.300,5/ }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Ver la estrategia' }).click()
    await page.waitForURL(/parte=estrategia/)
  })
})

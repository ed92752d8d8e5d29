import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium, openBrowser } from '@tests/support/chromium'
import { expectAccessible, keepPicturesOfFailures, picture, visit, type Visit } from '@tests/support/journey'
import { setUp } from '@tests/support/journey-steps'
import { type RunningProduct, startFreshProduct } from '@tests/support/product'

const chromium = findChromium()
const row = (page: Page, name: string) => page.locator('tr.row-line', { hasText: name })
/** Beside the field, not the foot of the menu. */
const saved = (page: Page) => page.locator('.inline-head').getByText(/Guardado \d\d:\d\d/)
const value = (page: Page, text: string) => page.locator('.inline-value', { hasText: text })

describe.skipIf(!chromium)('a director works through the accounts of the example company', () => {
  let product: RunningProduct
  let browser: Browser
  let director: Visit
  let elsewhere: Visit
  keepPicturesOfFailures(() => [director, elsewhere])
  beforeAll(async () => {
    product = await startFreshProduct()
    browser = await openBrowser(chromium!)
    director = await visit(browser)
    const { page } = director
    await page.goto(product.address)
    await setUp(page, product.address, product.setupCode!, 'es')
    await page.getByText('Explorar con la empresa de ejemplo').click()
    await page.waitForURL(/\/cartera/)
  })
  afterAll(async () => {
    expect(director.complaints).toEqual([])
    await browser?.close()
    await product?.stop()
  })

  test('the account that nobody answers for gets its manager on the board, for the eight purposes, and ten seconds to undo', async () => {
    const { page } = director
    const tray = page.locator('.tray')
    await tray.getByText('Aceites Palmarena').waitFor()
    await picture(page, 'es/03-cartera')
    await tray.getByRole('button', { name: 'Asignar' }).dblclick()
    await page.getByText(/Aceites Palmarena queda a cargo de Mateo Londoño/).waitFor()
    const found = (await (
      await page.request.get(`${product.address}/api/v1/accounts?view=all&search=palmarena`)
    ).json()) as { rows: { id: string }[] }
    const appointed = await page.request.get(`${product.address}/api/v1/accounts/${found.rows[0]!.id}/appointments`)
    expect(await appointed.json()).toMatchObject([
      {
        manager: { name: 'Mateo Londoño' },
        purposes: [
          'responsible',
          'know_business',
          'solutions',
          'add_value',
          'explore',
          'defend',
          'bonds',
          'communicate_value',
        ],
      },
    ])
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await tray.getByText('Aceites Palmarena').waitFor()
  })

  test('an open menu, the search window and a page that is not there hold up too', async () => {
    const { page } = director
    await page.getByRole('button', { name: /^Congelados Frioandes/ }).click()
    await page.getByRole('menuitem', { name: /^Mateo Londoño/ }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Buscar cuenta o acción' }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.goto(`${product.address}/no-existe`)
    await page.getByRole('heading', { level: 1, name: 'No encontramos esta página' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Ir al inicio' }).click()
    await page.waitForURL(/\/cartera/)
  })

  test('the keyboard goes down the list, looks beside it, ticks, and opens', async () => {
    const { page } = director
    await page.goto(`${product.address}/cuentas`)
    await page.getByText('16 cuentas clave generan 80,2 %').waitFor()
    await row(page, 'Lácteos Valdorado').waitFor()
    await expectAccessible(page)
    await picture(page, 'es/04-cuentas')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.getByText('1 seleccionada').waitFor()
    await page.keyboard.press(' ')
    await page.getByRole('complementary').getByText('Bebidas Sierraluz').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Lácteos Valdorado' }).waitFor()
    await page.goBack()
    await row(page, 'Bebidas Sierraluz').waitFor()
  })

  test('filters are in the address, and an empty answer says which to take off', async () => {
    const { page } = director
    await page.keyboard.press('f')
    await page.keyboard.type('cafe nube')
    await page.waitForURL(/buscar=cafe/)
    await row(page, 'Café Nubealta').waitFor()
    await page.getByLabel('Filtrar por nombre').fill('no existe')
    await page.getByText('Ninguna cuenta coincide').waitFor()
    await page.locator('section.card').getByRole('button', { name: 'Quitar filtros' }).click()
    await row(page, 'Lácteos Valdorado').waitFor()
    expect(new URL(page.url()).search).toBe('')
  })

  test('several accounts get a manager at once, and ten seconds to take it back', async () => {
    const { page } = director
    await page.goto(`${product.address}/cuentas?vista=todas&clase=B`)
    await page.getByLabel('Seleccionar Salsas Rojaluz').check()
    await page.getByLabel('Seleccionar Arroces Lagunera').check()
    await page.getByRole('button', { name: 'Asignar gerente' }).click()
    await page.getByRole('combobox', { name: 'Gerente de cuenta' }).click()
    await page.getByRole('option', { name: 'Mateo Londoño' }).click()
    await page.getByRole('button', { name: 'Nombrar', exact: true }).click()
    await page.getByText('Mateo Londoño responde por 2 cuentas').waitFor()
    await row(page, 'Salsas Rojaluz').getByText('Mateo Londoño').waitFor()
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await row(page, 'Salsas Rojaluz').getByText('Mateo Londoño').waitFor({ state: 'detached' })
  })

  test('a field saves itself, Esc gives it back, and two people who change it see both values', async () => {
    const { page } = director
    await page.goto(`${product.address}/cuentas?vista=todas&buscar=valdorado`)
    await row(page, 'Lácteos Valdorado').getByRole('link').click()
    await page.getByRole('button', { name: 'Ficha' }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Editar Ciudad' }).click()
    await page.getByLabel('Ciudad').fill('Marinilla')
    await saved(page).waitFor()
    await page.keyboard.press('Escape')
    await value(page, 'Rionegro').waitFor()

    elsewhere = await visit(browser)
    await elsewhere.context.addCookies(await director.context.cookies())
    await elsewhere.page.goto(page.url())
    await elsewhere.page.getByRole('button', { name: 'Editar Ciudad' }).click()
    await elsewhere.page.getByLabel('Ciudad').fill('Guarne')
    await elsewhere.page.keyboard.press('Enter')
    await saved(elsewhere.page).waitFor()

    await page.getByRole('button', { name: 'Editar Ciudad' }).click()
    await page.getByLabel('Ciudad').fill('Sonsón')
    await page.keyboard.press('Enter')
    await page.getByText(/cambió esto el/).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: /^Usar lo de/ }).click()
    await value(page, 'Guarne').waitFor()
  })

  test('without signal nothing typed is lost: it says so, and saves when the signal is back', async () => {
    const { page, context } = director
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Editar Notas' }).click()
    await page.getByLabel('Notas').fill('Pide entregas los martes')
    await page.locator('.inline-head').getByText('Sin guardar, reintentando').waitFor()
    await context.setOffline(false)
    await saved(page).waitFor()
    await page.reload()
    await value(page, 'Pide entregas los martes').waitFor()
    director.complaints.length = 0
  })

  test('the team keeps the history of who answered, and a sheet of sales has its table', async () => {
    const { page } = director
    await page.getByRole('button', { name: 'Equipo y nombramientos' }).click()
    await page.getByRole('button', { name: 'Cambiar gerente' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Resumen' }).click()
    await picture(page, 'es/05-cuenta')
    await page.getByRole('button', { name: 'Ver datos' }).click()
    await page.getByRole('cell', { name: 'may 2025' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'FV-20416' }).click()
    await page.getByRole('complementary').getByText('Factura FV-20416').waitFor()
    await page.keyboard.press('Escape')
  })

  test('an account is put away and comes back', async () => {
    const { page } = director
    await page.getByRole('button', { name: /^Más sobre/ }).click()
    await page.getByRole('menuitem', { name: 'Archivar cuenta' }).click()
    await page.getByText('Esta cuenta está archivada').waitFor()
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await page.getByText('Esta cuenta está archivada').waitFor({ state: 'detached' })
  })

  test('two clients that look alike are merged by a person, and come apart again', async () => {
    const { page } = director
    await page.goto(`${product.address}/cuentas`)
    await page.getByRole('link', { name: '1 duda por resolver' }).click()
    await page.getByRole('button', { name: 'Son el mismo' }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('i')
    await page.getByText('Postres Nube Dulce ahora es parte de Postres Nubedulce').waitFor()
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await page.getByRole('button', { name: 'Son distintos' }).waitFor()
  })

  test('settings hold their own in the dark: language, people, capacity', async () => {
    const { page } = director
    await page.emulateMedia({ colorScheme: 'dark' })
    for (const part of ['perfil', 'personas', 'empresa', 'capacidad', 'ejemplo']) {
      await page.goto(`${product.address}/ajustes?parte=${part}`)
      await page.locator('.card').first().waitFor()
      await expectAccessible(page)
    }
    await page.goto(`${product.address}/ajustes?parte=perfil`)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'About you' }).waitFor()
    await page.emulateMedia({ colorScheme: 'light' })
    for (const [path, text, name] of [
      ['/cartera', 'Aceites Palmarena', 'en/03-cartera'],
      ['/cuentas', 'Aceites Palmarena', 'en/04-cuentas'],
    ] as const) {
      await page.goto(`${product.address}${path}`)
      await page.getByText(text).first().waitFor()
      await picture(page, name)
    }
    await row(page, 'Lácteos Valdorado').getByRole('link').click()
    await page.getByRole('heading', { name: 'Net sales against the year before' }).waitFor()
    await picture(page, 'en/05-cuenta')
    await page.goto(`${product.address}/ajustes?parte=perfil`)
    await page.getByRole('button', { name: 'Español' }).click()
    await page.getByRole('heading', { name: 'Sus datos' }).waitFor()
  })
})

import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium, openBrowser } from '@tests/support/chromium'
import { expectAccessible, keepPicturesOfFailures, picture, visit, type Visit } from '@tests/support/journey'
import { setUp } from '@tests/support/journey-steps'
import { type RunningProduct, startFreshProduct } from '@tests/support/product'

const chromium = findChromium()
const block = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })
const matrixCell = (page: Page, name: string): Locator => page.getByRole('button', { name: new RegExp(`^${name}`) })
const insightRow = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })

describe.skipIf(!chromium)('where we can add value to a client, in the example company', () => {
  let product: RunningProduct
  let browser: Browser
  let director: Visit
  let account = ''
  keepPicturesOfFailures(() => [director])
  const open = async (page: Page): Promise<void> => {
    await page.goto(`${product.address}/cuentas/${account}?parte=estrategia`)
    await block(page, 'Oportunidades de valor').getByText('Espacio en blanco').waitFor()
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
    const found = await page.request.get(`${product.address}/api/v1/search?text=praderita`)
    account = ((await found.json()) as { accounts: { id: string }[] }).accounts[0]!.id
  })
  afterAll(async () => {
    expect(director.complaints).toEqual([])
    await browser?.close()
    await product?.stop()
  })

  test('RP-2d an activity is scored with the digits of the keyboard, suggested, and carried to the SWOT with its pain', async () => {
    const { page } = director
    await open(page)
    for (const [name, digit] of [
      ['Importa: Operaciones', '5'],
      ['Va en: Operaciones', '2'],
      ['Movemos: Operaciones', '4'],
    ] as const) {
      await page.getByRole('slider', { name }).focus()
      await page.keyboard.press(digit)
    }
    await block(page, 'Oportunidades de valor').getByText('1 sugerida').waitFor()
    await page.getByRole('button', { name: /^Operaciones: / }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.drawer-fields textarea:focus').waitFor()
    await page.keyboard.type('Merma de envasado')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'Llevar a Oportunidades' }).click()
    await page.getByText('Llevado a Oportunidades').waitFor()
    await page.reload()
    await block(page, 'Situación actual').locator('.swot-part.opportunity input').waitFor()
    await page.getByRole('button', { name: 'Operaciones: Merma de envasado. Abrir' }).waitFor()
  })

  test('R1-05 the matrix has the invoices in it; a unit and its first figures are written without the mouse', async () => {
    const { page } = director
    await open(page)
    const bought = page.locator('.whitespace-table').getByText('Comprado').first()
    await bought.waitFor()
    await page.getByRole('button', { name: 'Agregar unidad' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('form input:focus').waitFor()
    await page.keyboard.type('Planta Belo')
    await page.keyboard.press('Enter')
    const line = (await page.locator('.whitespace-table thead th .strong').first().innerText()).trim()
    await matrixCell(page, `${line} · Planta Belo`).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Gasto', { exact: true }).fill('200.000.000')
    await page.getByLabel('Alcanzable, %').fill('40')
    await page.getByLabel('Lo nuestro al año').fill('30.000.000')
    await page.getByLabel('Competidor').fill('Cartamil')
    await page.keyboard.press('Tab')
    const result = page.locator('.cell-result')
    await result.getByText('Potencial 50.000.000').waitFor()
    await result.getByText('15,0 % de su gasto').waitFor()
    await expectAccessible(page)
    await picture(page, 'es/06-espacio-en-blanco')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Cambiar el nombre de Planta Belo' }).click()
    await page.locator('form input:focus').fill('Planta Bello')
    await page.keyboard.press('Enter')
    await page.getByText('Ahora se llama Planta Bello').waitFor()
    await matrixCell(page, `${line} · Planta Bello`).getByText('Parcial').waitFor()
  })

  test('R1-05 the matrix leaves as a workbook, comes back saying nothing new, and a sheet with a fault is not brought', async () => {
    const { page } = director
    const menu = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: 'Hoja de cálculo' }).click()
      await page.getByRole('menuitem', { name }).click()
    }
    const [download] = await Promise.all([page.waitForEvent('download'), menu('Exportar a XLSX')])
    expect(download.suggestedFilename()).toBe('espacio-en-blanco-2026-05-14.xlsx')
    await menu('Traer de una hoja')
    const dialog = page.getByRole('dialog', { name: 'Traer la matriz de una hoja' })
    await dialog.waitFor()
    await page.setInputFiles('input[type=file]', await download.path())
    await dialog.getByText(/^Nuevas: \d; cambian: 0; iguales: 1$/).waitFor()
    const paste = dialog.getByLabel('O pegue las filas, con su encabezado')
    await paste.fill('Unidad del cliente\tLínea\tGasto al año\nPlanta Bello\tBolsas\tmucho')
    await dialog.getByRole('row', { name: '2 Gasto al año No es un monto' }).waitFor()
    expect(await dialog.getByRole('button', { name: 'Traer las celdas' }).isDisabled()).toBe(true)
    await expectAccessible(page)
    await paste.fill('Unidad del cliente\tLínea\tGasto al año\nPlanta Bello\tBolsas\t90.000.000')
    await dialog.getByText('Nuevas: 1; cambian: 0; iguales: 0').waitFor()
    await dialog.getByRole('button', { name: 'Traer las celdas' }).click()
    await page.getByText('Celdas nuevas: 1; cambiadas: 0').waitFor()
    await matrixCell(page, 'Bolsas · Planta Bello').getByText('de 90.000.000').waitFor()
  })

  test('RP-2c an objective is a draft until it has its measure, and then says how far it has come', async () => {
    const { page } = director
    await page.getByRole('button', { name: 'Agregar objetivo' }).click()
    const objective = page.locator('.objectives article')
    await objective.getByLabel('Objetivo', { exact: true }).fill('Bajar la merma')
    await objective.getByText('Borrador: falta el indicador').waitFor()
    await objective.getByLabel('Indicador').fill('Merma')
    await objective.getByLabel('Base').fill('4,6')
    await objective.getByLabel('Hoy').fill('3,8')
    await objective.getByLabel('Meta', { exact: true }).fill('3')
    await page.keyboard.press('Tab')
    await objective.getByText('50 % del camino').waitFor()
  })

  test('R1-04 a card of the insight board goes to another row with space and arrows, back by its menu, and is tied to another', async () => {
    const { page } = director
    for (const [row, text] of [
      ['Metas', 'Exportar yogur'],
      ['Presiones', 'Piden empaque reciclable'],
    ] as const) {
      await insightRow(page, row).getByRole('button', { name: 'Agregar tarjeta' }).click()
      await insightRow(page, row).getByLabel('Tarjeta').fill(text)
      await page.keyboard.press('Tab')
      await page.getByRole('button', { name: `Mover «${text}» a otra fila` }).waitFor()
    }
    const grip = page.getByRole('button', { name: 'Mover «Piden empaque reciclable» a otra fila' })
    await grip.focus()
    await page.keyboard.press('Space')
    await page.getByText('Piden empaque reciclable sobre Presiones.').waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowDown')
    await page.getByText('Piden empaque reciclable sobre Iniciativas.').waitFor({ state: 'attached' })
    await page.keyboard.press('Space')
    await page.getByText('Movida a Iniciativas').waitFor()
    await insightRow(page, 'Iniciativas').locator('.insight-card').waitFor()
    await grip.click()
    await page.getByRole('menuitem', { name: 'Obstáculos' }).click()
    await insightRow(page, 'Obstáculos').locator('.insight-card').waitFor()
    await insightRow(page, 'Obstáculos').getByRole('button', { name: 'Enlazar con…' }).click()
    await page.getByRole('checkbox', { name: 'Exportar yogur' }).click()
    await page.keyboard.press('Escape')
    await insightRow(page, 'Metas').getByText('Obstáculo: Piden empaque reciclable').waitFor()
    await expectAccessible(page)
    await page.reload()
    await insightRow(page, 'Obstáculos').getByText('Meta: Exportar yogur').waitFor()
  })

  test('while it waits for its signature everything is read and nothing can be typed', async () => {
    const { page } = director
    const sent = await page.request.post(`${product.address}/api/v1/accounts/${account}/strategy/submission`, {
      data: { isSubmitted: true },
      headers: { 'idempotency-key': crypto.randomUUID() },
    })
    expect(sent.status()).toBe(200)
    await open(page)
    await insightRow(page, 'Metas').getByText('Exportar yogur').first().waitFor()
    for (const name of ['Oportunidades de valor', 'Situación actual']) {
      const region = block(page, name)
      expect(await region.locator('input, textarea, select, [role=slider]').count()).toBe(0)
      expect(await region.getByRole('button', { name: /^(Agregar|Retirar|Mover|Enlazar)/ }).count()).toBe(0)
    }
    await matrixCell(page, 'Bolsas · Planta Bello').click()
    await page.getByText('90.000.000', { exact: true }).waitFor()
    await expectAccessible(page)
  })
})

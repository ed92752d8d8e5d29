import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium, openBrowser } from '@tests/support/chromium'
import { expectAccessible, keepPicturesOfFailures, picture, visit, type Visit } from '@tests/support/journey'
import { confirmImport, dropFile, password, setUp } from '@tests/support/journey-steps'
import { type RunningProduct, startFreshProduct } from '@tests/support/product'
import { siigoFile } from '@tests/support/siigo-file'

const chromium = findChromium()
const file = siigoFile()

// The story of issue and method: from the file that the ERP exported to a manager who sees exactly his accounts.
describe.skipIf(!chromium)('a stranger brings his sales and puts managers in charge', () => {
  let product: RunningProduct
  let browser: Browser
  let director: Visit
  const manager: { visit?: Visit } = {}
  keepPicturesOfFailures(() => [director, manager.visit])
  beforeAll(async () => {
    product = await startFreshProduct()
    browser = await openBrowser(chromium!)
    director = await visit(browser)
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  test('sets Clave up with the code of the terminal', async () => {
    const { page } = director
    await page.goto(product.address)
    await page.getByLabel('Código de un solo uso').waitFor()
    await expectAccessible(page)
    await picture(page, 'es/01-inicio')
    await page.getByText('English').click()
    await page.getByLabel('One-time code').waitFor()
    await picture(page, 'en/01-inicio')
    await page.getByText('Español').click()
    await setUp(page, product.address, product.setupCode!, 'es')
    await expectAccessible(page)
  })

  test('drops the file and sees how it is read, before anything is written', async () => {
    const { page } = director
    await page.getByText('Empezar con mis ventas').click()
    await dropFile(page, { name: 'ventas_siigo.csv', content: file.content }, 'es')
    expect(await page.getByLabel('Codificación').first().inputValue()).toBe('Windows-1252')
    expect(await page.getByText(/40 distintos/).count()).toBeGreaterThan(0)
    await page.getByText('Total que escribió Contabilidad').waitFor()
    await expectAccessible(page)
    await picture(page, 'es/02-importar')
    await page.getByRole('button', { name: /^Su cuenta/ }).click()
    await expectAccessible(page)
    await page.getByRole('menuitem', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Import sales' }).waitFor()
    await picture(page, 'en/02-importar')
    await page.getByRole('button', { name: /^Your account/ }).click()
    await page.getByRole('menuitem', { name: 'Español' }).click()
    await page.getByRole('heading', { name: 'Importar ventas' }).waitFor()
    await confirmImport(page, 'es')
  })

  test('reads who the vital few are and makes them key', async () => {
    const { page } = director
    await page
      .getByText(/\d+ de 40 clientes generan \d+,\d\s% de las ventas/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: /^Convertir \d+ en clave/ }).click()
    await page.getByText(/ya son cuentas clave/).waitFor()
    await expectAccessible(page)
  })

  let invitation = ''
  test('invites a manager by a link that needs no mail server', async () => {
    const { page } = director
    await page.goto(`${product.address}/ajustes?parte=personas`)
    await page.getByRole('button', { name: 'Invitar persona' }).first().click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Nombre y apellido').fill('Andrés Mejía')
    await form.getByLabel('Correo').fill('andres@altavia.example')
    await form.getByRole('checkbox', { name: 'Gerente de cuenta clave' }).check()
    await form.getByRole('button', { name: 'Invitar persona' }).click()
    await page.getByText(/Enlace de ingreso/).waitFor()
    const link = await page.evaluate<string>(
      'document.body.innerHTML.match(/https?:[^"<> ]+invitacion#[A-Za-z0-9_-]+/)[0]',
    )
    expect(link.startsWith(product.address)).toBe(true)
    invitation = link
    await page.keyboard.press('Escape')
  })

  test('the manager chooses his password and sees no account yet', async () => {
    manager.visit = await visit(browser)
    const { page } = manager.visit
    await page.goto(invitation)
    await page.getByLabel('Contraseña', { exact: false }).first().fill(password)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Crear mi acceso' }).click()
    await page.getByRole('navigation', { name: 'Principal' }).first().waitFor()
    const seen = await page.request.get(`${product.address}/api/v1/accounts?view=all`)
    expect(await seen.json()).toMatchObject({ rows: [] })
  })

  test('the director appoints him to two accounts and signs the portfolio', async () => {
    const { page } = director
    for (const client of file.clients.slice(0, 2)) {
      await page.goto(`${product.address}/cuentas?vista=key`)
      await page
        .getByRole('link', { name: new RegExp(client.slice(0, 8)) })
        .first()
        .click()
      await page.getByRole('button', { name: 'Nombrar gerente' }).first().click()
      const form = page.getByRole('dialog')
      await form.getByLabel('Gerente de cuenta').first().click()
      await page.getByRole('option', { name: /Andrés Mejía/ }).click()
      await form.getByRole('button', { name: 'Nombrar', exact: true }).click()
      await page.getByText(/Andrés Mejía responde por/).waitFor()
    }
    await expectAccessible(page)
    await page.goto(`${product.address}/cuentas`)
    await page.getByText(file.clients[0]!.slice(0, 8)).first().waitFor()
    await expectAccessible(page)
    await page.goto(`${product.address}/cartera`)
    await page.getByRole('button', { name: 'Aprobar cartera' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Aprobar y firmar' }).click()
    await page.getByText(/Cartera aprobada/).waitFor()
  })

  test('the manager sees exactly his accounts, and of the others nothing', async () => {
    const { page } = manager.visit!
    await page.goto(`${product.address}/cuentas`)
    await page.getByText(file.clients[0]!.slice(0, 8)).first().waitFor()
    const own = (await (await page.request.get(`${product.address}/api/v1/accounts?view=all`)).json()) as {
      rows: { name: string; rank: number | null }[]
      total: number
    }
    expect(own.rows.map(({ name }) => name).toSorted()).toEqual(file.clients.slice(0, 2).toSorted())
    expect(own.rows.map(({ rank }) => rank).toSorted()).toEqual([1, 2])
    await expectAccessible(page)
    const all = (await (await director.page.request.get(`${product.address}/api/v1/accounts?view=all`)).json()) as {
      rows: { id: string; name: string }[]
    }
    const foreign = all.rows.find(({ name }) => name === file.clients[4])!
    await page.goto(`${product.address}/cuentas/${foreign.id}`)
    await page
      .getByText(/No encontramos/)
      .first()
      .waitFor()
    expect(await page.getByText(foreign.name).count()).toBe(0)
  })

  test('nothing in the browser complained on the way', () => {
    expect([...director.complaints, ...manager.visit!.complaints]).toEqual([])
  })
})

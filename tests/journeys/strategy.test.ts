import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium, openBrowser } from '@tests/support/chromium'
import { pptxText } from '@tests/support/document-text'
import { expectAccessible, keepPicturesOfFailures, picture, visit, type Visit } from '@tests/support/journey'
import { password, setUp } from '@tests/support/journey-steps'
import { type RunningProduct, startFreshProduct } from '@tests/support/product'

const chromium = findChromium()

/** What a manager knows after his first round of visits: one answer for each of the nine starred questions. */
const answers = [
  'El yogur griego crece a doble dígito y la leche UHT de litro se estanca',
  'Defiende su frescura en tienda frente a Lactaria del Sur, que entró más barato',
  'La merma en envasado llega a 4,6 % en la línea 3 y le duele a la planta',
  'En operaciones: bajar la merma de la línea 3 de 4,6 % a 3 %',
  'Decide la gerente general; aprueba el dinero la dirección financiera',
  'Crecer de 6.400 a 7.200 millones si ganamos el vaso de yogur reciclable',
  'Ganamos en servicio y cercanía; perdemos en precio frente a Cartamil',
  'En 2024 perdimos la licitación de tapas y en 2025 resolvimos la merma de la línea 1',
  'Ser su socio de empaque reciclable: ellos bajan merma, nosotros crecemos en yogur',
]

describe.skipIf(!chromium)('a manager makes the strategy of an account, and the director signs it', () => {
  let product: RunningProduct
  let browser: Browser
  let director: Visit
  let manager: Visit
  let account = ''
  keepPicturesOfFailures(() => [director, manager])
  const api = (path: string): string => `${product.address}/api/v1${path}`
  const idOf = async (words: string): Promise<string> => {
    const reply = await director.page.request.get(api(`/search?text=${words}`))
    return ((await reply.json()) as { accounts: { id: string }[] }).accounts[0]!.id
  }
  const speak = async (locale: 'es' | 'en'): Promise<void> => {
    const { request } = director.page
    const { version } = (await (await request.get(api('/me'))).json()) as { version: number }
    await request.patch(api('/me'), { data: { locale }, headers: { 'if-match': `"${version}"` } })
  }
  const open = async (page: Page, id = account, version = 'Versión'): Promise<void> => {
    await page.goto(`${product.address}/cuentas/${id}?parte=estrategia`)
    await page
      .getByText(new RegExp(`^${version} [0-9]`))
      .first()
      .waitFor()
  }
  beforeAll(async () => {
    product = await startFreshProduct()
    browser = await openBrowser(chromium!)
    director = await visit(browser)
    await director.page.goto(product.address)
    await setUp(director.page, product.address, product.setupCode!, 'es')
    await director.page.getByText('Explorar con la empresa de ejemplo').click()
    await director.page.waitForURL(/\/cartera/)
  })
  afterAll(async () => {
    expect([...director.complaints, ...(manager?.complaints ?? [])]).toEqual([])
    await browser?.close()
    await product?.stop()
  })

  test('the example’s first client has a plan to learn from, with what it lacks against what was signed', async () => {
    const { page } = director
    await open(page, await idOf('valdorado'))
    await page.getByText('María Ibáñez aprobó la versión 1', { exact: false }).waitFor()
    await page.getByRole('region', { name: 'Situación actual', exact: true }).getByText('DOFA').waitFor()
    await expectAccessible(page)
    await picture(page, 'es/06-estrategia', 1900)
    await speak('en')
    await open(page, await idOf('valdorado'), 'Version')
    await page.getByRole('region', { name: 'Current situation', exact: true }).getByText('SWOT').waitFor()
    await expectAccessible(page)
    await picture(page, 'en/06-strategy', 1900)
    await speak('es')
  })

  test('a new manager comes in by his link and answers for Yogures Praderita from today', async () => {
    const { request } = director.page
    const post = async <T>(path: string, data: object): Promise<T> => {
      const reply = await request.post(api(path), { data, headers: { 'idempotency-key': crypto.randomUUID() } })
      expect([path, reply.status()]).toEqual([path, 200])
      return (await reply.json()) as T
    }
    account = await idOf('praderita')
    const guest = { name: 'Camila Rendón', email: 'camila@altavia.example', roles: ['kam'], area: null }
    const invited = await post<{ userId: string; link: string }>('/users/invitations', guest)
    await post(`/accounts/${account}/appointments`, { managerId: invited.userId, startsOn: '2026-05-14' })
    manager = await visit(browser)
    const { page } = manager
    await page.goto(invited.link)
    await page.getByLabel('Contraseña', { exact: false }).first().fill(password)
    await page.getByRole('button', { name: 'Crear mi acceso' }).click()
    await page.getByRole('navigation', { name: 'Principal' }).first().waitFor()
  })

  test('the five-minute version is answered by keyboard alone', async () => {
    const { page } = manager
    await open(page)
    await page.getByRole('button', { name: 'Versión de 5 minutos' }).focus()
    await page.keyboard.press('Enter')
    const questions = page.getByRole('region', { name: 'Versión de 5 minutos' })
    await questions.getByText('0 de 9 respondidas').waitFor()
    await questions
      .getByRole('button', { name: /^Responder/ })
      .first()
      .focus()
    await page.keyboard.press('Enter')
    for (const [i, answer] of answers.entries()) {
      await questions.locator('textarea:focus').waitFor()
      await page.keyboard.type(answer)
      await page.keyboard.press('Control+Enter')
      await questions.getByText(`${i + 1} de 9 respondidas`).waitFor()
    }
    await expectAccessible(page)
    await questions.getByRole('button', { name: 'Ver el plan completo' }).click()
    await page.reload()
    await page.getByText(answers[0]!).first().waitFor()
  })

  test('a finding with its source is carried to the SWOT, and the link is seen at both ends', async () => {
    const { page } = manager
    const block = page.getByRole('region', { name: 'Situación actual', exact: true })
    const good = block.locator('section').filter({ has: page.getByRole('heading', { name: 'Va bien', exact: true }) })
    await good.getByRole('button', { name: 'Agregar hallazgo' }).click()
    const text = good.getByRole('textbox', { name: 'Hallazgo' }).last()
    await text.fill('El yogur griego ya es 31 % de su venta')
    await good.getByRole('button', { name: /Sin certeza/ }).click()
    await good.getByRole('button', { name: 'Hecho' }).click()
    await good.getByRole('textbox', { name: 'Fuente' }).fill('informe de gestión 2025')
    await good.getByRole('textbox', { name: 'Fuente' }).press('Tab')
    await good.getByRole('button', { name: 'Llevar a' }).first().click()
    await page.getByRole('menuitem', { name: 'Fortalezas' }).click()
    await page.getByText('Llevado a Fortalezas').waitFor()
    await good.getByText('Fortalezas').waitFor()
    const strengths = block.getByRole('region', { name: 'Fortalezas' })
    await strengths.getByText('1 hallazgo').waitFor()
    await expectAccessible(page)
  })

  test('what the strategy stands on is written, and the plan is sent', async () => {
    const { page } = manager
    const block = page.getByRole('region', { name: 'Resumen ejecutivo', exact: true })
    await block.getByRole('button', { name: 'Resumen ejecutivo' }).click()
    for (const [name, words] of [
      ['Circunstancias', 'Crece en yogur y la merma le cuesta margen'],
      ['Intereses', 'Bajar merma y llegar a empaque reciclable'],
    ] as const) {
      const part = block.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) })
      await part.getByRole('button', { name: 'Escribir' }).click()
      await part.getByRole('textbox', { name }).fill(words)
      await part.getByRole('button', { name: 'Se apoya en…' }).click()
      await page.getByRole('checkbox', { name: 'El yogur griego ya es 31 % de su venta' }).click()
      await part.getByText('Hallazgo', { exact: true }).waitFor()
      await page.keyboard.press('Escape')
    }
    await page
      .getByText(/Guardado \d\d:\d\d/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Enviar a aprobación' }).click()
    await page.getByText('En aprobación').waitFor()
    await page.getByRole('textbox', { name: 'Hallazgo' }).waitFor({ state: 'detached' })
  })

  test('the director reads it and signs the first version', async () => {
    const { page } = director
    await open(page)
    await page.getByText('El yogur griego ya es 31 % de su venta').first().waitFor()
    await page.getByRole('button', { name: 'Revisar y decidir' }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Aprobar la versión 1' }).click()
    await page.getByText(/María Ibáñez aprobó la versión 1/).waitFor()
  })

  test('the board’s slides and the printed page say the figures of the screen', async () => {
    const { page } = director
    await open(page, await idOf('valdorado'))
    const goals = page.getByRole('region', { name: 'Metas a tres años', exact: true })
    const measured = goals.locator('.goal-measured')
    await measured.first().waitFor()
    const figures = (await measured.allInnerTexts()).map((figure) => figure.trim())
    expect(figures).toContain('2.019,6')
    await page.getByRole('button', { name: 'Documento', exact: true }).click()
    const window = page.getByRole('dialog', { name: 'Documento del plan' })
    await window.getByRole('radio', { name: 'Junta directiva' }).check()
    await expectAccessible(page)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      window.getByRole('button', { name: 'Descargar' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('plan-de-cuenta-board-2026-05-14.pptx')
    const slides = await pptxText(await readFile(await file.path()))
    for (const figure of figures) expect(slides).toContain(figure)
    await window.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Documento', exact: true }).click()
    await window.getByText('Página', { exact: true }).click()
    const [paper] = await Promise.all([
      page.context().waitForEvent('page'),
      window.getByRole('link', { name: 'Abrir' }).click(),
    ])
    await paper.getByRole('heading', { name: 'Lácteos Valdorado' }).waitFor()
    for (const figure of figures) await paper.getByText(figure, { exact: true }).first().waitFor()
    await paper.close()
  })

  test('next year begins from this one, and what differs is shown beside what was signed', async () => {
    const { page } = manager
    await open(page)
    await page.getByText('Versión 2', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Más acciones de la estrategia' }).click()
    await page.getByRole('menuitem', { name: 'Empezar el plan 2027 desde este' }).click()
    await page.getByText('2027 a 2029').waitFor()
    const block = page.getByRole('region', { name: 'Situación actual', exact: true })
    await block.getByRole('textbox', { name: 'Hallazgo' }).first().fill('El yogur griego ya es 34 % de su venta')
    await block.getByRole('textbox', { name: 'Hallazgo' }).first().press('Tab')
    await page.getByText('Borrador, 1 cambio').waitFor()
    await page.getByRole('button', { name: 'Comparar' }).click()
    const sides = page.locator('.difference', { hasText: '34 %' })
    await sides.getByText('El yogur griego ya es 31 % de su venta').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Volver a la versión 1' }).click()
    await page.getByText('El borrador es de nuevo la versión 1').waitFor()
  })

  test('the timeline tells who did what', async () => {
    const { page } = manager
    await page.goto(`${product.address}/cuentas/${account}?parte=bitacora`)
    await page.getByText('Se aprobó la versión 1 de la estrategia').waitFor()
    await page.getByText('Camila Rendón responde por la cuenta desde el 14/05/2026').waitFor()
    await expectAccessible(page)
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { randomLayout } from '@tests/support/sales/random-layout'
import { randomStyle } from '@tests/support/sales/random-style'
import { type Layout, layouts } from '@tests/support/sales/sales-layouts'
import { expectedFigures, figuresOf, salesFile, writeText, writeWorkbook } from '@tests/support/sales-files'
import { paretoReport } from './pareto-report'

const folder = mkdtempSync(join(tmpdir(), 'clave-random-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Writes one file as the seed says and reads it back. Each failure names its seed: the same seed writes the same file. */
async function expectExact(layout: Layout, seed: number, isWild = false): Promise<void> {
  const style = randomStyle(layout, seed, isWild)
  const file = salesFile(layout, style.report, style.world)
  const path = join(folder, style.isWorkbook ? 'sales.xlsx' : 'sales.csv')
  if (style.isWorkbook) writeWorkbook(path, file, style.workbook)
  else writeText(path, file, style.text)
  const about = `seed ${seed}, ${layout.name}: ${layout.columns}`
  if (layout.net === 'taxedOnly')
    return expect(paretoReport(path, {}, 80), about).rejects.toMatchObject({ code: 'tax_rate_needed' })
  const linesAbove = !style.isWorkbook && style.text.hasSepLine ? 1 : 0
  const found = figuresOf(await paretoReport(path, {}, 80))
  const expected = expectedFigures(file, linesAbove)
  const areTexts = !style.isWorkbook || style.workbook.areNumbersText
  const sign = areTexts ? signs[style.text.numbers] : undefined
  const unnamed = expected.currencies['']
  if (sign && unnamed) expected.currencies = { [sign]: unnamed }
  expect(found, about).toEqual(expected)
}

/** Currencies that amounts carry in their own cells. */
const signs: Readonly<Record<string, string>> = { 'COP 1.234,56': 'COP', 'US$ 1,234.56': 'USD', 'S/ 1,234.56': 'PEN' }

test('amounts of two currencies in one column are never added', async () => {
  const path = join(folder, 'signs.csv')
  const rows = Array.from({ length: 40 }, (_, i) => {
    const amount = i % 4 === 0 ? 'US$ 100,00' : i % 4 === 1 ? '50,00 EUR' : '$ 1.000.000,00'
    return `FV-${i};${String((i % 28) + 1).padStart(2, '0')}/03/2024;90012345${i % 5};Cliente ${i % 5};${amount}`
  })
  writeFileSync(path, ['Factura;Fecha;NIT;Cliente;Valor neto', ...rows].join('\n'))
  const { currencies } = await paretoReport(path, {}, 80)
  expect(Object.fromEntries(Object.entries(currencies!).map(([code, own]) => [code, own.total]))).toEqual({
    USD: '1000.0000',
    EUR: '500.0000',
    '?': '20000000.0000',
  })
})

const seeds = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i)

describe('a ledger written at random is read to the cent', () => {
  test.each(layouts)('$name, in any encoding, style and order', async (layout) => {
    for (const seed of seeds(1, 2)) await expectExact(layout, seed)
    for (const seed of seeds(3, 3)) await expectExact(layout, seed, true)
  })
  test.each(seeds(0, 5))('own headings, own order, columns that are none of ours: batch %i', async (batch) => {
    for (const seed of seeds(1 + batch * 40, 40)) await expectExact(randomLayout(seed), seed)
  })
  // Clients called «Total Química», blanks around cells, documents written once, sums of clients and pages, currency signs.
  test.each(seeds(5, 5))('the same in the hands of people: batch %i', async (batch) => {
    for (const seed of seeds(1 + batch * 40, 40)) await expectExact(randomLayout(seed), seed, true)
  })
})

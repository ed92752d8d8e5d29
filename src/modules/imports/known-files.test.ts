import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { clientNames } from './reading/client-names'
import { paretoReport, type ParetoReport } from './pareto-report'
import type { ReadOptions } from './reading/sales-file.types'

const data = process.env['CLAVE_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url))
const has = existsSync(join(data, 'facts.json'))
const read = (name: string): Record<string, Record<string, unknown>> =>
  JSON.parse(readFileSync(join(data, name), 'utf8')) as never

interface MethodF1 {
  base_total: string
  clients_positive: number
  A: number
  B: number
  C: number
  N: number
  top20_clients: number
  top20_share_pct: string
}
const cents = (text: string): string => Number(text).toFixed(2)

function expectF1(report: ParetoReport, expected: MethodF1): void {
  expect({
    base: cents(report.base),
    classes: report.classes,
    positive: report.clients - report.classes.N,
    top20: report.top20,
  }).toEqual({
    base: cents(expected.base_total),
    classes: { A: expected.A, B: expected.B, C: expected.C, N: expected.N },
    positive: expected.clients_positive,
    top20: { clients: expected.top20_clients, share: expected.top20_share_pct },
  })
  expect(report.rows.read).toBe(
    report.rows.used + Object.values(report.rows.skipped).reduce((sum, count) => sum + count, 0),
  )
}

// Real and messy files live beside the repository, not in it: without them these tests say so by name.
describe.skipIf(!has)('files with independently computed values', () => {
  const facts = has ? read('facts.json') : {}
  const messy = has ? read('messy/expected.json') : {}
  const report = (name: string, options: ReadOptions = {}): Promise<ParetoReport> =>
    paretoReport(join(data, name), options, 80)
  const f1 = (set: string, part: string): MethodF1 => (facts[set]![part] as { method_f1: MethodF1 }).method_f1

  test('online retail, credit notes netted, 24,9 % without client', async () => {
    const found = await report('online_retail.csv.gz')
    expectF1(found, f1('online_retail', 'net_identified'))
    expect({
      read: found.rows.read,
      total: cents(found.total),
      without: found.withoutClient,
      period: found.period,
    }).toMatchObject({
      read: 541_909,
      total: '8300065.81',
      without: { rows: 135_080, total: '1447682.1200' },
      period: { from: '2010-12-01', to: '2011-12-09' },
    })
    expect(found.top[0]).toMatchObject({ client: '14646', net: '279489.0200' })
  })
  test('adventureworks by code and as one currency', async () => {
    expectF1(
      await report('adventureworks_reseller_lines.csv.gz', { clientBy: 'code', oneCurrency: true }),
      f1('adventureworks', 'by_code'),
    )
  })
  test('adventureworks with its currencies apart', async () => {
    const found = await report('adventureworks_reseller_lines.csv.gz', { clientBy: 'code' })
    expect(
      Object.fromEntries(Object.entries(found.currencies!).map(([code, own]) => [code, cents(own.total)])),
    ).toEqual(
      Object.fromEntries(
        Object.entries(facts['adventureworks']!['currencies'] as Record<string, [number, string]>).map(
          ([code, [, total]]) => [code, total],
        ),
      ),
    )
  })
  test('northwind, discount as a fraction', async () =>
    expectF1(await report('northwind_lines.csv'), f1('northwind', 'by_customer')))
  test('classicmodels without cancelled', async () =>
    expectF1(await report('classicmodels_lines.csv'), f1('classicmodels', 'without_cancelled')))

  test('m1: Siigo, title rows, comma, positional dates', async () => {
    const found = await report('messy/m1_siigo_ventas.csv')
    expectF1(found, messy['m1_siigo_ventas.csv']!['method_f1'] as MethodF1)
    expect(found).toMatchObject({
      detected: { encoding: 'windows-1252', delimiter: ';', headerRow: 7 },
      period: { from: '2013-01-28', to: '2013-11-29' },
    })
    expect(found.top.slice(0, 3).map(({ client, net }) => [client, cents(net)])).toEqual(
      (messy['m1_siigo_ventas.csv']!['by_nit'] as { top3: unknown }).top3,
    )
  })
  test('m2: World Office, computed net, names from a second file', async () => {
    const names = await clientNames(join(data, 'messy/m2_worldoffice_terceros.csv'))
    const found = await report('messy/m2_worldoffice_ventas.csv', { names })
    expectF1(found, messy['m2_worldoffice_ventas.csv']!['method_f1'] as MethodF1)
    expect(found.top[0]).toMatchObject({ client: '999007062', name: expect.stringMatching(/\w/), net: '110277.3050' })
  })
  test('m3: Odoo workbook, group header, only posted', async () => {
    const found = await report('messy/m3_odoo_facturas.xlsx')
    expectF1(found, messy['m3_odoo_facturas.xlsx']!['method_f1'] as MethodF1)
    expect(found).toMatchObject({
      detected: { sheet: 'Facturas', headerRow: 5 },
      period: { from: '2003-01-06', to: '2005-06-12' },
      rows: { skipped: { cancelled: 6, blank: 3, total: 1 } },
    })
  })
  test('m4: SAP Business One, pages, repeated headers, trailing minus', async () => {
    const found = await report('messy/m4_sapb1_paginado.csv')
    expectF1(found, messy['m4_sapb1_paginado.csv']!['method_f1'] as MethodF1)
    expect(found.rows.skipped).toMatchObject({ repeatedHeader: 425, subtotal: 8, total: 1, withoutClient: 7864 })
    expect(found.withoutClient.total).toBe('91161.6300')
    expect(found.rows.used + 7864).toBe(25_525)
  })
})

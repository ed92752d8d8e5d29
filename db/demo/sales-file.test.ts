import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { paretoReport, type ParetoReport } from '@/modules/imports/pareto-report'
import { demoWorld } from './demo-world'
import { salesFiles } from './sales-file'

const folder = mkdtempSync(join(tmpdir(), 'clave-demo-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const [upToMarch, lastYear] = salesFiles(demoWorld())

async function reportOf(file: { name: string; bytes: Buffer }): Promise<ParetoReport> {
  const path = join(folder, file.name)
  writeFileSync(path, file.bytes)
  return paretoReport(path, {}, 80)
}

test('the file of the year reads as the import screen says: 4,318 rows, 4,301 used, 17 with error', async () => {
  const report = await reportOf(lastYear!)
  expect(report.rows).toEqual({ read: 4318, used: 4301, skipped: { error: 17 } })
  expect([report.detected.encoding, report.detected.delimiter, report.detected.decimal]).toEqual([
    'windows-1252',
    ';',
    ',',
  ])
  expect([report.total, report.base]).toEqual(['48612400000.0000', '48631000000.0000'])
  expect(report.classes).toEqual({ A: 16, B: 17, C: 59, N: 2 })
  expect([report.shareOfA, report.top20]).toEqual(['80.18', { clients: 19, share: '84.43' }])
})

test('what the 17 rows are worth explains the control total of the accountants', () => {
  const net = demoWorld().faultyRows.reduce(
    (total, row) => total + Number(row.net.replace('O', '0').replaceAll('.', '').replace(',', '.')),
    0,
  )
  expect([demoWorld().faultyRows.length, (net / 1e6).toFixed(1)]).toEqual([17, '31.8'])
})

test('the file before it holds everything up to March, twelve documents with another amount', async () => {
  const report = await reportOf(upToMarch!)
  const { documents, corrections } = demoWorld()
  const older = documents.filter(([, , , issuedOn]) => issuedOn < '2026-04-01')
  const exact = older.reduce((total, [, , , , , , net]) => total + net, 0)
  const differences = corrections.reduce((total, { kind, number, netBefore }) => {
    const now = older.find((document) => document[1] === kind && document[2] === number)!
    return total + netBefore - now[6]
  }, 0)
  expect(report.rows).toEqual({ read: older.length, used: older.length, skipped: {} })
  expect([corrections.length, report.total]).toEqual([12, `${exact + differences}.0000`])
  expect(differences).not.toBe(0)
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { layouts } from '@tests/support/sales/sales-layouts'
import { expectedFigures, figuresOf, salesFile, writeText, writeWorkbook } from '@tests/support/sales-files'
import { paretoReport } from './pareto-report'

const folder = mkdtempSync(join(tmpdir(), 'clave-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

const cases = layouts.flatMap((layout) =>
  (layout.needsSigns ? (['negative'] as const) : (['negative', 'positive'] as const)).map((sign) => ({ layout, sign })),
)

describe('every system writes the same sales its own way, and they are read to the cent', () => {
  test.each(cases)('$layout.name, credit notes $sign', async ({ layout, sign }) => {
    const file = salesFile(layout, { sign })
    const isEnglish = layout.country === 'US'
    const [text, book] = [join(folder, `${layout.name}.csv`), join(folder, `${layout.name}.xlsx`)]
    writeText(text, file, {
      encoding: 'utf8',
      delimiter: layout.delimiter ?? (isEnglish ? ',' : ';'),
      quotes: 'needed',
      lineEnd: '\r\n',
      numbers: isEnglish ? '1,234.56' : '1.234,56',
      negatives: 'leading',
      days: isEnglish ? 'm/d/y' : 'd/m/y',
      ids: 'plain',
    })
    writeWorkbook(book, file, {
      strings: 'shared',
      writing: { numbers: '1234.56', negatives: 'leading', days: 'y-m-d', ids: 'plain' },
    })
    for (const path of [text, book]) {
      if (layout.net === 'taxedOnly') {
        await expect(paretoReport(path, {}, 80)).rejects.toMatchObject({ code: 'tax_rate_needed' })
        continue
      }
      const report = await paretoReport(path, {}, 80)
      expect(figuresOf(report)).toEqual(expectedFigures(file))
      if (layout.system) expect(report.detected.system).toBe(layout.system)
    }
  })
})

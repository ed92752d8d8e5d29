import { writeFileSync } from 'node:fs'
import { expectedPareto, type ExpectedPareto } from './sales/expected-pareto'
import { type InventedSales, inventSales, type World } from './sales/invented-sales'
import { type Layout, layouts } from './sales/sales-layouts'
import { layOut, type Report, type ReportStyle } from './sales/sales-report'
import { type TextStyle, textFile } from './sales/text-file'
import { type Sheet, workbookFile, type WorkbookStyle } from './sales/workbook-file'

export interface SalesFile {
  layout: Layout
  report: Report
  sales: InventedSales
}

export function layoutNamed(name: string): Layout {
  const found = layouts.find((layout) => layout.name === name)
  if (!found) throw new Error(`no layout ${name}`)
  return found
}

/** The sales of a seeded world as the named system lays them out, with what must be read from them. */
export function salesFile(layout: Layout, style: ReportStyle, world: Partial<World> = {}): SalesFile {
  const sales = inventSales({
    seed: 7,
    country: layout.country,
    currencies: layout.currencies,
    ...layout.world,
    ...world,
  })
  return { layout, sales, report: layOut(sales, layout, style) }
}

export function writeText(path: string, file: SalesFile, style: TextStyle): void {
  writeFileSync(path, textFile(file.report.rows, style))
}

export function writeWorkbook(
  path: string,
  file: SalesFile,
  style: WorkbookStyle,
  around: { before?: Sheet[]; after?: Sheet[] } = {},
): void {
  const own: Sheet = { name: 'Ventas', rows: file.report.rows }
  writeFileSync(path, workbookFile([...(around.before ?? []), own, ...(around.after ?? [])], style))
}

/** What the 80/20 of the file must say, by currency; «» where the file names none. */
export function expectedOf(file: SalesFile): Map<string, ExpectedPareto> {
  return new Map([...file.report.expected.byCurrency].map(([currency, own]) => [currency, expectedPareto(own)]))
}

export interface Figures {
  read: number
  used: number
  skipped: Record<string, number>
  headerRow: number
  period: { from: string | null; to: string | null }
  currencies: Record<string, ExpectedPareto>
}

/** Everything that a reading of the file must say, in one shape with `figuresOf`. */
export function expectedFigures(file: SalesFile, linesAbove = 0): Figures {
  const { read, used, skipped, headerRow, from, to } = file.report.expected
  return {
    read,
    used,
    skipped,
    headerRow: headerRow + linesAbove,
    period: { from, to },
    currencies: Object.fromEntries(expectedOf(file)),
  }
}

/** What a report says, in the shape of `expectedFigures`. */
export function figuresOf(report: ReportedFigures): Figures {
  const own = report.currencies ?? { [report.detected.currency ?? '']: report }
  return {
    read: report.rows.read,
    used: report.rows.used,
    skipped: report.rows.skipped as Record<string, number>,
    headerRow: report.detected.headerRow,
    period: report.period,
    currencies: Object.fromEntries(Object.entries(own).map(([currency, figures]) => [currency, onlyFigures(figures)])),
  }
}

interface ReportedFigures extends ExpectedPareto {
  rows: { read: number; used: number; skipped: object }
  period: { from: string | null; to: string | null }
  detected: { headerRow: number; currency: string | null }
  currencies?: Record<string, ExpectedPareto>
}

function onlyFigures({ total, base, clients, classes, shareOfA, withoutClient }: ExpectedPareto): ExpectedPareto {
  return { total, base, clients, classes, shareOfA, withoutClient }
}

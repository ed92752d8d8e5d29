import type { ExportCell, ExportColumn, ExportSheet } from '@/shared/server/export-workbook'
import { roundTo, type Decimal } from '@/shared/kernel/money'
import type { Plan } from './plan.contract'
import type { PlanItem } from './plan-item.contract'
import { itemsOf } from './plan-items.rules'
import { shareOfWallet } from './share-of-wallet.rules'
import { type Whitespace, type WhitespaceCell, whitespaceOf } from './whitespace.rules'
import type { SheetText } from './whitespace-sheet.text'
import { zero } from '@/shared/kernel/money'

/** The matrix in three sheets: a row per cell, the potential as it is seen, and how both are read. */
export function whitespaceSheets(plan: Plan, accountName: string, text: SheetText): ExportSheet[] {
  const cells = itemsOf(plan.items, 'cell')
  const matrix = whitespaceOf(cells, plan.sales?.lines ?? [], plan.benchmarks)
  return [cellsSheet(matrix, cells, text), potentialSheet(matrix, text), aboutSheet(plan, accountName, text)]
}

function cellsSheet(matrix: Whitespace, items: readonly PlanItem<'cell'>[], text: SheetText): ExportSheet {
  const byId = new Map(items.map((item) => [item.id, item]))
  const column = (name: keyof SheetText['columns'], kind: ExportColumn['kind']): ExportColumn => ({
    heading: text.columns[name],
    kind,
  })
  return {
    name: text.sheets.cells,
    columns: [
      column('unit', 'text'),
      column('line', 'text'),
      column('state', 'text'),
      column('spend', 'money'),
      column('spendLow', 'money'),
      column('spendHigh', 'money'),
      column('current', 'money'),
      column('sold', 'money'),
      column('attainablePct', 'number'),
      column('attainable', 'number'),
      column('from', 'text'),
      column('peers', 'integer'),
      column('potential', 'money'),
      column('sharePct', 'number'),
      column('competitor', 'text'),
      column('contractEndsOn', 'day'),
      column('isNotApplicable', 'text'),
      column('certainty', 'text'),
      column('source', 'text'),
      column('observedOn', 'day'),
    ],
    rows: matrix.rows.flatMap((row) =>
      row.cells.flatMap((cell) => (cell ? [cellRowOf(cell, byId.get(cell.itemId ?? ''), text)] : [])),
    ),
  }
}

function cellRowOf(cell: WhitespaceCell, item: PlanItem<'cell'> | undefined, text: SheetText): ExportCell[] {
  const content = item?.content
  return [
    cell.unit,
    cell.line,
    text.states[cell.state],
    content?.spend,
    content?.spendLow,
    content?.spendHigh,
    content?.current,
    exact(cell.current),
    content?.attainablePct,
    cell.attainablePct,
    cell.attainableFrom && text.from[cell.attainableFrom],
    cell.peers,
    exact(cell.potential),
    rounded(shareOfWallet(cell.current ?? zero, cell.spend).pct),
    content?.competitor,
    content?.contractEndsOn,
    content?.isNotApplicable ? text.yes : text.no,
    item?.certainty && text.certainties[item.certainty],
    item?.source,
    item?.observedOn,
  ]
}

function potentialSheet(matrix: Whitespace, text: SheetText): ExportSheet {
  return {
    name: text.sheets.potential,
    columns: [
      { heading: text.columns.unit, kind: 'text' },
      ...matrix.columns.map(({ line }): ExportColumn => ({ heading: line, kind: 'money' })),
      { heading: text.sum, kind: 'money' },
    ],
    rows: [
      ...matrix.rows.map((row) => [
        row.unit === '' ? text.whole : row.unit,
        ...row.cells.map((cell) => exact(cell?.potential ?? null)),
        exact(row.potential),
      ]),
      [text.sum, ...matrix.columns.map(({ potential }) => exact(potential)), exact(matrix.total.potential)],
    ],
  }
}

function aboutSheet(plan: Plan, accountName: string, text: SheetText): ExportSheet {
  const { about } = text
  return {
    name: text.sheets.about,
    columns: [
      { heading: '', kind: 'text', width: 18 },
      { heading: 'Clave', kind: 'text', width: 60 },
    ],
    rows: [
      [about.account, accountName],
      [about.day, plan.today],
      [about.currency, plan.sales?.currency],
      [about.months, plan.sales?.lastMonth],
      [about.rule, text.rule],
      [about.back, text.back],
    ],
  }
}

function exact(amount: Decimal | null): string | null {
  return amount && roundTo(amount, 4).toFixed()
}

function rounded(pct: Decimal | null): string | null {
  return pct && roundTo(pct, 1).toFixed()
}

import type { BodyOf } from '@/shared/kernel/endpoint'
import { decimal, roundTo } from '@/shared/kernel/money'
import { fileReply, type ExportCell, type ExportColumn, writeWorkbook } from '@/shared/server/export-workbook'
import type { RequestContext } from '@/shared/server/request-transaction'
import type { Reply } from '@/shared/server/route'
import { exportWords, type ExportWords } from './account-export.text'
import type { AccountRow, exportAccountsEndpoint } from './account-list.contract'
import { findLatestRun, type LatestRun, readPage } from './account-list.store'
import { noteExport } from './account.store'

type ExportQuery = BodyOf<typeof exportAccountsEndpoint>

const rowsPerRead = 1_000

/**
 * The list as the person sees it, whole, as a workbook; who took what is in the audit trail. Accounts of which he may
 * only know that they exist are not in it: that right ends at the screen.
 */
export async function exportAccounts(ctx: RequestContext, query: ExportQuery): Promise<Reply> {
  const words = exportWords[ctx.actor.locale]
  const run = await findLatestRun(ctx.client)
  const rows: ExportCell[][] = []
  let cursor: string | undefined
  do {
    const page = await readPage(ctx, { ...query, cursor }, { limit: rowsPerRead, withDirectory: false })
    for (const row of JSON.parse(`[${page.rows}]`) as AccountRow[]) rows.push(cellsOf(row, words))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  const { only, ...asked } = query
  await noteExport(ctx.client, { ...asked, ...(only ? { chosen: only.length } : {}), accounts: rows.length })
  const sheets = [
    { name: words.sheet, columns: columnsFor(words, run), rows },
    { name: words.about, columns: aboutColumns, rows: aboutRows(ctx, query, { words, run, accounts: rows.length }) },
  ]
  return fileReply({ name: words.file, day: ctx.today, format: 'xlsx' }, writeWorkbook(sheets))
}

function columnsFor(words: ExportWords, run: LatestRun | undefined): ExportColumn[] {
  return [
    { heading: words.account, kind: 'text', width: 38 },
    { heading: words.status, kind: 'text', width: 12 },
    { heading: words.sector, kind: 'text' },
    { heading: words.city, kind: 'text', width: 18 },
    { heading: words.manager, kind: 'text' },
    { heading: words.isKey, kind: 'text', width: 8 },
    { heading: words.paretoClass, kind: 'text', width: 8 },
    { heading: words.rank, kind: 'integer' },
    { heading: words.share, kind: 'percent' },
    { heading: words.net(run ? `${run.currency} ${run.from} – ${run.to}` : ''), kind: 'money' },
    { heading: words.netYearBefore, kind: 'money' },
    { heading: words.growth, kind: 'percent' },
    { heading: words.lastSale, kind: 'day' },
  ]
}

function cellsOf(row: AccountRow, words: ExportWords): ExportCell[] {
  return [
    row.name,
    words.statuses[row.isArchived ? 'archived' : row.status],
    row.sector,
    row.city,
    row.manager?.name,
    row.isKey ? words.yes : words.no,
    row.paretoClass,
    row.rank,
    row.sharePct,
    row.net,
    row.netYearBefore,
    growthPct(row),
    row.lastSaleOn,
  ]
}

/** As the list shows it: only against a year that sold. */
function growthPct({ net, netYearBefore }: AccountRow): string | null {
  if (!net || !netYearBefore || !decimal(netYearBefore).gt(0)) return null
  return roundTo(decimal(net).minus(netYearBefore).times(100).div(netYearBefore), 2).toFixed(2)
}

const aboutColumns: readonly ExportColumn[] = [
  { heading: '', kind: 'text', width: 18 },
  { heading: 'Clave', kind: 'text', width: 60 },
]

function aboutRows(
  ctx: RequestContext,
  { view, sort: _sort, direction: _direction, only: _only, ...filters }: ExportQuery,
  { words, run, accounts }: { words: ExportWords; run: LatestRun | undefined; accounts: number },
): ExportCell[][] {
  const { aboutRows: labels } = words
  return [
    [labels.by, ctx.actor.name],
    [labels.at, ctx.today],
    [labels.view, words.views[view]],
    [labels.filters, Object.values(filters).filter(Boolean).join(' · ')],
    [labels.accounts, String(accounts)],
    [labels.window, run ? `${run.from} – ${run.to}, ${run.currency}` : ''],
  ]
}

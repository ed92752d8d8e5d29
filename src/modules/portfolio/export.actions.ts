import { dayInZone } from '@/shared/kernel/calendar-date'
import { Refusal } from '@/shared/kernel/errors'
import { sumOf, zero } from '@/shared/kernel/money'
import { exportReply, type ExportCell, type ExportSheet, writeWorkbook } from '@/shared/server/export-workbook'
import type { RequestContext } from '@/shared/server/request-transaction'
import type { Reply } from '@/shared/server/route'
import {
  type ExportedAccount,
  type ExportedRun,
  findRunToExport,
  type GoneAccount,
  listAccountsToExport,
  listGone,
  recordExport,
} from './export.store'
import { type ExportText, exportText } from './export.text'
import { movementsBetween, type ClassifiedAccount } from './stickiness.rules'

/** The portfolio of a run, or of the latest, as a workbook: clients, classes, movement and how the run was made. */
export async function exportPortfolio(ctx: RequestContext, runId: string | undefined): Promise<Reply> {
  const exported = await findRunToExport(ctx.client, runId ?? null)
  if (!exported) throw new Refusal(runId ? 'not_found' : 'no_sales')
  const accounts = await listAccountsToExport(ctx.client, exported.run.id, ctx.today)
  const gone = await listGone(ctx.client, exported.run.id)
  await recordExport(ctx.client, exported.run.id, accounts.length)
  const text = exportText[ctx.actor.locale]
  const sheets = [
    clientsSheet(accounts, exported, text),
    classesSheet(accounts, exported, text),
    movementSheet(accounts, gone, text),
    parametersSheet(exported, text, ctx.timeZone),
  ]
  return exportReply({ name: text.file, day: ctx.today, format: 'xlsx' }, writeWorkbook(sheets))
}

function valueHeading({ run }: ExportedRun, text: ExportText): string {
  return `${text.basis[run.basis]} (${run.currency})`
}

function clientsSheet(accounts: readonly ExportedAccount[], exported: ExportedRun, text: ExportText): ExportSheet {
  const { columns } = text
  return {
    name: text.sheets.clients,
    columns: [
      { heading: columns.rank, kind: 'integer' },
      { heading: columns.client, kind: 'text' },
      { heading: valueHeading(exported, text), kind: 'money' },
      { heading: columns.share, kind: 'percent' },
      { heading: columns.reached, kind: 'percent' },
      { heading: columns.class, kind: 'text' },
      { heading: columns.previousClass, kind: 'text' },
      { heading: columns.previousRank, kind: 'integer' },
      { heading: columns.yearBefore, kind: 'money' },
      { heading: columns.key, kind: 'text' },
      { heading: columns.decision, kind: 'text' },
      { heading: columns.reason, kind: 'text' },
      { heading: columns.until, kind: 'day' },
      { heading: columns.manager, kind: 'text' },
    ],
    rows: accounts.map((account) => [
      account.rank,
      account.name,
      account.value,
      account.sharePct,
      account.reachedPct,
      account.paretoClass,
      account.previousClass,
      account.previousRank,
      account.yearBefore,
      account.isKey ? text.yes : text.no,
      account.decision && text.decisions[account.decision],
      account.reason,
      account.expiresOn,
      account.manager,
    ]),
  }
}

function classesSheet(accounts: readonly ExportedAccount[], exported: ExportedRun, text: ExportText): ExportSheet {
  const base = sumOf(accounts.filter((account) => account.paretoClass !== 'N').map((account) => account.value))
  return {
    name: text.sheets.classes,
    columns: [
      { heading: text.columns.class, kind: 'text' },
      { heading: text.columns.clients, kind: 'integer' },
      { heading: valueHeading(exported, text), kind: 'money' },
      { heading: text.columns.share, kind: 'percent' },
    ],
    rows: (['A', 'B', 'C', 'N'] as const).map((letter) => {
      const members = accounts.filter((account) => account.paretoClass === letter)
      const value = sumOf(members.map((account) => account.value))
      const share = letter === 'N' || base.eq(zero) ? null : value.times(100).div(base).toFixed(4)
      return [letter, members.length, value.toFixed(), share]
    }),
  }
}

function movementSheet(
  accounts: readonly ExportedAccount[],
  gone: readonly GoneAccount[],
  text: ExportText,
): ExportSheet {
  const names = new Map([...accounts, ...gone].map(({ id, name }) => [id, name]))
  const before: ClassifiedAccount[] = [
    ...accounts.flatMap(({ id, previousClass, previousRank }) =>
      previousClass ? [{ id, paretoClass: previousClass, rank: previousRank!, net: zero }] : [],
    ),
    ...gone.map((account) => ({ ...account, net: zero })),
  ]
  const now = accounts.map(({ id, paretoClass, rank }) => ({ id, paretoClass, rank, net: zero }))
  const moved = before.length === 0 ? [] : movementsBetween(before, now).filter(({ kind }) => kind !== 'stays')
  return {
    name: text.sheets.movement,
    columns: [
      { heading: text.columns.client, kind: 'text' },
      { heading: text.columns.movement, kind: 'text' },
      { heading: text.columns.previousClass, kind: 'text' },
      { heading: text.columns.class, kind: 'text' },
      { heading: text.columns.previousRank, kind: 'integer' },
      { heading: text.columns.rank, kind: 'integer' },
    ],
    rows: moved.map((move) => [
      names.get(move.id)!,
      text.movements[move.kind],
      move.from,
      move.to,
      move.rankFrom,
      move.rankTo,
    ]),
  }
}

function parametersSheet(
  { run, previous, totals, approval }: ExportedRun,
  text: ExportText,
  timeZone: string,
): ExportSheet {
  const { parameters: names } = text
  const yesOrNo = (is: boolean): string => (is ? text.yes : text.no)
  const rows: [string, ExportCell][] = [
    [names.basis, text.basis[run.basis]],
    [names.from, run.from],
    [names.to, run.to],
    [names.cutA, run.cutA],
    [names.cutB, run.cutB],
    [names.groups, yesOrNo(run.groupParents)],
    [names.currency, run.currency],
    [names.converted, yesOrNo(run.isConverted)],
    [names.documents, run.documents],
    [names.madeOn, dayInZone(new Date(run.createdAt), timeZone)],
    [names.madeBy, run.createdBy],
    [names.isOutdated, yesOrNo(run.isOutdated)],
    [names.comparedWith, previous && `${previous.from} – ${previous.to}`],
    [names.base, totals?.base],
    [names.net, totals?.net],
    [names.withoutClient, totals?.withoutClient],
    [names.withoutCost, totals?.withoutCost?.net],
    ...(totals?.apart ?? []).map(({ currency, net }): [string, ExportCell] => [`${names.apart}: ${currency}`, net]),
    [names.approvedAs, approval?.period],
    [names.approvedBy, approval?.approvedBy],
    [names.approvedOn, approval?.approvedOn],
  ]
  return {
    name: text.sheets.parameters,
    columns: [
      { heading: text.columns.parameter, kind: 'text', width: 44 },
      { heading: text.columns.value, kind: 'number', width: 28 },
    ],
    rows: rows.filter(([, value]) => value !== null && value !== undefined),
  }
}

import { dayInZone } from '@/shared/kernel/calendar-date'
import { sumOf, zero } from '@/shared/kernel/money'
import type { ExportCell, ExportSheet } from '@/shared/server/export-workbook'
import type { ExportedAccount, ExportedRun, GoneAccount } from './export.store'
import type { ExportText } from './export.text'
import { classMatrix, matrixSides, movementsBetween, type ClassifiedAccount, type Movement } from './stickiness.rules'

export function clientsSheet(
  accounts: readonly ExportedAccount[],
  exported: ExportedRun,
  text: ExportText,
): ExportSheet {
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

export function classesSheet(
  accounts: readonly ExportedAccount[],
  exported: ExportedRun,
  text: ExportText,
): ExportSheet {
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

/** What happened to each account since the run before; nothing to tell without one. */
export function movementsOf(accounts: readonly ExportedAccount[], gone: readonly GoneAccount[]): Movement[] {
  const before: ClassifiedAccount[] = [
    ...accounts.flatMap(({ id, previousClass, previousRank }) =>
      previousClass ? [{ id, paretoClass: previousClass, rank: previousRank!, net: zero }] : [],
    ),
    ...gone.map((account) => ({ ...account, net: zero })),
  ]
  const now = accounts.map(({ id, paretoClass, rank }) => ({ id, paretoClass, rank, net: zero }))
  return before.length === 0 ? [] : movementsBetween(before, now)
}

export function movementSheet(
  movements: readonly Movement[],
  names: ReadonlyMap<string, string>,
  text: ExportText,
): ExportSheet {
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
    rows: movements
      .filter(({ kind }) => kind !== 'stays')
      .map((move) => [names.get(move.id)!, text.movements[move.kind], move.from, move.to, move.rankFrom, move.rankTo]),
  }
}

export function matrixSheet(movements: readonly Movement[], text: ExportText): ExportSheet {
  const { columns } = text
  const matrix = classMatrix(movements)
  return {
    name: text.sheets.matrix,
    columns: [
      { heading: columns.classBefore, kind: 'text' },
      ...matrixSides.map((side) => ({
        heading: side === 'none' ? columns.noSalesNow : side,
        kind: 'integer' as const,
      })),
    ],
    rows:
      movements.length === 0
        ? []
        : matrixSides.map((from) => [
            from === 'none' ? columns.noSalesBefore : from,
            ...matrixSides.map((to) => matrix[from][to]),
          ]),
  }
}

export function parametersSheet(
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

function valueHeading({ run }: ExportedRun, text: ExportText): string {
  return `${text.basis[run.basis]} (${run.currency})`
}

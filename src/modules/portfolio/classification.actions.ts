import { lastDayOf, monthOf } from '@/shared/kernel/calendar-date'
import { Refusal } from '@/shared/kernel/errors'
import { decimal } from '@/shared/kernel/money'
import type { RequestContext } from '@/shared/server/request-transaction'
import { classifyWindow, hasCosts, type Classification, type WindowAccount } from './classification.rules'
import {
  findPreviousRun,
  findSalesSpan,
  findSalesStamp,
  insertResults,
  insertRun,
  insertTotals,
  listCurrencies,
  listWindowAccounts,
  type WindowAccountRow,
} from './classification.store'
import { chooseCurrency, type CurrencyChoice } from './currency.rules'
import { comparableMonths, type MonthRange } from './growth.rules'
import type { Run, RunInput } from './run.contract'
import { findLatestSettings, getRun } from './run.store'
import type { ClassifiedAccount } from './stickiness.rules'
import { chooseWindow } from './window.rules'

/** A run of the past, told as such: when it was made, and what it is compared with. */
export interface PastRun {
  readonly createdAt: string
  readonly comparedWith: string | null
}

/** Classifies the clients of a window and keeps the result; what people decided stays as it is. */
export async function classify(ctx: RequestContext, input: RunInput, past?: PastRun): Promise<Run> {
  if (input.cutA >= input.cutB) throw new Refusal('cuts_not_ordered')
  const salesStamp = await findSalesStamp(ctx.client)
  const { window, hasYearBefore } = await windowOf(ctx, input)
  const { money, found, accounts } = await salesOf(ctx, input, window)
  const run = { ...input, ...window, currency: money.currency, isConverted: money.isConverted }
  const previous = await findPreviousRun(ctx.client, run, past?.comparedWith ?? null)
  const wereA = previous && previous.wereA.map(({ id, rank, value }) => wasA(id, rank, value))
  const result = classifyWindow(accounts, { ...input, lastDay: lastDayOf(window.to), hasYearBefore }, wereA)

  const id = ctx.newId()
  const previousRunId = previous?.id ?? null
  await insertRun(ctx.client, {
    ...run,
    id,
    previousRunId,
    salesStamp,
    createdBy: ctx.actor.id,
    createdAt: past?.createdAt ?? null,
  })
  await insertTotals(ctx.client, id, { ...totalsOf(found, result, input.basis), apart: money.apart })
  await insertResults(ctx.client, { id, previousRunId }, result.rows)
  return getRun(ctx.client, id)
}

/** After an import: as the latest run was asked for, or by the defaults; null when there is nothing to classify. */
export async function classifyAsBefore(ctx: RequestContext): Promise<Run | null> {
  const settings = await findLatestSettings(ctx.client)
  try {
    return await classify(ctx, settings)
  } catch (error) {
    if (error instanceof Refusal && nothingToClassify.has(error.code)) return null
    throw error
  }
}

/** Refused before anything was written. */
const nothingToClassify: ReadonlySet<string> = new Set(['no_sales', 'no_costs', 'window_invalid'])

async function windowOf(ctx: RequestContext, input: RunInput): Promise<{ window: MonthRange; hasYearBefore: boolean }> {
  const span = await findSalesSpan(ctx.client, monthOf(ctx.today))
  const window = chooseWindow({ kind: input.window, from: input.from, to: input.to }, span ?? null, ctx.today)
  if (typeof window === 'string' || !span) throw new Refusal(typeof window === 'string' ? window : 'no_sales')
  const comparable = comparableMonths(window, { from: monthOf(span.first), to: monthOf(span.last) })
  const hasYearBefore = comparable?.now.from === window.from && comparable.now.to === window.to
  return { window, hasYearBefore }
}

interface SalesOfWindow {
  money: CurrencyChoice
  found: WindowAccountRow[]
  accounts: WindowAccount[]
}
async function salesOf(ctx: RequestContext, input: RunInput, window: MonthRange): Promise<SalesOfWindow> {
  const currencies = await listCurrencies(ctx.client, window)
  const money = chooseCurrency(currencies.found, currencies.company)
  const found = await listWindowAccounts(ctx.client, {
    ...window,
    inCurrency: money.only,
    groupParents: input.groupParents,
    withMargin: input.basis === 'margin',
  })
  const accounts = found.filter((row): row is WindowAccountRow & { id: string } => row.id !== null)
  if (accounts.length === 0) throw new Refusal('no_sales')
  if (input.basis === 'margin' && !hasCosts(accounts)) throw new Refusal('no_costs')
  return { money, found, accounts }
}

function wasA(id: string, rank: number, value: string): ClassifiedAccount {
  return { id, rank, net: decimal(value), paretoClass: 'A' }
}

function totalsOf(
  found: readonly WindowAccountRow[],
  result: Classification,
  basis: RunInput['basis'],
): Omit<Parameters<typeof insertTotals>[2], 'apart'> {
  const unknown = found.find((row) => row.id === null)
  return {
    base: result.base,
    net: result.net,
    withoutClient: (basis === 'net' ? unknown?.net : unknown?.margin) ?? '0',
    documents: found.reduce((sum, row) => sum + row.documents, 0),
    clients: result.rows.length,
    figures: result.figures,
  }
}

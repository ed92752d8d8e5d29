import { monthOf, type CalendarDate, type CalendarMonth } from '@/shared/kernel/calendar-date'
import { chanceFrom, pick, type Chance } from './chance'
import { clientSheets } from './client-sheets'
import { keyOf } from './demo-clients'
import { demoProducts, productsOfSector } from './demo-products'
import type { DemoDocument } from './demo-world.types'
import { knownDocuments, lastCreditNote, lastInvoice } from './known-documents'
import { amountsOf } from './sales-amounts'
import { lastMonth, salesPlans, type ClientPlan } from './sales-plan'

interface Draft {
  client: number
  kind: 'FV' | 'NC'
  /** Given only to the documents that the screens show, whose cost is given too. */
  number: number | null
  issuedOn: CalendarDate
  product: number
  net: number
  cost: number
}

const seed = 20_260_514
const firstDayOfYear = '2025-05-01'
/** Documents of the last month, and how many of them fall on its last day beside the known ones. */
const lastMonthDocuments = 356
const closingDayDocuments = 3
const keyClients = 16
/** Gross margin of the last twelve months: key clients, all others, and the one whose thinMargin speaks against it. */
const marginOfKey = 0.236
const marginOfOthers = 0.259
const thinMargin = 0.168
const thinClient = 'arroces-lagunera'

const clientKeys = clientSheets.map(([name]) => keyOf(name))

/** Every invoice and credit note of the 36 months, oldest first. */
export function salesDocuments(): DemoDocument[] {
  const chance = chanceFrom(seed)
  const drafts = salesPlans().flatMap((plan) => documentsOf(plan, chance))
  settleMargin(drafts, (client) => client < keyClients, marginOfKey)
  settleMargin(drafts, (client) => client >= keyClients, marginOfOthers)
  settleLastMonth(drafts)
  return numbered(drafts)
}

function documentsOf(plan: ClientPlan, chance: Chance): Draft[] {
  const clientKey = clientKeys[plan.client]
  const products = productsOfSector(plan.sheet[2])
  const margin = clientKey === thinClient ? thinMargin : 0.215 + 0.06 * chance()
  return plan.blocks.flatMap((block) => {
    const known = knownDocuments.filter(
      (document) => document.clientKey === clientKey && block.months.includes(monthOf(document.issuedOn)),
    )
    const rest = {
      months: block.months,
      amount: known.reduce((amount, document) => amount - document.net, block.amount),
      documents: block.documents - known.length,
    }
    return [
      ...known.map((document): Draft => ({ ...document, client: plan.client })),
      ...amountsOf(rest, chance).map(({ issuedOn, net }): Draft => {
        const spread = clientKey === thinClient ? 0 : 0.03 * (chance() - 0.5)
        return {
          client: plan.client,
          kind: net < 0 ? 'NC' : 'FV',
          number: null,
          issuedOn,
          product: pick(chance, products),
          net,
          cost: Math.round(net * (1 - margin + spread)),
        }
      }),
    ]
  })
}

/** Raises or lowers the costs of a group together until its year has the margin that the screens print. */
function settleMargin(drafts: readonly Draft[], belongs: (client: number) => boolean, margin: number): void {
  const group = drafts.filter((draft) => belongs(draft.client))
  const year = group.filter((draft) => draft.issuedOn >= firstDayOfYear)
  const isGiven = (draft: Draft): boolean => draft.number !== null || clientKeys[draft.client] === thinClient
  const sum = (of: readonly Draft[], what: 'net' | 'cost'): number =>
    of.reduce((total, draft) => total + draft[what], 0)
  const wanted = sum(year, 'net') * (1 - margin) - sum(year.filter(isGiven), 'cost')
  const factor =
    wanted /
    sum(
      year.filter((draft) => !isGiven(draft)),
      'cost',
    )
  for (const draft of group) if (!isGiven(draft)) draft.cost = Math.round(draft.cost * factor)
}

/** The last month has exactly the documents that the import screen counts as new, three of them on its closing day. */
function settleLastMonth(drafts: readonly Draft[]): void {
  const monthBefore = '2026-03'
  const movableIn = (month: CalendarMonth): Draft[] =>
    drafts.filter(
      ({ number, kind, client, issuedOn }) =>
        number === null && kind === 'FV' && client > 0 && client < 60 && monthOf(issuedOn) === month,
    )
  let missing = lastMonthDocuments - drafts.filter((draft) => monthOf(draft.issuedOn) === lastMonth).length
  const [from, to] = missing > 0 ? [monthBefore, lastMonth] : [lastMonth, monthBefore]
  const movable = movableIn(from)
  const every = Math.max(1, Math.floor(movable.length / Math.max(1, Math.abs(missing))))
  for (let at = 0; missing !== 0; at += every) {
    movable[at % movable.length]!.issuedOn = sameWeekday(movable[at % movable.length]!.issuedOn, to)
    missing -= Math.sign(missing)
  }
  const closing = movableIn(lastMonth).filter((draft) => draft.issuedOn === '2026-04-29')
  for (const draft of closing.slice(0, closingDayDocuments)) draft.issuedOn = '2026-04-30'
}

/** March and April 2026 begin three weekdays apart. */
function sameWeekday(day: CalendarDate, month: CalendarMonth): CalendarDate {
  const monthDay = Number(day.slice(8)) + (month === lastMonth ? -3 : 3)
  const within = monthDay < 1 ? monthDay + 7 : monthDay > 28 ? monthDay - 7 : monthDay
  return `${month}-${String(within).padStart(2, '0')}`
}

/** Numbers run without gaps up to the last ones that the screens show. */
function numbered(drafts: readonly Draft[]): DemoDocument[] {
  const dated = drafts.toSorted((a, b) => byDay(a, b) || (a.number ?? 0) - (b.number ?? 0) || a.client - b.client)
  const next = {
    FV: lastInvoice + 1 - dated.filter(({ kind }) => kind === 'FV').length,
    NC: lastCreditNote + 1 - dated.filter(({ kind }) => kind === 'NC').length,
  }
  return dated.map(({ client, kind, issuedOn, product, net, cost }) => {
    const units = Math.sign(net) * Math.max(1, Math.round(Math.abs(net) / demoProducts[product]!.unitPrice))
    return [client, kind, next[kind]++, issuedOn, product, units, net, cost] as const
  })
}

function byDay(a: Draft, b: Draft): number {
  if (a.issuedOn === b.issuedOn) return 0
  return a.issuedOn < b.issuedOn ? -1 : 1
}

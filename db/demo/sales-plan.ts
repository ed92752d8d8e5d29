import { addMonths, type CalendarMonth } from '@/shared/kernel/calendar-date'
import { apportion } from './chance'
import { clientSheets, type ClientSheet } from './client-sheets'
import { keyOf } from './demo-clients'

/** Documents to make in some months that sum exactly `amount` pesos. */
export interface SalesBlock {
  readonly months: readonly CalendarMonth[]
  readonly amount: number
  readonly documents: number
}
export interface ClientPlan {
  readonly client: number
  readonly sheet: ClientSheet
  readonly blocks: readonly SalesBlock[]
}

export const firstMonth = '2023-05'
export const lastMonth = '2026-04'
/** Documents of the last twelve months, all clients. */
export const windowDocuments = 4301
const creditDocuments = 4

/** Which part of a year fell in Nov–Apr 2024/25 and in May–Oct 2025: it decides who was A in November. */
const halves: Readonly<Record<string, readonly [november: number, may: number]>> = {
  'nutricion-vitalba': [0.48, 0.435],
  'aceites-palmarena': [0.47, 0.42],
  'panificadora-migalva': [0.53, 0.475],
  'salsas-rojaluz': [0.4955, 0.4955],
  'arroces-lagunera': [0.513, 0.513],
}
const halvesOfKey = [0.522, 0.508] as const
const halvesOfOthers = [0.445, 0.455] as const

/** Valdorado month by month, May 2025 to April 2026, in hundred thousands of pesos: the last four are screen 05's. */
const valdoradoMonths = [5465, 5275, 5605, 5511, 5465, 5699, 6028, 5556, 4778, 4699, 5408, 5311]

/** How each client's 36 months are made up: exact sums per half year, fewer documents for smaller clients. */
export function salesPlans(): ClientPlan[] {
  const weights = clientSheets.map(([, , , , , paretoClass, year3]) => (paretoClass === 'N' ? 0 : Math.sqrt(year3)))
  const ordinary = clientSheets.filter(([, , , , , paretoClass]) => paretoClass !== 'N').length
  const credits = (clientSheets.length - ordinary) * creditDocuments
  const counts = apportion(windowDocuments - credits, weights.slice(0, ordinary), 3)
  return clientSheets.map((sheet, client) => ({
    client,
    sheet,
    blocks: blocksOf(sheet, client, counts[client] ?? creditDocuments),
  }))
}

function blocksOf(sheet: ClientSheet, client: number, documents: number): SalesBlock[] {
  const [tradeName, , , , since, paretoClass, millions3, millions2] = sheet
  const year3 = pesos(millions3) + jitterOf(client, paretoClass)
  const year2 = pesos(millions2)
  if (since >= 2026) return [{ months: [lastMonth], amount: year3, documents }]
  const year1 = Math.round(year2 * (0.9 + 0.01 * ((client * 7) % 17)))
  const [november, may] = halves[keyOf(tradeName)] ?? (client < 16 ? halvesOfKey : halvesOfOthers)
  const before = (year: number): number => Math.max(3, Math.round((documents * year) / Math.abs(year3)))
  const old =
    year2 > 0 ? [...twoHalves(0, year1, 0.5, before(year1)), ...twoHalves(12, year2, 1 - november, before(year2))] : []
  if (paretoClass === 'N') return [...old, { months: monthsFrom(24, 12), amount: year3, documents }]
  const blocks = [...old, ...twoHalves(24, year3, may, documents)]
  if (client === 0) return [...blocks.slice(0, 4), ...monthlyBlocks(documents)]
  return keyOf(tradeName) === 'panificadora-migalva' ? earlyThenLate(blocks) : blocks
}

function twoHalves(start: number, amount: number, firstShare: number, documents: number): SalesBlock[] {
  const first = Math.round(amount * firstShare)
  const firstDocuments = Math.ceil(documents / 2)
  return [
    { months: monthsFrom(start, 6), amount: first, documents: firstDocuments },
    { months: monthsFrom(start + 6, 6), amount: amount - first, documents: documents - firstDocuments },
  ]
}

function monthlyBlocks(documents: number): SalesBlock[] {
  const counts = apportion(documents, valdoradoMonths, 1)
  return valdoradoMonths.map((amount, at) => ({
    months: monthsFrom(24 + at, 1),
    amount: amount * 100_000,
    documents: counts[at]!,
  }))
}

/** Migalva fell from November 2025 on: out of A in the check of February too, with some recovery afterwards. */
function earlyThenLate(blocks: readonly SalesBlock[]): SalesBlock[] {
  return blocks.flatMap((block, at) => {
    if (at !== 3 && at !== 5) return [block]
    const early = Math.round(block.amount * (at === 3 ? 0.6 : 0.4))
    const documents = Math.round(block.documents / 2)
    return [
      { months: block.months.slice(0, 3), amount: early, documents },
      { months: block.months.slice(3), amount: block.amount - early, documents: block.documents - documents },
    ]
  })
}

function monthsFrom(start: number, count: number): CalendarMonth[] {
  return Array.from({ length: count }, (_, at) => addMonths(firstMonth, start + at))
}

function pesos(millions: number): number {
  return Math.round(millions * 10) * 100_000
}

/** Real sums are never round: neighbours of one class give and take some thousands, so the class keeps its sum. */
function jitterOf(client: number, paretoClass: string): number {
  const [first, count] = { A: [1, 12], B: [20, 12], C: [33, 58], N: [92, 2] }[paretoClass] as [number, number]
  const place = client - first
  if (place < 0 || place >= count) return 0
  const size = 11_350 + (((place >> 1) * 7_310) % 27_000)
  return place % 2 === 0 ? size : -size
}

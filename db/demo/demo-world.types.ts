import type { CalendarDate, CalendarMonth } from '@/shared/kernel/calendar-date'

/** Keys are readable slugs, stable from one generation to the next; ids are made by whoever loads the world. */
export type DemoKey = string

export interface DemoPerson {
  readonly key: DemoKey
  readonly name: string
  readonly email: string
  readonly roles: readonly ('director' | 'executive' | 'kam' | 'specialist' | 'area' | 'privacy_officer')[]
  readonly area: string | null
  /** Left the company; its past appointments stay. */
  readonly isDisabled: boolean
}
export interface DemoClient {
  readonly key: DemoKey
  readonly legalName: string
  readonly tradeName: string
  /** NIT of a range that is not assigned, with its check digit: 999.000.118-5. */
  readonly taxId: string
  readonly sector: string
  readonly city: string
  /** Three letters of the client's site in the sales file. */
  readonly site: string
  readonly clientSince: CalendarDate
  readonly parentKey: DemoKey | null
  /** Code of the salesperson in the sales file. */
  readonly sellerCode: string
}
export interface DemoProduct {
  readonly code: string
  readonly name: string
  /** Index into `lines`. */
  readonly line: number
  /** Pesos. */
  readonly unitPrice: number
}
/**
 * One document of one line, packed: the client's index, invoice or credit note, number, day, the product's index,
 * units, net sales and cost in whole pesos. Credit notes carry negative units, net and cost.
 */
export type DemoDocument = readonly [
  client: number,
  kind: 'FV' | 'NC',
  number: number,
  issuedOn: CalendarDate,
  product: number,
  units: number,
  net: number,
  cost: number,
]
/** What a document said in the first file, before the second one brought it corrected. */
export interface DemoCorrection {
  readonly kind: 'FV' | 'NC'
  readonly number: number
  readonly netBefore: number
  readonly costBefore: number
}
/** A row of the second file that cannot come in as it is. */
export interface DemoFaultyRow {
  readonly client: number
  readonly number: number
  /** As written: empty, or a day that does not exist. */
  readonly issuedOn: string
  readonly product: number
  readonly units: number
  /** As written. */
  readonly net: string
  readonly cost: number
}
export interface DemoAppointment {
  readonly clientKey: DemoKey
  readonly managerKey: DemoKey
  readonly sponsorKey: DemoKey | null
  readonly backupKey: DemoKey | null
  readonly from: CalendarDate
  /** Last day; null = still in charge. */
  readonly to: CalendarDate | null
  readonly mandate: string
  readonly purposes: readonly string[]
  readonly handoverNotes: string | null
}
export interface DemoTeamMember {
  readonly clientKey: DemoKey
  readonly personKey: DemoKey
  readonly purpose: string
  readonly from: CalendarDate
  readonly to: CalendarDate | null
}
export interface DemoDecision {
  readonly clientKey: DemoKey
  readonly decision: 'promote' | 'keep' | 'leave'
  readonly reason: string | null
  readonly decidedOn: CalendarDate
  readonly decidedByKey: DemoKey
}
/** Scores 0–10 in the order of the method's criteria (see scorecard.rules.ts). */
export interface DemoScorecard {
  readonly clientKey: DemoKey
  readonly attractiveness: { margin: number; growth: number; spend: number; fit: number; openness: number }
  readonly strengthUs: { solution: number; service: number; price: number; relation: number; innovation: number }
  readonly strengthRival: { solution: number; service: number; price: number; relation: number; innovation: number }
}
/** The portfolio that the director signed after a run. */
export interface DemoApproval {
  readonly period: string
  readonly ranOn: CalendarDate
  readonly approvedOn: CalendarDate
  readonly approvedByKey: DemoKey
  readonly note: string
}
/** A classification of twelve months to make, oldest first. */
export interface DemoRun {
  readonly ranOn: CalendarDate
  readonly from: CalendarMonth
  readonly to: CalendarMonth
  /** Day of the run it is compared with: the portfolio of half a year before, not the check in between. */
  readonly comparedWith: CalendarDate | null
}
export interface DemoWorld {
  readonly today: CalendarDate
  readonly company: {
    readonly name: string
    readonly legalName: string
    readonly taxId: string
    readonly country: string
    readonly currency: string
    readonly timeZone: string
    readonly fiscalYearStart: number
  }
  readonly people: readonly DemoPerson[]
  readonly lines: readonly string[]
  readonly products: readonly DemoProduct[]
  readonly clients: readonly DemoClient[]
  readonly documents: readonly DemoDocument[]
  readonly corrections: readonly DemoCorrection[]
  readonly faultyRows: readonly DemoFaultyRow[]
  readonly appointments: readonly DemoAppointment[]
  readonly team: readonly DemoTeamMember[]
  readonly decisions: readonly DemoDecision[]
  readonly scorecards: readonly DemoScorecard[]
  readonly runs: readonly DemoRun[]
  readonly approvals: readonly DemoApproval[]
}

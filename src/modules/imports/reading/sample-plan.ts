import { amountColumns } from './amount-columns.rules'
import { type AmountDecision, type AmountRelation, decideAmounts } from './amount-proof.rules'
import { bareCell } from './client-key.rules'
import { clientFromOf, isHeadingRow } from './client-groups.rules'
import { decideClients } from './client-plan.rules'
import { decideDateOrder } from './date-order.rules'
import { given } from './detected.rules'
import { type DecimalDecision, decideDecimal } from './decimal-mark.rules'
import { netCandidates } from './document-amounts.rules'
import { docCodesOf } from './document-kind.rules'
import { readStates } from './document-state.rules'
import { findHeader } from './header-row.rules'
import { listsTaxedTotals, systemOf } from './heading.rules'
import { decideKindFrom, decideSign, hasInvoicesBesideOthers, speaksSpanish, usualWidth } from './plan-parts.rules'
import { repeatsHeader, reportRow } from './row-verdict.rules'
import { likeliestFactors } from './sale-factors.rules'
import { findColumns, type FoundColumns, type TaxIdProof } from './sample-columns'
import type {
  ClientFrom,
  ColumnMap,
  DecimalMark,
  Detected,
  Field,
  NetRule,
  Plan,
  ReadOptions,
} from './sales-file.types'
import { Refusal } from '@/shared/kernel/errors'

export interface Sample {
  rows: string[][]
  /** Line of the file where each row begins. */
  lines: number[]
  /** Rows from further down that contradict what the first ones said. */
  witnesses: string[][]
}
/** How the file is cut into rows. */
export type Cut = Pick<Plan, 'encoding' | 'delimiter' | 'quote' | 'sheet' | 'sheets'>
export interface SamplePlan {
  plan: Plan
  markOf: (column: number) => DecimalMark
  relation: AmountRelation | null
  hasNamedClient: boolean
}

/** Decides from the first rows how to read them all; what the options say is not detected. */
export function planSample(sample: Sample, cut: Cut, options: ReadOptions, isTaxId: TaxIdProof): SamplePlan {
  return new SamplePlanner(sample, cut, options, isTaxId).plan()
}

const numberFields: readonly Field[] = [
  'quantity',
  'unitPrice',
  'discount',
  'net',
  'tax',
  'total',
  'cost',
  'exchangeRate',
]

class SamplePlanner {
  readonly #cut: Cut
  readonly #options: ReadOptions
  readonly #headerRow: number
  readonly #header: string[]
  readonly #upper: string[] | null
  readonly #system: string | null
  readonly #isSpanish: boolean
  readonly #below: readonly string[][]
  readonly #found: FoundColumns
  readonly #columns: ColumnMap
  #clientFrom: ClientFrom = 'columns'
  #body: readonly string[][] = []
  #decimal: DecimalDecision = { overall: given('.'), byColumn: new Map() }
  #isNetPerDocument = false

  constructor({ rows, lines, witnesses }: Sample, cut: Cut, options: ReadOptions, isTaxId: TaxIdProof) {
    this.#cut = cut
    this.#options = options
    const said = options.headerRow
    const at = said === undefined ? -1 : lines.findIndex((line) => line >= said)
    const found = at >= 0 ? { at, header: rows[at]!.map((cell) => cell.trim()), upper: null } : findHeader(rows)
    if (!found || (said !== undefined && at < 0)) throw new Refusal('no_header_found')
    this.#headerRow = lines[found.at]!
    this.#header = found.header
    this.#upper = found.upper
    const isHeader = (row: readonly string[]): boolean => repeatsHeader(row, found.header, found.upper)
    this.#below = [...rows.slice(found.at + 1).filter((row) => !isHeader(row)), ...witnesses]
    this.#system = systemOf(found.header)?.name ?? null
    this.#isSpanish = speaksSpanish(found.header)
    const facts = { header: this.#header, system: this.#system, ...this.#hints }
    this.#found = findColumns(this.#below, facts, options.columns, isTaxId)
    this.#columns = this.#found.columns
  }

  plan(): SamplePlan {
    this.#clientFrom = clientFromOf(this.#below, this.#columns, this.#header)
    this.#body = this.#rowsOfSales()
    this.#decideMarks()
    const amounts = this.#decideAmounts()
    this.#takeAmounts(amounts)
    return {
      plan: this.#written(amounts),
      markOf: this.#markOf,
      relation: amounts.relation,
      hasNamedClient: this.#found.hasNamedClient,
    }
  }

  readonly #markOf = (column: number): DecimalMark =>
    this.#options.decimal ?? this.#decimal.byColumn.get(column) ?? this.#decimal.overall.value

  #set(field: Field, column: number | undefined): void {
    if (column === undefined) delete this.#columns[field]
    else this.#columns[field] = column
  }

  #rowsOfSales(): readonly string[][] {
    const isHead = (row: readonly string[]): boolean =>
      this.#clientFrom === 'headingRows' && isHeadingRow(row, this.#columns, this.#header)
    return this.#below.filter((row) => reportRow(row, this.#columns, this.#header) === null && !isHead(row))
  }

  #decideMarks(): void {
    const fields = numberFields.flatMap((field) => this.#columns[field] ?? [])
    const others = [...this.#found.reading.roles.values()].flat()
    this.#decimal = decideDecimal(
      this.#body,
      [...fields, ...this.#found.amounts.map(({ column }) => column), ...others],
      this.#hints,
    )
  }

  get #hints(): { delimiter: string | null; isSpanish: boolean } {
    return { delimiter: this.#cut.delimiter?.value ?? null, isSpanish: this.#isSpanish }
  }

  #decideAmounts(): AmountDecision {
    const { candidates, isPerDocument } = netCandidates(
      this.#body,
      this.#columns,
      this.#found.amounts,
      this.#options.columns?.net,
    )
    this.#isNetPerDocument = isPerDocument
    this.#takeFactors(candidates.map(({ column }) => column))
    return decideAmounts({
      rows: this.#body,
      columns: this.#columns,
      candidates,
      others: amountColumns(this.#found.reading, this.#columns, this.#found.contents),
      markOf: this.#markOf,
      headingOf: (column) => this.#header[column] ?? '',
      isTaxedSystem: listsTaxedTotals(this.#system),
    })
  }

  /** What a person said of quantity or price stays. */
  #takeFactors(amounts: readonly number[]): void {
    const said = this.#options.columns
    if (said?.quantity !== undefined || said?.unitPrice !== undefined) return
    const { discount = null } = this.#columns
    const matter = { ...this.#found.factors, rows: this.#body, discount, amounts, markOf: this.#markOf }
    Object.assign(this.#columns, likeliestFactors(matter))
  }

  #takeAmounts({ net, total }: AmountDecision): void {
    const { columns, netRule } = this.#options
    const isOtherRule = netRule !== undefined && netRule !== 'column' && netRule !== 'columnMinusDiscount'
    const named = netRule === undefined ? net : (net ?? this.#columns.net)
    this.#set('net', columns?.net ?? (isOtherRule ? undefined : (named ?? undefined)))
    this.#set('total', columns?.total ?? total ?? undefined)
  }

  #written(amounts: AmountDecision): Plan {
    const [columns, options, body] = [this.#columns, this.#options, this.#body]
    const valuesOf = (column: number | undefined): string[] =>
      column === undefined ? [] : body.map((row) => bareCell(row[column] ?? ''))
    const docCodes = docCodesOf(new Set(valuesOf(columns.docType)), this.#header)
    const kinds = { docCodes, kindFrom: decideKindFrom(body, columns, docCodes) }
    const dates = columns.date === undefined ? [] : body.map((row) => row[columns.date!] ?? '')
    const netRule = this.#netRule(amounts)
    return {
      ...this.#cut,
      headerRow: this.#headerRow,
      header: this.#header,
      upperHeader: this.#upper,
      width: usualWidth(this.#below, this.#header.length),
      columns,
      guessed: this.#found.guessed,
      decimal: options.decimal ? given(options.decimal) : this.#decimal.overall,
      dateOrder: options.dateOrder ? given(options.dateOrder) : decideDateOrder(dates, this.#isSpanish),
      sign: options.sign ? given(options.sign) : decideSign(body, columns, this.#markOf, kinds),
      discountKind: options.discountKind ? given(options.discountKind) : amounts.discountKind,
      netRule,
      system: this.#system,
      ...decideClients(
        { body, below: this.#below, columns, header: this.#header, clientFrom: this.#clientFrom },
        options,
      ),
      ...kinds,
      excludesOtherTypes: hasInvoicesBesideOthers(body, columns.docType, docCodes),
      states: readStates(valuesOf(columns.status), this.#system),
      isNetPerDocument: this.#isNetPerDocument,
      taxes: taxesOf(amounts, columns),
      withheld: [...amounts.withheld],
      taxRateColumn: amounts.taxRate,
      netMinus: this.#debitBeside(columns.net),
      taxRatePct: options.taxRatePct ?? null,
      isEstimated: netRule.value === 'totalWithoutTax',
      currency: options.currency ?? null,
    }
  }

  #netRule({ rule, relation }: AmountDecision): Detected<NetRule> {
    const { netRule, taxRatePct } = this.#options
    if (netRule) return given(netRule)
    const isOpen = relation === null && (rule.value === 'total' || rule.value === 'column')
    return taxRatePct !== undefined && isOpen ? given('totalWithoutTax') : rule
  }

  /** Debits are taken off credits when credits are the net. */
  #debitBeside(net: number | undefined): number | null {
    const { roles } = this.#found.reading
    return net !== undefined && roles.get('credit')?.includes(net) ? (roles.get('debit')?.[0] ?? null) : null
  }
}

/** Someone who says «total minus tax» means the tax column, when no sum said which. */
function taxesOf({ taxes }: AmountDecision, columns: ColumnMap): number[] {
  if (taxes.length > 0) return [...taxes]
  return columns.tax === undefined ? [] : [columns.tax]
}

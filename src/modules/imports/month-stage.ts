import type { CopyText } from './copy-text'
import { ExactSum, scaledText } from './reading/decimal-text.rules'
import type { StagedDocument } from './document-stage'
import { quantityText } from './quantity.rules'

/** What one client sold in one month, currency and product line. */
export class MonthCell {
  readonly accountNo: number
  readonly month: string
  readonly currency: string
  readonly lineKey: string
  rows = 0
  readonly net = new ExactSum()
  readonly cost = new ExactSum()
  readonly units = new ExactSum()
  costed = 0
  /** Lines in another currency that came without a rate. */
  unrated = 0
  /** In the company's currency, of lines in another one that came with a rate. */
  rated = 0n
  ratedCost = 0n

  constructor(accountNo: number, month: string, currency: string, lineKey: string) {
    this.accountNo = accountNo
    this.month = month
    this.currency = currency
    this.lineKey = lineKey
  }
}

const mostCells = 40_000

/** The roll-up by client and month, added up while the lines go by; written away in parts when it grows long. */
export class MonthStage {
  readonly #cells = new Map<string, MonthCell>()
  #lastDocument: StagedDocument | null = null
  #lastDate = ''
  #lastLine = ''
  #last: MonthCell | null = null

  /** Lines of one document come in runs, and then belong to one cell. */
  cellOf(document: StagedDocument, date: string, lineKey: string): MonthCell {
    if (document === this.#lastDocument && date === this.#lastDate && lineKey === this.#lastLine) return this.#last!
    const month = date.slice(0, 7)
    const key = `${document.accountNo} ${month} ${document.currency} ${lineKey}`
    let cell = this.#cells.get(key)
    if (!cell) {
      cell = new MonthCell(document.accountNo, month, document.currency, lineKey)
      this.#cells.set(key, cell)
    }
    this.#lastDocument = document
    this.#lastDate = date
    this.#lastLine = lineKey
    return (this.#last = cell)
  }

  get isFull(): boolean {
    return this.#cells.size >= mostCells
  }

  /** Writes all cells; `seen` gets each. */
  flush(copy: CopyText, companyCurrency: string, seen: (cell: MonthCell) => void): void {
    for (const cell of this.#cells.values()) {
      seen(cell)
      writeCell(copy, cell, cell.currency === companyCurrency)
    }
    this.#cells.clear()
    this.#lastDocument = null
  }
}

export const monthColumns =
  'account_no, month, currency, line_key, net, rated_net, unrated_lines, known_cost, rated_cost, costed_lines, units, line_count'

function writeCell(copy: CopyText, cell: MonthCell, isOwn: boolean): void {
  const [net, cost] = [scaledText(cell.net.value()), scaledText(cell.cost.value())]
  copy.int(cell.accountNo).plain(`${cell.month}-01`).plain(cell.currency)
  copy.text(cell.lineKey === '' ? null : cell.lineKey).plain(net)
  copy.plain(isOwn ? net : scaledText(cell.rated)).int(cell.unrated)
  copy
    .plain(cost)
    .plain(isOwn ? cost : scaledText(cell.ratedCost))
    .int(cell.costed)
  copy.plain(quantityText(cell.units.value())).int(cell.rows).end()
}

import { sumOf, zero, type Decimal } from '@/shared/kernel/money'
import { bestSpend, rangeOf, shareOfWallet, type Spend, type WalletShare } from './share-of-wallet.rules'

/** Sums of cells, in one currency; null = n/d, when none of them says it. */
export interface WhitespaceTotals {
  readonly spend: Decimal | null
  readonly current: Decimal | null
  readonly potential: Decimal | null
  /** Over the cells whose spend is known, ours and theirs alike. */
  readonly wallet: WalletShare
}
interface Summed {
  readonly state: string
  readonly spend: Spend
  readonly current: Decimal | null
  readonly potential: Decimal | null
}

/**
 * Sums of a row, a column or the whole matrix.
 * Rule    Cells that do not apply are left out. The share compares sales and spend of the same cells; its range adds
 *         the low and the high ends, a cell without range counting by its figure.
 * Errors  none.   Source  method F6, F7
 */
export function totalsOf(cells: readonly Summed[]): WhitespaceTotals {
  const counted = cells.filter((cell) => cell.state !== 'notApplicable')
  const spends = counted.filter((cell) => bestSpend(cell.spend) !== null)
  const ends = spends.map(({ spend }) => rangeOf(spend) ?? { low: bestSpend(spend)!, high: bestSpend(spend)! })
  const spend = known(spends.map((cell) => bestSpend(cell.spend)))
  return {
    spend,
    current: known(counted.map((cell) => cell.current)),
    potential: known(counted.map((cell) => cell.potential)),
    wallet: shareOfWallet(sumOf(spends.map((cell) => cell.current ?? zero)), {
      spend,
      low: known(ends.map((end) => end.low)),
      high: known(ends.map((end) => end.high)),
    }),
  }
}

function known(amounts: readonly (Decimal | null)[]): Decimal | null {
  const said = amounts.filter((amount) => amount !== null)
  return said.length === 0 ? null : sumOf(said)
}

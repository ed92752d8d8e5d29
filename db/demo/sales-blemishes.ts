import { demoProducts } from './demo-products'
import type { DemoCorrection, DemoDocument, DemoFaultyRow } from './demo-world.types'
import { lastInvoice } from './known-documents'

/** Documents of the second file's year that the system of origin corrected after the first file was made. */
const corrected = 12

/** Every so many invoices of the months that both files bring, one was first written with another amount. */
export function salesCorrections(documents: readonly DemoDocument[]): DemoCorrection[] {
  const shared = documents.filter(
    ([, kind, , issuedOn]) => kind === 'FV' && issuedOn >= '2026-01-01' && issuedOn < '2026-04-01',
  )
  const every = Math.floor(shared.length / corrected)
  return Array.from({ length: corrected }, (_, at) => {
    const [, kind, number, , , , net, cost] = shared[at * every]!
    return { kind, number, netBefore: Math.round((net * 1.04) / 50) * 50, costBefore: cost }
  })
}

/**
 * Seventeen rows that do not come in: nine without date, four with a day that does not exist, four whose amount is not a
 * number as written. What they are worth is the difference that the accountants' control total explains: 31,8 millions.
 */
export function faultyRows(): DemoFaultyRow[] {
  const wrong: readonly (readonly [client: number, issuedOn: string, product: number, net: number, misspelt?: true])[] =
    [
      [10, '', 7, 1_842_300],
      [10, '', 8, 1_215_650],
      [10, '', 10, 2_087_900],
      [24, '', 9, 1_433_200],
      [24, '', 19, 986_500],
      [27, '', 11, 1_764_800],
      [29, '', 26, 2_340_150],
      [31, '', 7, 1_128_450],
      [35, '', 14, 1_507_600],
      [3, '31/02/2026', 20, 3_410_700],
      [5, '31/04/2026', 7, 2_296_350],
      [11, '30/02/2026', 15, 1_987_250],
      [17, '31/04/2026', 16, 1_643_900],
      [0, '22/04/2026', 1, 2_874_200, true],
      [10, '24/04/2026', 7, 1_248_035, true],
      [12, '27/04/2026', 26, 2_119_415, true],
      [30, '28/04/2026', 18, 1_908_600, true],
    ]
  return wrong.map(([client, issuedOn, product, net, isMisspelt], at) => {
    const { unitPrice } = demoProducts[product]!
    const written = String(net).replace(/\B(?=(\d{3})+$)/g, '.') + ',00'
    return {
      client,
      number: lastInvoice + 1 + at,
      issuedOn,
      product,
      units: Math.round(net / unitPrice),
      net: isMisspelt ? written.replace('0', 'O') : written,
      cost: Math.round(net * 0.76),
    }
  })
}

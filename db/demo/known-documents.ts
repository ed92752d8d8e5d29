import type { CalendarDate } from '@/shared/kernel/calendar-date'
import { productNamed } from './demo-products'
import type { DemoKey } from './demo-world.types'

/** A document that the screens show, to the peso. */
export interface KnownDocument {
  readonly clientKey: DemoKey
  readonly kind: 'FV' | 'NC'
  readonly number: number
  readonly issuedOn: CalendarDate
  readonly product: number
  readonly net: number
  readonly cost: number
}

export const lastInvoice = 20_418
export const lastCreditNote = 1_127

/** design/screens/03-importar: the first rows of the file. */
export const knownDocuments: readonly KnownDocument[] = [
  known('cafe-nubealta', 'FV', lastInvoice, '2026-04-30', 'Bolsa con válvula 500 g', 12_480_350, 9_388_110),
  known('lacteos-valdorado', 'FV', 20_417, '2026-04-30', 'Vaso yogur 150 g', 86_214_900, 64_402_500),
  known('lacteos-valdorado', 'FV', 20_416, '2026-04-30', 'Película UHT barrera 900 ml', 142_630_000, 108_113_500),
  known('laboratorios-nevasur', 'NC', lastCreditNote, '2026-04-29', 'Estuche plegadizo 60 ml', -3_218_400, -2_381_600),
  known('galletas-albaterra', 'FV', 20_412, '2026-04-29', 'Flow pack galleta 6 un.', 51_907_200, 39_138_000),
]

function known(
  clientKey: DemoKey,
  kind: 'FV' | 'NC',
  number: number,
  issuedOn: CalendarDate,
  productName: string,
  net: number,
  cost: number,
): KnownDocument {
  return { clientKey, kind, number, issuedOn, product: productNamed(productName), net, cost }
}

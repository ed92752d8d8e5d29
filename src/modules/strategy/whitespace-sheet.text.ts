import type { Certainty } from './plan-item.contract'
import type { CellState } from './whitespace.rules'

/** The columns that a workbook of the matrix takes back; the others of its sheet are worked out and are not read. */
export const writtenColumns = [
  'unit',
  'line',
  'spend',
  'spendLow',
  'spendHigh',
  'current',
  'attainablePct',
  'competitor',
  'contractEndsOn',
  'isNotApplicable',
  'certainty',
  'source',
  'observedOn',
] as const
export type WrittenColumn = (typeof writtenColumns)[number]
type WorkedColumn = 'state' | 'sold' | 'attainable' | 'from' | 'peers' | 'potential' | 'sharePct'

export interface SheetText {
  readonly file: string
  readonly sheets: Readonly<Record<'cells' | 'potential' | 'about', string>>
  readonly columns: Readonly<Record<WrittenColumn | WorkedColumn, string>>
  readonly states: Readonly<Record<CellState, string>>
  readonly certainties: Readonly<Record<Certainty, string>>
  readonly from: Readonly<Record<'peers' | 'hand', string>>
  readonly whole: string
  readonly sum: string
  readonly yes: string
  readonly no: string
  readonly about: Readonly<Record<'account' | 'day' | 'currency' | 'months' | 'rule' | 'back', string>>
  readonly rule: string
  readonly back: string
}

const es: SheetText = {
  file: 'espacio-en-blanco',
  sheets: { cells: 'Celdas', potential: 'Potencial', about: 'Cómo se lee' },
  columns: {
    unit: 'Unidad del cliente',
    line: 'Línea',
    state: 'Estado',
    spend: 'Gasto al año',
    spendLow: 'Gasto mínimo',
    spendHigh: 'Gasto máximo',
    current: 'Lo nuestro, puesto a mano',
    sold: 'Lo nuestro al año',
    attainablePct: 'Alcanzable puesto a mano, %',
    attainable: 'Alcanzable, %',
    from: 'De dónde sale el alcanzable',
    peers: 'Comparables',
    potential: 'Potencial',
    sharePct: 'Parte de su gasto, %',
    competitor: 'Competidor',
    contractEndsOn: 'Fin del contrato',
    isNotApplicable: 'No aplica',
    certainty: 'Certeza',
    source: 'Fuente',
    observedOn: 'Fecha del dato',
  },
  states: {
    bought: 'Comprado',
    partial: 'Parcial',
    uncovered: 'Sin cubrir',
    notApplicable: 'No aplica',
    withCompetitor: 'Con competidor',
  },
  certainties: { fact: 'Hecho', inference: 'Inferencia', assumption: 'Supuesto' },
  from: { peers: 'Comparables', hand: 'Puesto a mano' },
  whole: 'Toda la cuenta',
  sum: 'Suma',
  yes: 'Sí',
  no: 'No',
  about: {
    account: 'Cuenta',
    day: 'Exportado el',
    currency: 'Moneda',
    months: 'Facturas hasta',
    rule: 'Regla',
    back: 'De vuelta',
  },
  rule: 'Potencial = gasto × alcanzable − lo nuestro. Alcanzable: percentil 75 de al menos cinco cuentas comparables; si son menos, el puesto a mano.',
  back: 'La hoja «Celdas» se puede corregir y traer de vuelta. Estado, lo nuestro al año, alcanzable, potencial y parte se calculan: no se leen.',
}

const en: SheetText = {
  file: 'whitespace',
  sheets: { cells: 'Cells', potential: 'Potential', about: 'How to read it' },
  columns: {
    unit: 'Unit of the client',
    line: 'Line',
    state: 'State',
    spend: 'Spend a year',
    spendLow: 'Lowest spend',
    spendHigh: 'Highest spend',
    current: 'Ours, set by hand',
    sold: 'Ours a year',
    attainablePct: 'Attainable set by hand, %',
    attainable: 'Attainable, %',
    from: 'Where the attainable comes from',
    peers: 'Comparable accounts',
    potential: 'Potential',
    sharePct: 'Share of its spend, %',
    competitor: 'Competitor',
    contractEndsOn: 'End of contract',
    isNotApplicable: 'Not applicable',
    certainty: 'Certainty',
    source: 'Source',
    observedOn: 'Date of the figure',
  },
  states: {
    bought: 'Bought',
    partial: 'Partial',
    uncovered: 'Uncovered',
    notApplicable: 'Not applicable',
    withCompetitor: 'With a competitor',
  },
  certainties: { fact: 'Fact', inference: 'Inference', assumption: 'Assumption' },
  from: { peers: 'Comparable accounts', hand: 'Set by hand' },
  whole: 'The whole account',
  sum: 'Sum',
  yes: 'Yes',
  no: 'No',
  about: {
    account: 'Account',
    day: 'Exported on',
    currency: 'Currency',
    months: 'Invoices to',
    rule: 'Rule',
    back: 'Back again',
  },
  rule: 'Potential = spend × attainable − ours. Attainable: 75th percentile of at least five comparable accounts; with fewer, the one set by hand.',
  back: 'The sheet “Cells” can be corrected and brought back. State, ours a year, attainable, potential and share are worked out: they are not read.',
}

export const sheetText: Readonly<Record<'es' | 'en', SheetText>> = { es, en }

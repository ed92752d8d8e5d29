import type { DecisionKind } from './decision.rules'
import type { MovementKind } from './stickiness.rules'

/** What a workbook of the portfolio says in its headings and words; the numbers are typed cells. */
export interface ExportText {
  readonly file: string
  readonly sheets: Readonly<Record<'clients' | 'classes' | 'movement' | 'matrix' | 'parameters', string>>
  readonly columns: Readonly<
    Record<
      | 'rank'
      | 'client'
      | 'share'
      | 'reached'
      | 'class'
      | 'previousClass'
      | 'previousRank'
      | 'yearBefore'
      | 'key'
      | 'decision'
      | 'reason'
      | 'until'
      | 'manager'
      | 'clients'
      | 'movement'
      | 'classBefore'
      | 'noSalesBefore'
      | 'noSalesNow'
      | 'parameter'
      | 'value',
      string
    >
  >
  readonly basis: Readonly<Record<'net' | 'margin', string>>
  readonly decisions: Readonly<Record<DecisionKind, string>>
  readonly movements: Readonly<Record<MovementKind, string>>
  readonly parameters: Readonly<
    Record<
      | 'basis'
      | 'from'
      | 'to'
      | 'cutA'
      | 'cutB'
      | 'groups'
      | 'currency'
      | 'converted'
      | 'documents'
      | 'madeOn'
      | 'madeBy'
      | 'isOutdated'
      | 'comparedWith'
      | 'base'
      | 'net'
      | 'withoutClient'
      | 'withoutCost'
      | 'apart'
      | 'approvedAs'
      | 'approvedBy'
      | 'approvedOn',
      string
    >
  >
  readonly yes: string
  readonly no: string
}

const es: ExportText = {
  file: 'cartera-8020',
  sheets: {
    clients: 'Clientes',
    classes: 'Clases',
    movement: 'Movimiento',
    matrix: 'Antes y ahora',
    parameters: 'Parámetros',
  },
  columns: {
    rank: 'Puesto',
    client: 'Cliente',
    share: 'Participación',
    reached: 'Acumulado',
    class: 'Clase',
    previousClass: 'Clase anterior',
    previousRank: 'Puesto anterior',
    yearBefore: 'Año anterior',
    key: 'Clave',
    decision: 'Decisión',
    reason: 'Motivo',
    until: 'Hasta',
    manager: 'Gerente',
    clients: 'Clientes',
    movement: 'Movimiento',
    classBefore: 'Clase antes',
    noSalesBefore: 'Sin ventas antes',
    noSalesNow: 'Sin ventas ahora',
    parameter: 'Parámetro',
    value: 'Valor',
  },
  basis: { net: 'Ventas netas', margin: 'Margen bruto' },
  decisions: {
    promote: 'Convertida en clave',
    keep: 'Se mantiene clave',
    exception: 'Clave por excepción',
    leave: 'Sale de clave',
    release: 'Deseleccionada',
  },
  movements: {
    enters: 'Entra a A',
    leaves: 'Sale de A',
    rises: 'Sube',
    falls: 'Baja',
    stays: 'Sigue',
  },
  parameters: {
    basis: 'Base',
    from: 'Primer mes',
    to: 'Último mes',
    cutA: 'Corte A (%)',
    cutB: 'Corte B (%)',
    groups: 'Agrupada por casa matriz',
    currency: 'Moneda',
    converted: 'Convertida con la tasa de cada documento',
    documents: 'Documentos',
    madeOn: 'Corrida del',
    madeBy: 'Hecha por',
    isOutdated: 'Las ventas cambiaron después',
    comparedWith: 'Comparada con',
    base: 'Suma de los clientes con saldo positivo',
    net: 'Suma de todos los clientes',
    withoutClient: 'Sin cliente',
    withoutCost: 'Ventas sin costo conocido',
    apart: 'Aparte, sin tasa de cambio',
    approvedAs: 'Aprobada como',
    approvedBy: 'Aprobada por',
    approvedOn: 'Aprobada el',
  },
  yes: 'Sí',
  no: 'No',
}

const en: ExportText = {
  file: 'portfolio-8020',
  sheets: {
    clients: 'Clients',
    classes: 'Classes',
    movement: 'Movement',
    matrix: 'Before and now',
    parameters: 'Parameters',
  },
  columns: {
    rank: 'Rank',
    client: 'Client',
    share: 'Share',
    reached: 'Cumulative',
    class: 'Class',
    previousClass: 'Previous class',
    previousRank: 'Previous rank',
    yearBefore: 'Year before',
    key: 'Key',
    decision: 'Decision',
    reason: 'Reason',
    until: 'Until',
    manager: 'Manager',
    clients: 'Clients',
    movement: 'Movement',
    classBefore: 'Class before',
    noSalesBefore: 'No sales before',
    noSalesNow: 'No sales now',
    parameter: 'Parameter',
    value: 'Value',
  },
  basis: { net: 'Net sales', margin: 'Gross margin' },
  decisions: {
    promote: 'Made key',
    keep: 'Stays key',
    exception: 'Key by exception',
    leave: 'Leaves key',
    release: 'De-selected',
  },
  movements: { enters: 'Enters A', leaves: 'Leaves A', rises: 'Rises', falls: 'Falls', stays: 'Stays' },
  parameters: {
    basis: 'Basis',
    from: 'First month',
    to: 'Last month',
    cutA: 'Cut A (%)',
    cutB: 'Cut B (%)',
    groups: 'Grouped by parent company',
    currency: 'Currency',
    converted: 'Converted at each document’s rate',
    documents: 'Documents',
    madeOn: 'Run of',
    madeBy: 'Made by',
    isOutdated: 'Sales changed afterwards',
    comparedWith: 'Compared with',
    base: 'Sum of clients above zero',
    net: 'Sum of all clients',
    withoutClient: 'Without client',
    withoutCost: 'Sales without known cost',
    apart: 'Apart, without exchange rate',
    approvedAs: 'Approved as',
    approvedBy: 'Approved by',
    approvedOn: 'Approved on',
  },
  yes: 'Yes',
  no: 'No',
}

export const exportText: Readonly<Record<'es' | 'en', ExportText>> = { es, en }

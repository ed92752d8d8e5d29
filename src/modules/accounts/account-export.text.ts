/** What an exported list says, in the person's language. */
export interface ExportWords {
  readonly file: string
  readonly sheet: string
  readonly about: string
  readonly account: string
  readonly status: string
  readonly sector: string
  readonly city: string
  readonly manager: string
  readonly isKey: string
  readonly paretoClass: string
  readonly rank: string
  readonly share: string
  readonly net: (window: string) => string
  readonly netYearBefore: string
  readonly growth: string
  readonly lastSale: string
  readonly yes: string
  readonly no: string
  readonly statuses: Readonly<Record<'prospect' | 'active' | 'dormant' | 'past' | 'proposed' | 'archived', string>>
  readonly aboutRows: Readonly<Record<'by' | 'at' | 'view' | 'filters' | 'accounts' | 'window', string>>
  readonly views: Readonly<Record<'key' | 'mine' | 'all' | 'unmanaged' | 'archived' | 'proposed', string>>
}

const es: ExportWords = {
  file: 'cuentas',
  sheet: 'Cuentas',
  about: 'Acerca de',
  account: 'Cuenta',
  status: 'Estado',
  sector: 'Sector',
  city: 'Ciudad',
  manager: 'Gerente de cuenta',
  isKey: 'Clave',
  paretoClass: 'Clase',
  rank: 'Puesto',
  share: 'Parte de las ventas',
  net: (window) => (window ? `Ventas ${window}` : 'Ventas'),
  netYearBefore: 'Ventas del año anterior',
  growth: 'Crecimiento',
  lastSale: 'Última venta',
  yes: 'Sí',
  no: 'No',
  statuses: {
    prospect: 'Prospecto',
    active: 'Activa',
    dormant: 'Dormida',
    past: 'Anterior',
    proposed: 'Propuesta',
    archived: 'Archivada',
  },
  aboutRows: {
    by: 'Exportado por',
    at: 'Fecha',
    view: 'Vista',
    filters: 'Filtros',
    accounts: 'Cuentas',
    window: 'Ventas de',
  },
  views: {
    key: 'Cuentas clave',
    mine: 'Mis cuentas',
    all: 'Todas las cuentas',
    unmanaged: 'Claves sin gerente',
    archived: 'Archivadas',
    proposed: 'Propuestas',
  },
}

const en: ExportWords = {
  file: 'accounts',
  sheet: 'Accounts',
  about: 'About',
  account: 'Account',
  status: 'Status',
  sector: 'Industry',
  city: 'City',
  manager: 'Account manager',
  isKey: 'Key',
  paretoClass: 'Class',
  rank: 'Rank',
  share: 'Share of sales',
  net: (window) => (window ? `Sales ${window}` : 'Sales'),
  netYearBefore: 'Sales the year before',
  growth: 'Growth',
  lastSale: 'Last sale',
  yes: 'Yes',
  no: 'No',
  statuses: {
    prospect: 'Prospect',
    active: 'Active',
    dormant: 'Dormant',
    past: 'Former',
    proposed: 'Proposed',
    archived: 'Archived',
  },
  aboutRows: {
    by: 'Exported by',
    at: 'Date',
    view: 'View',
    filters: 'Filters',
    accounts: 'Accounts',
    window: 'Sales of',
  },
  views: {
    key: 'Key accounts',
    mine: 'My accounts',
    all: 'All accounts',
    unmanaged: 'Key, no manager',
    archived: 'Archived',
    proposed: 'Proposed',
  },
}

export const exportWords: Readonly<Record<'es' | 'en', ExportWords>> = { es, en }

import {
  IconAdjustmentsHorizontal,
  IconBuilding,
  IconChartHistogram,
  IconDatabaseImport,
  type TablerIcon,
} from '@tabler/icons-react'

/** The menu: only what works, and only for those who may. */
export interface Place {
  readonly to: '/cartera' | '/cuentas' | '/importaciones' | '/ajustes'
  readonly text: string
  readonly icon: TablerIcon
  /** Key of authorization.csv. */
  readonly right: string
  readonly isData: boolean
}

export const places: readonly Place[] = [
  { to: '/cartera', text: 'nav.portfolio', icon: IconChartHistogram, right: 'portfolio.read', isData: false },
  { to: '/cuentas', text: 'nav.accounts', icon: IconBuilding, right: 'account.list', isData: false },
  { to: '/importaciones', text: 'nav.imports', icon: IconDatabaseImport, right: 'import.read', isData: true },
  { to: '/ajustes', text: 'nav.settings', icon: IconAdjustmentsHorizontal, right: 'user.self.update', isData: true },
]

/** Rows of the tables that identity alone writes. Compared with the live catalogue by a test. */
export interface CompanyTable {
  id: number
  name: string
  country: string
  currency: string
  time_zone: string
  fiscal_year_start_month: number
  manager_label: string
  is_configured: boolean
  is_demo: boolean
  fixed_today: string | null
  capacity_weeks: string
  capacity_weekly_hours: string
  capacity_productive_pct: string
  hours_per_key_account: string
  version: number
  updated_at: Date
}
export interface AppUserTable {
  id: string
  name: string
  area: string | null
  locale: string
  color_scheme: string
  shortcuts_on: boolean
  is_disabled: boolean
  is_demo: boolean
  version: number
  created_at: Date
  updated_at: Date
}
export interface UserRoleTable {
  user_id: string
  role: string
  granted_at: Date
}

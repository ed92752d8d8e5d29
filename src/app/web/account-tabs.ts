import { lazy } from 'react'

// What an account's page shows under addresses of their own: each comes when somebody goes there.
export const StrategyPanel = lazy(async () => ({
  default: (await import('@/modules/strategy/ui/StrategyPanel')).StrategyPanel,
}))
export const DocumentsList = lazy(async () => ({
  default: (await import('@/modules/sales/ui/DocumentsList')).DocumentsList,
}))
export const ScorecardPanel = lazy(async () => ({
  default: (await import('@/modules/portfolio/ui/ScorecardPanel')).ScorecardPanel,
}))
export const TimelinePanel = lazy(async () => ({
  default: (await import('@/modules/accounts/ui/TimelinePanel')).TimelinePanel,
}))
export const AccountTeam = lazy(async () => ({
  default: (await import('@/modules/accounts/ui/AccountTeam')).AccountTeam,
}))
export const AccountSheet = lazy(async () => ({
  default: (await import('@/modules/accounts/ui/AccountSheet')).AccountSheet,
}))

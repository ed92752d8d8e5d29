import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { Broken } from './Broken'
import { Guard } from './Guard'
import { NotFound } from './NotFound'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Broken })

type Search = Record<string, unknown>
const anySearch = (search: Search): Search => search

// Pages for visitors.
const setup = createRoute({
  getParentRoute: () => root,
  path: '/inicio',
  component: lazyRouteComponent(() => import('@/modules/identity/ui/SetupPage'), 'SetupPage'),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/entrar',
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import('@/modules/identity/ui/SignInPage'), 'SignInPage'),
})
const forgot = createRoute({
  getParentRoute: () => root,
  path: '/olvido',
  component: lazyRouteComponent(() => import('@/modules/identity/ui/ForgotPage'), 'ForgotPage'),
})
const reset = createRoute({
  getParentRoute: () => root,
  path: '/restablecer',
  component: lazyRouteComponent(() => import('@/modules/identity/ui/ResetPage'), 'ResetPage'),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitacion',
  component: lazyRouteComponent(() => import('@/modules/identity/ui/InvitationPage'), 'InvitationPage'),
})

// Pages inside the frame; each loads its room when somebody goes there.
const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Guard })
const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/cartera' })
  },
})
const portfolio = createRoute({
  getParentRoute: () => frame,
  path: '/cartera',
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import('@/modules/portfolio/ui/PortfolioPage'), 'PortfolioPage'),
})
const accounts = createRoute({
  getParentRoute: () => frame,
  path: '/cuentas',
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import('@/modules/accounts/ui/AccountsPage'), 'AccountsPage'),
})
const matches = createRoute({
  getParentRoute: () => frame,
  path: '/cuentas/dudas',
  component: lazyRouteComponent(() => import('@/modules/accounts/ui/MatchesPage'), 'MatchesPage'),
})
const account = createRoute({
  getParentRoute: () => frame,
  path: '/cuentas/$accountId',
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import('./AccountPage'), 'AccountPage'),
})
const imports = createRoute({
  getParentRoute: () => frame,
  path: '/importaciones',
  component: lazyRouteComponent(() => import('@/modules/imports/ui/ImportsPage'), 'ImportsPage'),
})
const oneImport = createRoute({
  getParentRoute: () => frame,
  path: '/importaciones/$importId',
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import('@/modules/imports/ui/ImportPage'), 'ImportPage'),
})
const settings = createRoute({
  getParentRoute: () => frame,
  path: '/ajustes',
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import('./SettingsPage'), 'SettingsPage'),
})
const elsewhere = createRoute({ getParentRoute: () => frame, path: '$', component: NotFound })

export const router = createRouter({
  routeTree: root.addChildren([
    setup,
    signIn,
    forgot,
    reset,
    invitation,
    frame.addChildren([home, portfolio, accounts, matches, account, imports, oneImport, settings, elsewhere]),
  ]),
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Broken,
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

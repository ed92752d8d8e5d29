import accounts from '@/modules/accounts/ui/es.json'
import identity from '@/modules/identity/ui/es.json'
import imports from '@/modules/imports/ui/es.json'
import portfolio from '@/modules/portfolio/ui/es.json'
import sales from '@/modules/sales/ui/es.json'
import strategy from '@/modules/strategy/ui/es.json'
import shared from '@/shared/ui/es.json'
import app from './es.json'
import type { Messages } from './messages'

export const messages: Messages = { app, shared, identity, accounts, imports, portfolio, sales, strategy }

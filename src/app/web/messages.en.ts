import accounts from '@/modules/accounts/ui/en.json'
import identity from '@/modules/identity/ui/en.json'
import imports from '@/modules/imports/ui/en.json'
import portfolio from '@/modules/portfolio/ui/en.json'
import sales from '@/modules/sales/ui/en.json'
import strategy from '@/modules/strategy/ui/en.json'
import shared from '@/shared/ui/en.json'
import app from './en.json'
import type { Messages } from './messages'

export const messages: Messages = { app, shared, identity, accounts, imports, portfolio, sales, strategy }

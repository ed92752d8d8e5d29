import { demoAppointments, demoTeam } from './demo-appointments'
import { demoClients } from './demo-clients'
import { demoApprovals, demoDecisions, demoRuns, demoScorecards } from './demo-decisions'
import { demoPeople } from './demo-people'
import { demoLines, demoProducts } from './demo-products'
import type { DemoWorld } from './demo-world.types'
import { salesCorrections, faultyRows } from './sales-blemishes'
import { salesDocuments } from './sales-documents'

export const demoToday = '2026-05-14'
export const demoCompany: DemoWorld['company'] = {
  name: 'Envases Altavía',
  legalName: 'Envases Altavía S.A.',
  taxId: '999.000.100-3',
  country: 'CO',
  currency: 'COP',
  timeZone: 'America/Bogota',
  fiscalYearStart: 1,
}

/** The invented company as it stands on its fixed day; the same in every installation. */
export function demoWorld(): DemoWorld {
  const documents = salesDocuments()
  return {
    today: demoToday,
    company: demoCompany,
    people: demoPeople,
    lines: demoLines,
    products: demoProducts,
    clients: demoClients(),
    documents,
    corrections: salesCorrections(documents),
    faultyRows: faultyRows(),
    appointments: demoAppointments(),
    team: demoTeam,
    decisions: demoDecisions(),
    scorecards: demoScorecards,
    runs: demoRuns,
    approvals: demoApprovals,
  }
}

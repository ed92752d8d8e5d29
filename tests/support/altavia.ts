import { clientSheets } from '../../db/demo/client-sheets'
import type { TestDatabase } from './test-database'
import { addAccount, addSale } from './test-people'

/** The day on which the invented packaging maker is looked at; its last twelve full months are May 2025 to April 2026. */
export const altaviaToday = '2026-05-14'
/** A window of the past in which fifteen clients were A: Migalva among them, Vitalba and Palmarena not. */
export const altaviaNovember = { window: 'range', from: '2023-10', to: '2023-10' }
/** A window a month shorter than the last, in which Migalva is out already. */
export const altaviaCheck = { window: 'range', from: '2025-05', to: '2026-03' }

export interface TestAccount {
  readonly id: string
  readonly accountNo: number
}

/** The 94 clients of the invented packaging maker by trade name, with their sales and a fixed today. */
export async function addAltavia(database: TestDatabase): Promise<Map<string, TestAccount>> {
  await database.asOwner(
    "update clave.company set name = 'Envases Altavía', currency = 'COP', is_demo = true, is_configured = true, fixed_today = $1",
    [altaviaToday],
  )
  const accounts = new Map<string, TestAccount>()
  for (const [name, form, , city, , paretoClass, lastYear, yearBefore] of clientSheets) {
    const account = await addAccount(database, { name: `${name} ${form}`, city })
    accounts.set(name, account)
    const sold = async (millions: number, day: string): Promise<void> => {
      const net = (millions * 1e6).toFixed(0)
      if (net !== '0') await addSale(database, { accountNo: account.accountNo, day, net })
    }
    const isSmall = paretoClass === 'C' || paretoClass === 'N'
    await sold(isSmall ? yearBefore / 2 : yearBefore, '2023-10-20')
    await sold(yearBefore, '2024-09-12')
    // One client closes the last month; the others bought before.
    await sold(name === 'Lácteos Valdorado' ? lastYear - 100 : lastYear, '2026-01-15')
    if (name === 'Lácteos Valdorado') await sold(100, '2026-04-30')
  }
  return accounts
}

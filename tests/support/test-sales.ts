import { decimal } from '@/shared/kernel/money'
import type { TestDatabase } from './test-database'

export interface TestDocument {
  accountNo: number
  day: string
  /** In its own currency, exact; a negative one is a credit note. */
  net: string
  number: string
  cost?: string
  units?: string
  productNo?: number
  currency?: string
  /** To the company's currency, COP; without one the amount stays apart. */
  rate?: string | null
  importNo?: number
}

/** Documents of one line each, as an import leaves them: the line in its import's partition, and the roll-up over all. */
export async function addDocuments(database: TestDatabase, documents: readonly TestDocument[]): Promise<void> {
  for (const document of documents) {
    const [currency, importNo] = [document.currency ?? 'COP', document.importNo ?? 1]
    const rate = currency === 'COP' ? '1' : (document.rate ?? null)
    await database.asOwner(
      `create table if not exists clave.sales_line_${importNo} partition of clave.sales_line for values in (${importNo})`,
    )
    await database.asOwner(
      `with d as (
         insert into clave.sales_document (account_no, document_no, import_no, kind, prefix, number, issued_on, currency, fx_rate, net, net_base, line_count, content_hash, salesperson)
         select $1, nextval('clave.document_numbers'), $11, case when $2::numeric < 0 then 'creditNote' else 'invoice' end, 'FV', $3, $4, $5,
           case when $5 <> 'COP' then $6::numeric end, $2, $7, 1, '', 'Nora' returning document_no)
       insert into clave.sales_line (account_no, document_no, import_no, line_no, product_no, issued_on, quantity, net, cost)
       select $1, d.document_no, $11, 1, $8, $4, $9, $2, $10 from d`,
      [
        document.accountNo,
        document.net,
        document.number,
        document.day,
        currency,
        rate,
        rate === null ? null : decimal(document.net).times(rate).toFixed(4),
        document.productNo ?? null,
        document.units ?? '1',
        document.cost ?? null,
        importNo,
      ],
    )
  }
  await rollUpAgain(database)
}

/** The roll-up as the living lines give it. */
export async function rollUpAgain(database: TestDatabase): Promise<void> {
  await database.asOwner('delete from clave.sales_month')
  await database.asOwner("select clave.roll_up('clave.sales_line', 'd.replaced_by is null', 1)")
}

import { nameKey } from '@/shared/kernel/account-key'
import { nameOf } from './client-doubts'
import type { ClientsFound } from './client-numbers.types'
import type { CopyText } from './copy-text'
import type { Product } from './product-numbers'

export const clientColumns = 'account_no, id, name, tax_id, tax_id_key, code, code_key, name_key, city'

export function writeClients(copy: CopyText, { fresh }: ClientsFound): void {
  const orNone = (text: string): string | null => (text === '' ? null : text)
  for (const { accountNo, id, keys, client } of fresh) {
    copy.int(accountNo).plain(id).text(nameOf(client))
    copy.text(orNone(client.taxId.slice(0, 40))).text(orNone(keys.tax))
    copy.text(orNone(client.code.slice(0, 60))).text(orNone(keys.code))
    copy
      .text((keys.name || nameKey(nameOf(client))).slice(0, 200))
      .text(orNone(client.city.slice(0, 80)))
      .end()
  }
}

export const productColumns = 'product_no, code, name, product_key, line_name, line_key'

export function writeProducts(copy: CopyText, fresh: readonly Product[], settled: ReadonlyMap<number, number>): void {
  const orNone = (text: string): string | null => (text === '' ? null : text)
  for (const { no, code, name, key, line, lineKey } of fresh) {
    copy
      .int(settled.get(no) ?? no)
      .text(orNone(code))
      .text(orNone(name))
      .text(key)
    copy.text(orNone(line)).text(orNone(lineKey)).end()
  }
}

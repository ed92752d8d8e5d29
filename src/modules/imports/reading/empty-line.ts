import type { SalesLine } from './sales-file.types'

/** The one object in which all lines are handed over. */
export function emptyLine(): SalesLine {
  return {
    rowNumber: 0,
    client: -1,
    kind: 'invoice',
    prefix: '',
    number: '',
    lineNumber: '',
    date: '',
    productCode: '',
    productName: '',
    productLine: '',
    quantity: '',
    net: 0,
    cost: null,
    currency: '',
    exchangeRate: '',
    salesperson: '',
  }
}

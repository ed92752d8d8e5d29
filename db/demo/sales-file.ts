import type { DemoDocument, DemoWorld } from './demo-world.types'

const heading =
  'NIT_CLIENTE;RAZON SOCIAL;FEC_DOC;TIPO;NUM_DOC;COD_PRODUCTO;PRODUCTO;LINEA;CANTIDAD;VLR_NETO;COSTO;PLANTA;VENDEDOR;BODEGA'

/** A file of sales as the company's own system exports it: Windows-1252, semicolons, newest first. */
export interface SalesFile {
  readonly name: string
  readonly bytes: Buffer
  /** What accounting wrote down for it. */
  readonly ledger?: { readonly currency: string; readonly total: string }
}

/**
 * The two files that tell how the sales came in: everything up to March, and in May the last twelve months, which
 * overlap it, correct twelve documents and bring seventeen rows that cannot be read.
 */
export function salesFiles(world: DemoWorld): SalesFile[] {
  const before = new Map(world.corrections.map((row) => [`${row.kind}-${row.number}`, row]))
  const first = world.documents
    .filter(([, , , issuedOn]) => issuedOn < '2026-04-01')
    .map((document): DemoDocument => {
      const [client, kind, number, issuedOn, product, units] = document
      const was = before.get(`${kind}-${number}`)
      return was ? [client, kind, number, issuedOn, product, units, was.netBefore, was.costBefore] : document
    })
  const second = world.documents.filter(([, , , issuedOn]) => issuedOn >= '2025-05-01')
  return [
    { name: 'ventas_netas_may23_mar26.csv', bytes: encoded(rowsOf(world, first)) },
    {
      name: 'ventas_netas_may25_abr26.csv',
      bytes: encoded(scattered(rowsOf(world, second), faultyLines(world))),
      ledger: { currency: world.company.currency, total: String(sumOf(second) + sumOfFaulty(world)) },
    },
  ]
}

function rowsOf(world: DemoWorld, documents: readonly DemoDocument[]): string[] {
  return documents.toReversed().map(([client, kind, number, issuedOn, product, units, net, cost]) =>
    line(world, {
      client,
      issuedOn: `${issuedOn.slice(8)}/${issuedOn.slice(5, 7)}/${issuedOn.slice(0, 4)}`,
      kind,
      number,
      product,
      units,
      net: amount(net),
      cost,
    }),
  )
}

function faultyLines(world: DemoWorld): string[] {
  return world.faultyRows.map((row) => line(world, { ...row, kind: 'FV' }))
}

/** The rows that cannot be read stand here and there among the good ones. */
function scattered(rows: readonly string[], faulty: readonly string[]): string[] {
  const every = Math.floor(rows.length / (faulty.length + 1))
  return rows.flatMap((row, at) => {
    const wrong = at > 0 && at % every === 0 ? faulty[at / every - 1] : undefined
    return wrong === undefined ? [row] : [wrong, row]
  })
}

function line(
  world: DemoWorld,
  row: {
    client: number
    issuedOn: string
    kind: 'FV' | 'NC'
    number: number
    product: number
    units: number
    net: string
    cost: number
  },
): string {
  const client = world.clients[row.client]!
  const product = world.products[row.product]!
  return [
    client.taxId,
    client.legalName.toUpperCase(),
    row.issuedOn,
    row.kind,
    `${row.kind}-${String(row.number).padStart(5, '0')}`,
    product.code,
    product.name,
    world.lines[product.line],
    row.units,
    row.net,
    amount(row.cost),
    client.site,
    client.sellerCode,
    `${client.site}-${String((row.product % 3) + 1).padStart(2, '0')}`,
  ].join(';')
}

function sumOf(documents: readonly DemoDocument[]): number {
  return documents.reduce((total, [, , , , , , net]) => total + net, 0)
}

/** What the rows are worth once a letter is read as the figure it stands for. */
function sumOfFaulty(world: DemoWorld): number {
  return world.faultyRows.reduce(
    (total, { net }) => total + Number(net.replace('O', '0').slice(0, -3).replaceAll('.', '')),
    0,
  )
}

/** 12.480.350,00 */
function amount(pesos: number): string {
  return `${pesos < 0 ? '-' : ''}${String(Math.abs(pesos)).replace(/\B(?=(\d{3})+$)/g, '.')},00`
}

// Every letter of the example lies in Latin-1, which Windows-1252 shares.
function encoded(rows: readonly string[]): Buffer {
  return Buffer.from([heading, ...rows, ''].join('\r\n'), 'latin1')
}

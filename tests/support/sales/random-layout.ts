import type { Country } from './invented-sales'
import { type Draw, drawFrom } from './random-style'
import type { Layout } from './sales-layouts'

/** Headings by language and field, as companies write them in files that no system made. */
type Words = Readonly<Record<string, readonly string[]>>

const spanish: Words = {
  day: [
    'Fecha',
    'FECHA FACTURA',
    'Fec. Doc.',
    'Fecha de emisión',
    'F. Emisión',
    'Fecha Venta',
    'FECHA_DOC',
    'Fecha contab.',
  ],
  type: ['Tipo', 'Tipo Doc.', 'Clase de documento', 'Tipo de comprobante', 'TIPO_DOCUMENTO', 'Tipo Dcto'],
  number: [
    'Número',
    'No. Documento',
    'Factura',
    'Nro. Factura',
    'Folio',
    'Consecutivo',
    'Nº',
    'DOCUMENTO',
    'Comprobante',
  ],
  prefix: ['Prefijo', 'Serie', 'Pref.'],
  taxId: [
    'NIT',
    'Nit Cliente',
    'Identificación',
    'NIT/CC',
    'Identificación tributaria',
    'Documento cliente',
    'Id. Tercero',
  ],
  code: ['Cód. Cliente', 'Código cliente', 'CODCLI', 'Clave cliente', 'Id Cliente'],
  name: [
    'Cliente',
    'Razón Social',
    'Nombre del cliente',
    'NOMBRE CLIENTE',
    'Nombre tercero',
    'Nombre / Razón social',
    'Tercero',
  ],
  productCode: ['Código', 'Referencia', 'SKU', 'Cód. Artículo', 'Código producto', 'Ref.'],
  productName: ['Producto', 'Descripción', 'Artículo', 'Detalle', 'Nombre del producto'],
  productLine: ['Línea', 'Categoría', 'Familia', 'Grupo', 'Línea de producto'],
  quantity: ['Cantidad', 'Cant.', 'Unidades', 'CANTIDAD', 'Cant. Facturada', 'Uds.'],
  price: ['Precio', 'Precio Unitario', 'Vr. Unitario', 'P. Unit.', 'Valor unitario', 'Precio unit.'],
  gross: ['Valor bruto', 'Bruto', 'Importe bruto', 'Vr. Bruto', 'Total bruto'],
  discountAmount: ['Descuento', 'Valor descuento', 'Vr. Dcto', 'Dcto.', 'Descuentos'],
  discountPercent: ['% Descuento', 'Dcto %', 'Desc. %', 'Porcentaje descuento'],
  discountFraction: ['Descuento', '% Dcto', 'Desc.'],
  net: [
    'Valor neto',
    'Neto',
    'Subtotal',
    'Venta neta',
    'Base gravable',
    'Valor antes de IVA',
    'Vr. Neto',
    'Ventas netas',
    'Importe neto',
  ],
  tax: ['IVA', 'Impuesto', 'Valor IVA', 'Impuestos', 'Vr. IVA'],
  total: ['Total', 'Valor total', 'Total factura', 'Total con IVA', 'Vr. Total', 'Importe total'],
  seller: ['Vendedor', 'Asesor', 'Asesor comercial', 'Ejecutivo'],
  city: ['Ciudad', 'Municipio', 'Ciudad cliente'],
  status: ['Estado', 'Estado documento', 'Situación'],
  due: ['Fecha vencimiento', 'Vencimiento', 'Fecha de pago', 'Vence'],
  cost: ['Costo', 'Costo total', 'Costo de ventas', 'Vr. Costo'],
  profit: ['Utilidad', 'Utilidad bruta', 'Ganancia', 'Margen'],
  marginPct: ['% Utilidad', 'Margen %', '% Margen'],
  phone: ['Teléfono', 'Celular', 'Tel.'],
  barcode: ['Código de barras', 'EAN', 'Cód. Barras'],
  term: ['Plazo', 'Días crédito', 'Días'],
  year: ['Año', 'AÑO', 'Ejercicio'],
  month: ['Mes', 'MES'],
  monthName: ['Mes', 'Nombre mes'],
  clock: ['Hora', 'Hora factura'],
  address: ['Dirección', 'Dirección entrega'],
  zip: ['Código postal', 'C.P.'],
  order: ['Orden de compra', 'O.C.', 'Pedido cliente'],
  weight: ['Peso', 'Peso kg', 'Kilos netos'],
  stock: ['Existencia', 'Saldo inventario'],
  owed: ['Saldo', 'Saldo pendiente', 'Por cobrar', 'Saldo cartera'],
  item: ['Ítem', 'Renglón', '#', 'No.'],
  warehouse: ['Bodega', 'Almacén'],
  measure: ['U.M.', 'Unidad de medida', 'UND'],
  email: ['Correo', 'E-mail'],
  zone: ['Zona', 'Región', 'Canal'],
  taxPct: ['% IVA', 'Tarifa IVA', 'Tasa IVA'],
  listPrice: ['Precio lista', 'PVP sugerido'],
  currency: ['Moneda', 'Divisa'],
  orderedQty: ['Cantidad pedida', 'Cant. pedida'],
}
const english: Words = {
  day: ['Date', 'Invoice Date', 'Posting Date', 'Order Date', 'INV_DATE', 'Document date'],
  type: ['Type', 'Document Type', 'Doc Type', 'Transaction Type'],
  number: ['Invoice', 'Invoice No.', 'Document Number', 'Num', 'Invoice #', 'Order No'],
  prefix: ['Series', 'Prefix'],
  taxId: ['Tax ID', 'VAT No.', 'Customer Tax ID'],
  code: ['Customer ID', 'Customer No.', 'Cust Code', 'Account No.', 'Customer Number'],
  name: ['Customer', 'Customer Name', 'Client', 'Bill To Name', 'Company', 'Account Name'],
  productCode: ['Item', 'SKU', 'Product Code', 'Item No.', 'Part Number'],
  productName: ['Product', 'Description', 'Item Description', 'Product Name'],
  productLine: ['Category', 'Product Line', 'Family', 'Item Group'],
  quantity: ['Qty', 'Quantity', 'Units', 'Qty Sold', 'Quantity Invoiced'],
  price: ['Unit Price', 'Price', 'Sales Price', 'Price Each'],
  gross: ['Gross Amount', 'Gross', 'Gross Sales'],
  discountAmount: ['Discount', 'Discount Amount', 'Line Discount Amount'],
  discountPercent: ['Discount %', '% Discount', 'Disc %'],
  discountFraction: ['Discount', 'Discount Rate'],
  net: ['Net Amount', 'Net Sales', 'Amount', 'Line Amount', 'Net', 'Extended Price', 'Subtotal', 'Sales'],
  tax: ['Tax', 'Tax Amount', 'Sales Tax', 'VAT'],
  total: ['Total', 'Total Amount', 'Amount incl. Tax', 'Invoice Total', 'Grand Total'],
  seller: ['Sales Rep', 'Salesperson', 'Rep'],
  city: ['City', 'Ship To City'],
  status: ['Status', 'Invoice Status'],
  due: ['Due Date', 'Ship Date', 'Payment Due'],
  cost: ['Cost', 'COGS', 'Total Cost'],
  profit: ['Profit', 'Gross Profit', 'Margin'],
  marginPct: ['Margin %', 'GP %', 'Profit %'],
  phone: ['Phone', 'Telephone'],
  barcode: ['UPC', 'Barcode'],
  term: ['Terms', 'Net Days', 'Credit Days'],
  year: ['Year', 'FY', 'Fiscal Year'],
  month: ['Month', 'Period'],
  monthName: ['Month', 'Month Name'],
  clock: ['Time', 'Hour'],
  address: ['Address', 'Ship To Address'],
  zip: ['ZIP', 'Postal Code'],
  order: ['PO Number', 'Customer PO'],
  weight: ['Weight', 'Net Weight'],
  stock: ['On Hand', 'Stock'],
  owed: ['Balance', 'Open Balance', 'Amount Due'],
  item: ['Line', 'Row', '#'],
  warehouse: ['Warehouse', 'Location'],
  measure: ['UOM', 'Unit'],
  email: ['Email', 'Customer Email'],
  zone: ['Region', 'Territory', 'Channel'],
  taxPct: ['Tax %', 'Tax Rate', 'VAT %'],
  listPrice: ['List Price', 'MSRP'],
  currency: ['Currency', 'Currency Code'],
  orderedQty: ['Quantity Ordered', 'Ordered Qty'],
}
const portuguese: Words = {
  ...spanish,
  day: ['Data', 'Data de emissão', 'Data da venda', 'Emissão'],
  type: ['Tipo', 'Tipo de documento'],
  number: ['Nota fiscal', 'NF', 'Número NF', 'Documento'],
  taxId: ['CNPJ', 'CNPJ/CPF', 'CNPJ do cliente'],
  code: ['Código do cliente', 'Cód. Cliente'],
  name: ['Cliente', 'Razão social', 'Nome do cliente'],
  productCode: ['Código do produto', 'SKU'],
  productName: ['Produto', 'Descrição do produto'],
  quantity: ['Quantidade', 'Qtde', 'Qtd'],
  price: ['Preço unitário', 'Valor unitário', 'Preço'],
  gross: ['Valor bruto'],
  discountAmount: ['Desconto', 'Valor desconto'],
  discountPercent: ['% Desconto', 'Desconto %'],
  discountFraction: ['Desconto'],
  net: ['Valor líquido', 'Subtotal', 'Total líquido'],
  tax: ['Imposto', 'Impostos', 'ICMS'],
  total: ['Total', 'Valor total', 'Total da nota'],
  status: ['Situação', 'Status'],
}

/** «heading=field» of the amounts, by what a row is and how its net is told. */
const lineAmounts: readonly (readonly [string, Layout['net']])[] = [
  ['quantity price net', 'column'],
  ['quantity price discountAmount net', 'column'],
  ['quantity price discountPercent net', 'column'],
  ['quantity price discountFraction net tax total', 'column'],
  ['quantity price gross discountAmount net', 'column'],
  ['quantity price gross discountAmount net tax total', 'column'],
  ['quantity price discountPercent net tax total', 'column'],
  ['quantity price discountPercent', 'computed'],
  ['quantity price discountFraction', 'computed'],
  ['quantity price gross discountAmount', 'column'],
  ['quantity price net tax total', 'column'],
  ['quantity net', 'column'],
  ['quantity price tax total discountAmount', 'column'],
  ['net', 'column'],
]
const documentAmounts: readonly (readonly [string, Layout['net']])[] = [
  ['net', 'column'],
  ['net tax total', 'column'],
  ['tax total', 'column'],
  ['gross discountAmount net', 'column'],
  ['gross discountAmount net tax total', 'column'],
  ['gross discountAmount tax total', 'column'],
  ['net total', 'column'],
  ['gross discountAmount', 'column'],
]
const noise =
  'seller city due cost profit marginPct phone barcode term year month monthName clock address zip order weight stock owed item warehouse measure email zone taxPct listPrice orderedQty'.split(
    ' ',
  )
const plainWords: Readonly<Record<string, readonly [string, string]>> = {
  es: ['Factura', 'Nota crédito'],
  en: ['Invoice', 'Credit Memo'],
  pt: ['Nota fiscal', 'Devolução'],
}
const kindsEs = [
  ['Factura', 'Nota crédito'],
  ['FV', 'NC'],
  ['FAC', 'DEV'],
  ['Factura de venta', 'Nota de crédito'],
  ['Venta', 'Devolución'],
  ['FACTURA ELECTRÓNICA', 'NOTA CRÉDITO ELECTRÓNICA'],
  ['F', 'D'],
] as const
const states: readonly (readonly [string, string])[] = [
  ['Activo', 'Anulado'],
  ['Vigente', 'Cancelado'],
  ['Emitida', 'Anulada'],
  ['OK', 'ANULADA'],
]
const statesEn: readonly (readonly [string, string])[] = [
  ['Posted', 'Cancelled'],
  ['Paid', 'Void'],
  ['Open', 'Voided'],
]

/** A list of sales as somebody puts it together: own headings, own order, columns that are none of ours among them. */
export function randomLayout(seed: number): Layout {
  const draw = drawFrom(seed + 500_000)
  const country = draw.one<Country>(['CO', 'CO', 'MX', 'AR', 'CL', 'PE', 'EC', 'ES', 'US', 'US', 'BR'])
  const words = country === 'US' ? english : country === 'BR' ? portuguese : spanish
  const grain = draw.one(['line', 'document'] as const)
  const [amounts, net] = draw.one(grain === 'line' ? lineAmounts : documentAmounts)
  const by =
    country === 'US' ? draw.one(['name', 'code'] as const) : draw.one(['taxId', 'taxId', 'code', 'name'] as const)
  const hasType = draw.is(0.5)
  const hasState = draw.is(0.35)
  const hasNumber = draw.is(0.9)
  const fields = new Set([
    'day',
    ...(by === 'name' ? ['name'] : [by, ...(draw.is(0.85) ? ['name'] : [])]),
    ...(hasType ? ['type'] : []),
    ...(hasNumber ? ['number'] : []),
    ...(hasNumber && draw.is(0.2) ? ['prefix'] : []),
    ...(hasState ? ['status'] : []),
    ...(grain === 'line' && draw.is(0.7) ? ['productName'] : []),
    ...(grain === 'line' && draw.is(0.5) ? ['productCode'] : []),
    ...(grain === 'line' && draw.is(0.3) ? ['productLine'] : []),
    ...amounts.split(' '),
    ...noise.filter(() => draw.is(0.12)),
  ])
  const [invoice, creditNote] =
    country === 'US' ? plainWords['en']! : country === 'BR' ? plainWords['pt']! : draw.one(kindsEs)
  const [valid, cancelled] = draw.one(country === 'US' ? statesEn : states)
  return {
    name: `random ${seed}`,
    country,
    grain,
    net,
    by,
    columns: headed([...fields], words, draw),
    needsSigns: !hasType,
    ...(hasType ? { invoice, creditNote } : {}),
    ...(hasState ? { valid, cancelled } : {}),
    ...(amounts.includes('discount') ? {} : { world: { hasDiscounts: false } }),
  }
}

function headed(fields: readonly string[], words: Words, draw: Draw): string {
  const order = draw.is(0.5) ? shuffled(fields, draw) : fields
  const taken = new Set<string>()
  return order
    .flatMap((field) => {
      const heading = (words[field] ?? spanish[field]!).filter((word) => !taken.has(word))
      if (heading.length === 0) return []
      const chosen = draw.one(heading)
      taken.add(chosen)
      return [
        `${chosen}=${field === 'number' ? draw.one(['number', 'prefixedNumber', 'paddedNumber', 'number']) : field}`,
      ]
    })
    .join('|')
}

function shuffled(fields: readonly string[], draw: Draw): string[] {
  const order = [...fields]
  for (let i = order.length - 1; i > 0; i--) {
    const at = draw.whole(0, i)
    ;[order[i], order[at]] = [order[at]!, order[i]!]
  }
  return order
}

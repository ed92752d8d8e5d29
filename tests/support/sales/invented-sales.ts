/** An invented company's sales, from a seed: the truth that look-alike files of every system are written from. */

/** Exact amounts are integers of 1/10 000. */
export const unit = 10_000n

export type Country = 'CO' | 'MX' | 'AR' | 'CL' | 'PE' | 'EC' | 'BR' | 'ES' | 'US'
export interface InventedClient {
  name: string
  /** As the tax office writes it, without dots; the check digit apart where the country has one apart. */
  taxId: string
  checkDigit: string
  code: string
  city: string
}
export interface InventedLine {
  productCode: string
  productName: string
  productLine: string
  quantity: bigint
  price: bigint
  discountPct: number
  gross: bigint
  discount: bigint
  net: bigint
  tax: bigint
  otherTax: bigint
  /** Net of a line that pays no tax; else nought. */
  exempt: bigint
  total: bigint
  cost: bigint
}
export interface InventedDocument {
  kind: 'invoice' | 'creditNote'
  number: number
  /** YYYY-MM-DD. */
  day: string
  client: InventedClient | null
  isCancelled: boolean
  currency: string
  rate: bigint
  seller: string
  city: string
  lines: InventedLine[]
}
export interface InventedSales {
  country: Country
  documents: InventedDocument[]
  taxPct: number
}
export interface World {
  seed: number
  country: Country
  documents?: number
  /** Whole pesos: no amount has decimals. */
  isWhole?: boolean
  currencies?: readonly string[]
  hasDiscounts?: boolean
  /** A quarter of the lines pays no tax. */
  hasExempt?: boolean
  /** A fifth pays a second tax of 8 %. */
  hasOtherTax?: boolean
  linesEach?: number
  /** Clients called like a row of totals, with quotes, separators or line ends in their names. */
  hasHardNames?: boolean
  /** Days of the month that come up; all by default. */
  latestDay?: number
}

export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const taxRates: Readonly<Record<Country, number>> = {
  CO: 19,
  MX: 16,
  AR: 21,
  CL: 19,
  PE: 18,
  EC: 15,
  BR: 12,
  ES: 21,
  US: 8,
}
const spanishNames = [
  'Panadería El Trigal',
  'Muñoz Hermanos',
  'Distribuciones Pérez & Ñáñez',
  'Ferretería La Unión',
  'Textiles del Atlántico',
  'Agroquímicos Córdoba',
  'Cafés de Altura',
  'Lácteos San Martín',
  'Plásticos y Envases Medellín',
  'Construcciones Güell',
  'Droguería Más Salud',
  'Papelería Quijote',
  'Maderas del Bío Bío',
  'Óptica Visión',
  'Químicos Industriales',
  'Repuestos Andinos',
  'Supermercado El Ahorro',
  'Logística Ibáñez',
  'Viveros Peñalosa',
  'Confecciones Ágata',
  'Metalúrgica Núñez',
  'Clínica Santa Inés',
  'Editorial Ñandú',
  'Hotel Río Claro',
]
const englishNames = [
  'Harbor Light Foods',
  'Northgate Tools',
  'Bright & Sons',
  'Cedar Valley Dairy',
  'Summit Outdoor',
  'Riverside Books',
  'Granite Works',
  'Maple Street Bakery',
  'Coastal Marine Supply',
  'Prairie Seed',
  'Old Mill Paper',
  'Blue Heron Café',
  'Ironbridge Parts',
  'Willow Clinic',
  'Redwood Hotels',
  'Fairview Optics',
  'Keystone Builders',
  'Lakeside Market',
  'Sterling Textiles',
  'Pinecrest Nursery',
  'Anchor Logistics',
  'Beacon Press',
  'Quartz Chemicals',
  'Orchard Lane Foods',
]
const companyForms: Readonly<Record<Country, readonly string[]>> = {
  CO: ['S.A.S.', 'Ltda.', 'S.A.'],
  MX: ['S.A. de C.V.', 'S. de R.L. de C.V.'],
  AR: ['S.R.L.', 'S.A.'],
  CL: ['SpA', 'Ltda.'],
  PE: ['S.A.C.', 'E.I.R.L.'],
  EC: ['S.A.', 'Cía. Ltda.'],
  BR: ['Ltda.', 'S.A.'],
  ES: ['S.L.', 'S.A.'],
  US: ['Inc.', 'LLC'],
}
const cities: Readonly<Record<Country, readonly string[]>> = {
  CO: ['Bogotá', 'Medellín', 'Cali'],
  MX: ['Ciudad de México', 'Querétaro', 'Mérida'],
  AR: ['Córdoba', 'Rosario', 'Tucumán'],
  CL: ['Santiago', 'Concepción', 'Valparaíso'],
  PE: ['Lima', 'Arequipa', 'Trujillo'],
  EC: ['Quito', 'Guayaquil', 'Cuenca'],
  BR: ['São Paulo', 'Curitiba', 'Belém'],
  ES: ['Madrid', 'Málaga', 'León'],
  US: ['Austin', 'Denver', 'Boston'],
}
const products: readonly (readonly [string, string, string])[] = [
  ['CJ-100', 'Caja corrugada 40x30', 'Cajas'],
  ['CJ-220', 'Caja troquelada "premium"', 'Cajas'],
  ['ET-015', 'Etiqueta térmica 50×25 mm', 'Etiquetas'],
  ['ET-090', 'Etiqueta adhesiva; rollo x 1.000', 'Etiquetas'],
  ['BL-007', 'Bolsa de papel, asa rizada', 'Bolsas'],
  ['BL-310', 'Bolsa kraft N.º 5', 'Bolsas'],
  ['CT-044', 'Cinta de embalaje 2" x 100 m', 'Cintas'],
  ['0012', 'Película estirable | 23 micras', 'Películas'],
]
const sellers = ['Andrea Solís', 'Julián Peña', 'María José Ávila', 'Óscar Rincón']

export function inventSales(world: World): InventedSales {
  const chance = chanceFrom(world.seed)
  const clients = inventClients(world, chance)
  const taxPct = taxRates[world.country]
  const documents: InventedDocument[] = []
  const count = world.documents ?? 70
  for (let i = 0; i < count; i++) {
    const isCredit = i > 5 && chance() < 0.12
    const noClient = chance() < 0.08
    const lines = Array.from({ length: isCredit ? 1 : 1 + Math.floor(chance() * (world.linesEach ?? 3)) }, () =>
      inventLine(world, taxPct, chance),
    )
    documents.push({
      kind: isCredit ? 'creditNote' : 'invoice',
      number: 1001 + i,
      day: dayAfter('2023-01-02', Math.floor((i * 400) / count), world.latestDay),
      // The square makes few clients large.
      client: noClient ? null : clients[Math.floor(chance() ** 2 * clients.length)]!,
      isCancelled: !isCredit && chance() < 0.07,
      currency: world.currencies ? world.currencies[Math.floor(chance() * world.currencies.length)]! : '',
      rate: unit,
      seller: sellers[Math.floor(chance() * sellers.length)]!,
      city: cities[world.country][i % 3]!,
      lines,
    })
  }
  return { country: world.country, documents, taxPct }
}

function inventLine(world: World, taxPct: number, chance: () => number): InventedLine {
  const [productCode, productName, productLine] = products[Math.floor(chance() * products.length)]!
  const quantity = BigInt(1 + Math.floor(chance() * 40)) * unit
  const price = world.isWhole
    ? BigInt(5 + Math.floor(chance() ** 3 * 4_000)) * 100n * unit
    : BigInt(150 + Math.floor(chance() ** 3 * 250_000)) * 100n
  const discountPct = world.hasDiscounts === false || chance() < 0.6 ? 0 : [5, 10, 15, 20][Math.floor(chance() * 4)]!
  const places = world.isWhole ? 0 : 2
  const gross = rounded((quantity * price) / unit, places)
  const net = rounded((gross * BigInt(100 - discountPct)) / 100n, places)
  const isExempt = world.hasExempt === true && chance() < 0.25
  const tax = isExempt ? 0n : rounded((net * BigInt(taxPct)) / 100n, places)
  const otherTax = world.hasOtherTax && chance() < 0.2 ? rounded((net * 8n) / 100n, places) : 0n
  const cost = rounded((net * BigInt(55 + Math.floor(chance() * 30))) / 100n, places)
  return {
    productCode,
    productName,
    productLine,
    quantity,
    price,
    discountPct,
    gross,
    discount: gross - net,
    net,
    tax,
    otherTax,
    exempt: isExempt ? net : 0n,
    total: net + tax + otherTax,
    cost,
  }
}

/** Half away from zero, to so many places of the four. */
export function rounded(value: bigint, places: number): bigint {
  const step = 10n ** BigInt(4 - places)
  const absolute = value < 0n ? -value : value
  const whole = ((absolute * 2n + step) / (step * 2n)) * step
  return value < 0n ? -whole : whole
}

function dayAfter(first: string, days: number, latestDay = 31): string {
  const at = new Date(`${first}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  if (at.getUTCDate() > latestDay) at.setUTCDate(1 + (at.getUTCDate() % latestDay))
  return at.toISOString().slice(0, 10)
}

const nobody: ReadonlySet<string> = new Set()

function inventFreshTaxId(country: Country, chance: () => number, taken: ReadonlySet<string>): TaxId {
  const id = inventTaxId(country, chance)
  return taken.has(id.taxId) ? inventFreshTaxId(country, chance, taken) : id
}

const hardNames = [
  'Total Química',
  'Notas y Papeles',
  'Página Siete Librería',
  'Sumas y Restas',
  '3M Andina',
  "O'Brien & Hijos; Sucesores",
  'Casa "El Sol", Repuestos',
  'Grupo Dos\nLíneas',
  'Droguerías 7-24',
  'Saldo Total',
  'Subtotal Outlet',
  'Anulado Díaz e Hijos',
  'Ya Reporte',
  '(Antes) Moda | Hoy',
  'Usuarios Unidos',
  '-Menos es Más-',
  '100% Algodón',
  'Cliente Uno',
  'Impresos Generales',
  'Servicios y Ventas',
]

function inventClients({ country, hasHardNames }: World, chance: () => number): InventedClient[] {
  const names = hasHardNames ? hardNames : country === 'US' ? englishNames : spanishNames
  const taken = new Set<string>([''])
  return names.map((name, i) => {
    const forms = companyForms[country]
    const id = inventFreshTaxId(country, chance, country === 'US' ? nobody : taken)
    taken.add(id.taxId)
    return {
      name: `${name} ${forms[i % forms.length]!}`,
      ...id,
      code: `C${String(101 + i * 7).padStart(5, '0')}`,
      city: cities[country][i % 3]!,
    }
  })
}

interface TaxId {
  taxId: string
  checkDigit: string
}

function inventTaxId(country: Country, chance: () => number): TaxId {
  const digits = (count: number): string => Array.from({ length: count }, () => Math.floor(chance() * 10)).join('')
  switch (country) {
    case 'CO': {
      const taxId = `9${digits(8)}`
      const sum = weighted(taxId, [41, 37, 29, 23, 19, 17, 13, 7, 3]) % 11
      return { taxId, checkDigit: String(sum > 1 ? 11 - sum : sum) }
    }
    case 'CL': {
      const taxId = `7${digits(7)}`
      const rest = 11 - (weighted(taxId, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)
      return { taxId, checkDigit: rest === 11 ? '0' : rest === 10 ? 'K' : String(rest) }
    }
    case 'AR': {
      for (;;) {
        const body = `30${digits(8)}`
        const rest = 11 - (weighted(body, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)
        if (rest !== 10) return { taxId: `${body}${rest === 11 ? 0 : rest}`, checkDigit: '' }
      }
    }
    case 'PE': {
      const body = `20${digits(8)}`
      return { taxId: `${body}${(11 - (weighted(body, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 10}`, checkDigit: '' }
    }
    case 'EC':
      return { taxId: `179${digits(7)}001`, checkDigit: '' }
    case 'MX': {
      const letters = Array.from({ length: 3 }, () => 'ABCDEFGHJKLMNPRSTV'[Math.floor(chance() * 18)]).join('')
      return {
        taxId: `${letters}0${digits(1)}0${1 + Math.floor(chance() * 9)}1${digits(1)}${letters[0]}${digits(2)}`,
        checkDigit: '',
      }
    }
    case 'BR':
      return { taxId: `${digits(8)}0001${digits(2)}`, checkDigit: '' }
    case 'ES':
      return { taxId: `B${digits(8)}`, checkDigit: '' }
    case 'US':
      return { taxId: '', checkDigit: '' }
  }
}

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0)
}

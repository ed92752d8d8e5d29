import { clientSheets } from './client-sheets'
import type { DemoClient, DemoKey } from './demo-world.types'

const sites: Readonly<Record<string, string>> = {
  Rionegro: 'RIO',
  Medellín: 'MDE',
  Bogotá: 'BOG',
  Cali: 'CLO',
  Barranquilla: 'BAQ',
  Bucaramanga: 'BGA',
  Pereira: 'PEI',
  Manizales: 'MZL',
  Cota: 'COT',
  'Santa Marta': 'SMR',
  Cartagena: 'CTG',
  Ibagué: 'IBE',
  Cúcuta: 'CUC',
  Armenia: 'AXM',
}
const parents: Readonly<Record<DemoKey, DemoKey>> = {
  'yogures-praderita': 'lacteos-valdorado',
  'tes-hojaserena': 'bebidas-sierraluz',
  'lacteos-cumbrelac': 'quesos-altapradera',
}
// Tax ids from here on, one per client: 999 000 xxx is assigned to nobody. Café Nubealta is 999.000.118.
const firstTaxNumber = 999_000_108

export function demoClients(): DemoClient[] {
  return clientSheets.map(([tradeName, form, sector, city, since], at) => {
    const key = keyOf(tradeName)
    return {
      key,
      legalName: `${tradeName} ${form}`,
      tradeName,
      taxId: taxIdOf(firstTaxNumber + at),
      sector,
      city,
      site: sites[city]!,
      clientSince: since >= 2026 ? '2026-04-01' : since === 2025 ? '2025-05-02' : dayWithin(since, at),
      parentKey: parents[key] ?? null,
      sellerCode: String(401 + ((at * 7) % 23)).padStart(4, '0'),
    }
  })
}

export function keyOf(name: string): DemoKey {
  return name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
}

/** A Colombian NIT with its check digit: weights from the right, modulo 11. */
export function taxIdOf(number: number): string {
  const weights = [3, 7, 13, 17, 19, 23, 29, 37, 41]
  const digits = String(number)
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits.at(-1 - at)), 0)
  const rest = sum % 11
  return `${digits.slice(0, 3)}.${digits.slice(3, 6)}.${digits.slice(6)}-${rest < 2 ? rest : 11 - rest}`
}

function dayWithin(year: number, at: number): string {
  const month = String(1 + ((at * 5) % 12)).padStart(2, '0')
  return `${year}-${month}-${String(1 + ((at * 11) % 28)).padStart(2, '0')}`
}

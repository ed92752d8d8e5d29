import type { AccountRow, accountSort, accountView, ParetoClass } from '../account-list.contract'
import type { z } from 'zod'

export type View = z.infer<typeof accountView>
export type Sort = z.infer<typeof accountSort>

/** What the address says about the list: a link, the back button and a reload show the same rows. */
export interface AccountsSearch {
  view: View | null
  search: string
  paretoClass: ParetoClass | null
  manager: string | null
  sector: string | null
  sort: Sort | null
  direction: 'asc' | 'desc' | null
  /** The account shown beside the list. */
  preview: AccountRow['id'] | null
}

const viewWords: Readonly<Record<View, string>> = {
  key: 'clave',
  mine: 'mias',
  all: 'todas',
  unmanaged: 'sin-gerente',
  archived: 'archivadas',
  proposed: 'propuestas',
}
const sortWords: Readonly<Record<Sort, string>> = {
  net: 'ventas',
  name: 'nombre',
  growth: 'cambio',
  lastSale: 'ultima-venta',
  rank: 'puesto',
}

/** Unknown words of an old or mistyped address are left aside. */
export function readSearch(address: Readonly<Record<string, unknown>>): AccountsSearch {
  const text = (name: string): string => {
    const given = address[name]
    return typeof given === 'string' || typeof given === 'number' ? String(given).slice(0, 100) : ''
  }
  return {
    view: keyOf(viewWords, text('vista')),
    search: text('buscar'),
    paretoClass: /^[ABCN]$/.test(text('clase')) ? (text('clase') as ParetoClass) : null,
    manager: uuidOrNull(text('gerente')),
    sector: text('sector') || null,
    sort: keyOf(sortWords, text('orden')),
    direction: { sube: 'asc' as const, baja: 'desc' as const }[text('sentido')] ?? null,
    preview: uuidOrNull(text('ver')),
  }
}

/** Only what differs from the usual is written. */
export function writeSearch(search: AccountsSearch): Record<string, string> {
  const words: Record<string, string | null> = {
    vista: search.view && viewWords[search.view],
    buscar: search.search || null,
    clase: search.paretoClass,
    gerente: search.manager,
    sector: search.sector,
    orden: search.sort && sortWords[search.sort],
    sentido: search.direction && { asc: 'sube', desc: 'baja' }[search.direction],
    ver: search.preview,
  }
  return Object.fromEntries(Object.entries(words).filter((entry): entry is [string, string] => entry[1] !== null))
}

export function hasFilters(search: AccountsSearch): boolean {
  return search.search !== '' || search.paretoClass !== null || search.manager !== null || search.sector !== null
}

export const noFilters = { search: '', paretoClass: null, manager: null, sector: null } as const

function keyOf<K extends string>(words: Readonly<Record<K, string>>, word: string): K | null {
  return (Object.keys(words) as K[]).find((key) => words[key] === word) ?? null
}

function uuidOrNull(text: string): string | null {
  return /^[0-9a-f-]{36}$/.test(text) ? text : null
}

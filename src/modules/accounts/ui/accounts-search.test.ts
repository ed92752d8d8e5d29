import { expect, test } from 'vitest'
import { hasFilters, readSearch, writeSearch } from './accounts-search'

const manager = '0197f0a1-1111-7222-8333-444455556666'

test.each([
  ['nothing chosen', {}],
  ['a view', { vista: 'sin-gerente' }],
  ['filters and order', { vista: 'todas', clase: 'B', gerente: manager, orden: 'cambio', sentido: 'sube' }],
  ['a search and an account beside the list', { buscar: 'valdo', ver: manager }],
])('an address with %s is read and written back the same', (_sentence, address) => {
  expect(writeSearch(readSearch(address))).toEqual(address)
})

test('a search for a number stays text, and unknown words are left aside', () => {
  expect(readSearch({ buscar: 900123, vista: 'otra', clase: 'Z', gerente: 'yo', sentido: 'x' })).toEqual({
    view: null,
    search: '900123',
    paretoClass: null,
    manager: null,
    sector: null,
    sort: null,
    direction: null,
    preview: null,
  })
})

test('a view, an order or an open account are no filters', () => {
  expect(hasFilters(readSearch({ vista: 'todas', orden: 'nombre', ver: manager }))).toBe(false)
  expect(hasFilters(readSearch({ sector: 'Lácteos' }))).toBe(true)
})

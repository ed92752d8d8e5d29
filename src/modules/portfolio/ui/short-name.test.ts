import { expect, test } from 'vitest'
import { waysToWrite, withoutForm } from './short-name'

test.each([
  ['LÁCTEOS VALDORADO S.A.', 'LÁCTEOS VALDORADO'],
  ['Grupo Textil Norte, S.A. de C.V.', 'Grupo Textil Norte'],
  ['Distribuciones Sáenz y Cía. Ltda.', 'Distribuciones Sáenz'],
  ['Northwind Traders', 'Northwind Traders'],
  ['Aceros del Valle S.A.S. ZOMAC', 'Aceros del Valle'],
  ['Textiles Beta S.A.S.(En reorganización)', 'Textiles Beta'],
  ['FERRETERIA EL TORNILLO S A S', 'FERRETERIA EL TORNILLO'],
  ['S.A.S.', 'S.A.S.'],
])('%s is written %s where room is short', (name, short) => {
  expect(withoutForm(name)).toBe(short)
})

test('the last word stands for the rest when it says something', () => {
  expect(waysToWrite('Alimentos Monteclaro S.A.S.')).toEqual(['Alimentos Monteclaro', 'Monteclaro'])
  expect(waysToWrite('Comercial del Norte')).toEqual(['Comercial del Norte'])
  expect(waysToWrite('Tiendas 2000 S.A.S.')).toEqual(['Tiendas 2000'])
  expect(waysToWrite('Aceros Vallenato S.A.S. ZOMAC')).toEqual(['Aceros Vallenato', 'Vallenato'])
})

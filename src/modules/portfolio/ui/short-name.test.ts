import { expect, test } from 'vitest'
import { waysToWrite, withoutForm } from './short-name'

test.each([
  ['LÁCTEOS VALDORADO S.A.', 'LÁCTEOS VALDORADO'],
  ['Grupo Textil Norte, S.A. de C.V.', 'Grupo Textil Norte'],
  ['Distribuciones Sáenz y Cía. Ltda.', 'Distribuciones Sáenz'],
  ['Northwind Traders', 'Northwind Traders'],
  ['S.A.S.', 'S.A.S.'],
])('%s is written %s where room is short', (name, short) => {
  expect(withoutForm(name)).toBe(short)
})

test('the last word stands for the rest when it says something', () => {
  expect(waysToWrite('Alimentos Monteclaro S.A.S.')).toEqual(['Alimentos Monteclaro', 'Monteclaro'])
  expect(waysToWrite('Comercial del Sur')).toEqual(['Comercial del Sur'])
})

import { expect, test } from 'vitest'
import { chooseCurrency } from './currency.rules'

const found = (currency: string, isRated: boolean, net = '1'): { currency: string; isRated: boolean; net: string } => ({
  currency,
  isRated,
  net,
})

test('one currency, the company’s: nothing is converted', () => {
  expect(chooseCurrency([found('COP', true)], 'COP')).toEqual({
    currency: 'COP',
    isConverted: false,
    only: null,
    apart: [],
  })
})
test('several, each document with a rate: all in the company’s', () => {
  expect(chooseCurrency([found('USD', true), found('COP', true)], 'COP')).toEqual({
    currency: 'COP',
    isConverted: true,
    only: null,
    apart: [],
  })
})
test('a rate is missing: the one with most lines counts, the others stay apart', () => {
  expect(chooseCurrency([found('USD', false), found('COP', true, '900'), found('EUR', false, '30')], 'COP')).toEqual({
    currency: 'USD',
    isConverted: false,
    only: 'USD',
    apart: [
      { currency: 'COP', net: '900' },
      { currency: 'EUR', net: '30' },
    ],
  })
})
test('only one, foreign and without rates, is taken as it is', () => {
  expect(chooseCurrency([found('USD', false)], 'COP')).toEqual({
    currency: 'USD',
    isConverted: false,
    only: 'USD',
    apart: [],
  })
})
test('without sales the company’s', () => {
  expect(chooseCurrency([], 'MXN')).toMatchObject({ currency: 'MXN', isConverted: false })
})

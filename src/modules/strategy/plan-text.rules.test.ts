import { describe, expect, test } from 'vitest'
import { planItemOf, sealedItem } from '../../../tests/support/plan-items'
import { repeatedShare, repeatedStrategy, strategyText } from './plan-text.rules'

/** A hundred different words. */
const hundred = Array.from({ length: 100 }, (_, at) => `palabra${at}`)
const changed = (count: number): string =>
  hundred.map((word, at) => (at % 5 === 4 && at < count * 5 ? `otra${at}` : word)).join(' ')

describe('R1-00a a strategy of its own', () => {
  test('R1-00a: 80 % equal text warns, 79 % does not', () => {
    const [eighty, less] = [changed(20), changed(20).replace('palabra0 ', 'otra0 ')]
    expect([repeatedShare(eighty, hundred.join(' ')), repeatedShare(less, hundred.join(' '))]).toEqual([0.8, 0.79])
    const others = [{ accountId: 'a', text: hundred.join(' ') }]
    expect([repeatedStrategy(eighty, others), repeatedStrategy(less, others)]).toEqual([
      { accountId: 'a', share: 0.8 },
      null,
    ])
  })
  test('R1-00a: accents, capitals and commas do not make a text one’s own', () => {
    expect(repeatedShare('Bajar la mérma, a la MITAD.', 'bajar la merma a la mitad')).toBe(1)
  })
  test('R1-00a: the same words in another order are another text', () => {
    expect(repeatedShare('mitad la a merma la bajar', 'bajar la merma a la mitad')).toBe(0)
  })
  test('R1-00a: a short copy of a long text is all copied, the long one is not', () => {
    const short = hundred.slice(0, 30).join(' ')
    expect([repeatedShare(short, hundred.join(' ')), repeatedShare(hundred.join(' '), short)]).toEqual([1, 0.3])
  })
  test('R1-00a: two words say nothing about a strategy', () => {
    expect(repeatedShare('bajar merma', 'bajar merma')).toBeNull()
    expect(repeatedStrategy('bajar merma', [{ accountId: 'a', text: 'bajar merma' }])).toBeNull()
  })
  test('R1-00a: of several the most alike is named', () => {
    const others = [
      { accountId: 'a', text: changed(10) },
      { accountId: 'b', text: hundred.join(' ') },
      { accountId: 'c', text: changed(20) },
    ]
    expect(repeatedStrategy(hundred.join(' '), others)).toEqual({ accountId: 'b', share: 1 })
  })
  test('R1-00a: what people wrote is compared; figures, the summary and sealed items are not', () => {
    const items = [
      planItemOf('finding', { text: 'Crece el yogur' }),
      planItemOf('passage', { section: 'interests', text: 'Quiere envase reciclable' }),
      planItemOf('passage', { section: 'summary', text: 'Se escribe de lo demás' }),
      planItemOf('goal', { name: 'Ventas netas', year1: '7200' }),
      planItemOf('event', { text: 'Faltó producto', lesson: 'Avisar antes' }),
      sealedItem('finding'),
    ]
    expect(strategyText(items)).toBe('Crece el yogur\nQuiere envase reciclable\nFaltó producto\nAvisar antes')
  })
})

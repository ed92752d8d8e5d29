import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameKey } from '@/shared/kernel/account-key'
import { nameLikeness } from './reading/client-key.rules'
import { KnownClients } from './client-match.rules'
import type { KnownClient } from './client-numbers.types'
import { doubtfulLikeness, findAlike } from './look-alike.rules'

test.each([
  ['a letter changed', ['Lácteos Valdorado SAS', 'Lacteos Valdorrado'], [[0, 1]]],
  ['accents and company form do not count', ['CAFÉ NUBEALTA S.A.S.', 'Cafe Nubealta'], [[0, 1]]],
  ['other firms stay apart', ['Galletas Albaterra', 'Laboratorios Nevasur'], []],
  ['short names only when equal', ['Abc', 'Abd', 'ABC'], [[0, 2]]],
])('%s', (_sentence, names, pairs) => {
  expect(findAlike(names.map(nameKey), 0).map(({ left, right }) => [left, right])).toEqual(pairs)
})
test('known names are not compared among themselves', () => {
  expect(findAlike(['cafenubealta', 'cafenubealto'], 2)).toEqual([])
})
test('the short way finds a partner whenever comparing everything with everything does', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 5, maxLength: 14 })
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (names) => {
      const found = new Set(findAlike(names, 0).map(({ right }) => right))
      names.forEach((name, right) => {
        const best = Math.max(0, ...names.slice(0, right).map((other) => setLikeness(name, other)))
        if (best >= doubtfulLikeness) expect(found.has(right)).toBe(true)
      })
    }),
  )
})
// The filter works on sets of letter pairs; where a pair repeats, the two measures part.
function setLikeness(a: string, b: string): number {
  const isPlain = (name: string): boolean =>
    new Set(Array.from({ length: name.length - 1 }, (_, i) => name.slice(i, i + 2))).size === name.length - 1
  return isPlain(a) && isPlain(b) ? nameLikeness(a, b) : 0
}

describe('which account a client is', () => {
  const account = (id: string, tax: string | null, code: string | null, name: string): KnownClient => ({
    id,
    accountNo: 1,
    taxIdKey: tax,
    codeKey: code,
    nameKey: nameKey(name),
    name,
    taxId: tax,
    code,
    city: null,
    isAlias: false,
  })
  const known = new KnownClients([
    account('nubealta', '900111', 'C1', 'Café Nubealta'),
    account('valdorado', null, 'C2', 'Lácteos Valdorado'),
    account('albaterra', '900333', null, 'Galletas Albaterra'),
  ])
  const verdict = (tax: string, code: string, name: string): string => {
    const found = known.match({ tax, code, name: nameKey(name) })
    return found.kind === 'new'
      ? 'new'
      : `${found.kind} ${found.client.id}${found.kind === 'doubtful' ? ` ${found.reason}` : ''}`
  }
  test.each([
    ['the tax id decides whatever the name', '900111', '', 'Otro nombre', 'known nubealta'],
    ['then the code', '', 'C2', 'Lacteos Valdorado Ltda', 'known valdorado'],
    ['then a name that one alone bears', '', '', 'GALLETAS ALBATERRA S.A.', 'known albaterra'],
    ['a name that gains its tax id', '900222', '', 'Lácteos Valdorado', 'known valdorado'],
    ['same name, other tax id', '900999', '', 'Café Nubealta', 'doubtful nubealta same_name_other_tax_id'],
    ['same code, another name', '', 'C2', 'Ferretería Poniente', 'doubtful valdorado same_code_other_name'],
    ['same name, other code', '', 'C9', 'Café Nubealta', 'doubtful nubealta similar_name'],
    ['nobody we know', '900777', 'C7', 'Flores del Páramo', 'new'],
  ])('%s', (_sentence, tax, code, name, expected) => expect(verdict(tax, code, name)).toBe(expected))
})

import { expect, test } from 'vitest'
import { planItemOf, sealedItem } from '../../../tests/support/plan-items'
import type { ContentOf } from './plan-item.contract'
import { swotName, swotOf } from './swot.rules'

const line = (text: string, weight: number | null) => planItemOf('swot', { quadrant: 'strength', text, weight })
const condition = (content: Partial<ContentOf<'condition'>>) =>
  planItemOf('condition', { factor: 'Resina', ...content })

test('R1-04: lines by quadrant, heaviest first, those without weight last', () => {
  const lines = [line('Sin peso', null), line('Marca', 3), line('Planta', 5), line('Frescura', 3)]
  const { strength, threat } = swotOf(lines, []).lines
  expect([strength.map(({ item }) => item.content.text), threat]).toEqual([
    ['Planta', 'Marca', 'Frescura', 'Sin peso'],
    [],
  ])
})
test('R1-04: a line counts its findings, whichever end the link begins at, each once', () => {
  const [brand, first, second] = [line('Marca', 3), planItemOf('finding', {}), planItemOf('finding', {})]
  const other = planItemOf('objective', {})
  const links = [
    { from: first.id, to: brand.id },
    { from: brand.id, to: first.id },
    { from: brand.id, to: second.id },
    { from: other.id, to: brand.id },
  ]
  expect(swotOf([brand, first, second, other], links).lines.strength[0]?.findings).toBe(2)
})
test('R1-04: flagged findings write the SWOT themselves, until they are in it', () => {
  const good = planItemOf('finding', { side: 'good', text: 'El yogur crece 18 %' })
  const bad = planItemOf('finding', { side: 'bad', text: 'La merma llega a 4,6 %' })
  const rest = [
    planItemOf('finding', { text: 'Un hallazgo sin lado' }),
    planItemOf('finding', { side: 'bad', text: 'mal' }),
    sealedItem('finding'),
  ]
  expect(swotOf([good, bad, ...rest], []).proposals).toEqual([
    { quadrant: 'strength', from: good },
    { quadrant: 'weakness', from: bad },
  ])
  const growth = line('Crece el yogur', 4)
  expect(swotOf([good, growth], [{ from: good.id, to: growth.id }]).proposals).toEqual([])
})
test.each<[string, Partial<ContentOf<'condition'>>, number]>([
  ['falling with impact 4', { trend: 'down', impact: 4 }, 1],
  ['falling with impact 3', { trend: 'down', impact: 3 }, 0],
  ['falling, impact unknown', { trend: 'down', impact: null }, 0],
  ['rising with impact 5', { trend: 'up', impact: 5 }, 0],
  ['rising against the client', { trend: 'up', impact: 5, isFavourable: false }, 1],
  ['falling in its favour', { trend: 'down', impact: 5, isFavourable: true }, 0],
])('RP-2b: a condition %s proposes %i threats', (_sentence, content, count) => {
  const { proposals } = swotOf([condition({ trend: null, ...content })], [])
  expect(proposals.map((proposal) => proposal.quadrant)).toEqual(Array.from({ length: count }, () => 'threat'))
})
test.each([
  ['CO', 'DOFA'],
  ['VE', 'DOFA'],
  ['MX', 'FODA'],
  ['AR', 'FODA'],
  ['CL', 'FODA'],
  ['PE', 'FODA'],
  ['UY', 'FODA'],
  ['ES', 'DAFO'],
] as const)('R1-04: in %s it is called %s', (country, name) => {
  expect([swotName(country, 'es'), swotName(country, 'en')]).toEqual([name, 'SWOT'])
})

import { describe, expect, test } from 'vitest'
import { planItemOf } from '@tests/support/plan-items'
import { cardsByRow, insightRows, tiedTo } from './insight-rows'

describe('R1-04 the client’s insight board', () => {
  test('open cards come before done and dropped ones, the urgent first, and those without priority last of each', () => {
    const cards = [
      planItemOf('insight', { row: 'goal', text: 'hecha', priority: 'high', state: 'done' }),
      planItemOf('insight', { row: 'goal', text: 'sin prioridad' }),
      planItemOf('insight', { row: 'goal', text: 'baja', priority: 'low' }),
      planItemOf('insight', { row: 'goal', text: 'alta', priority: 'high' }),
      planItemOf('insight', { row: 'goal', text: 'otra alta', priority: 'high' }),
      planItemOf('insight', { row: 'goal', text: 'media', priority: 'medium' }),
    ]
    expect(cardsByRow(cards).goal.map(({ content }) => content.text)).toEqual([
      'alta',
      'otra alta',
      'media',
      'baja',
      'sin prioridad',
      'hecha',
    ])
  })

  test('each card lies in its own row, and no row is lost', () => {
    const cards = insightRows.map((row) => planItemOf('insight', { row, text: row }))
    const rows = cardsByRow(cards)
    expect(insightRows.map((row) => rows[row].map(({ content }) => content.text))).toEqual(
      insightRows.map((row) => [row]),
    )
  })

  test('a link shows at both its ends, and one to another part of the plan is not a card', () => {
    const [goal, obstacle, other] = [
      planItemOf('insight', { row: 'goal', text: 'Exportar' }),
      planItemOf('insight', { row: 'obstacle', text: 'Sin registro' }),
      planItemOf('insight', { row: 'solution', text: 'Empaque certificado' }),
    ]
    const cards = [goal, obstacle, other]
    const links = [
      { from: obstacle.id, to: goal.id },
      { from: 'finding-9', to: goal.id },
    ]
    expect(tiedTo(goal, cards, links)).toEqual([obstacle])
    expect(tiedTo(obstacle, cards, links)).toEqual([goal])
    expect(tiedTo(other, cards, links)).toEqual([])
  })
})

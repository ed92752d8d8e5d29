import { expect, test } from 'vitest'
import { planBlock } from './plan-item.contract'
import { blockOrder } from './plan-asks.rules'
import { commonPrompts } from './common-prompts.text'
import { promptsOf } from './plan-prompts.text'
import type { SectorPack } from './plan-prompts.types'

const packs: SectorPack[] = ['goods', 'services', 'projects']
const all = [...promptsOf(null), ...packs.flatMap((pack) => promptsOf(pack).filter((prompt) => prompt.pack === pack))]
const idsOf = (pack: SectorPack | null): string[] => promptsOf(pack).map((prompt) => prompt.id)

test('method §4.1: the fifteen prompts of stage 1, and one of ours where a block had none', () => {
  expect(idsOf(null).join(' ')).toBe(
    'Q1.a Q1.b Q1.c Q8.a Q2.a Q2.b Q3.a Q3.b Q4.a Q4.b Q5.a Q5.b Q6.a Q6.b Q7.a Q7.b Q9.a',
  )
  expect(blockOrder).toEqual(planBlock.options)
})

test('the prompts of every account stand in the order of the blocks as they are written', () => {
  expect(commonPrompts).toEqual(promptsOf(null))
})

test('the five-minute version asks one thing of each of the nine blocks', () => {
  const starred = promptsOf('services').filter((prompt) => prompt.isStarred)
  expect(starred.map((prompt) => prompt.block)).toEqual(planBlock.options)
})

test.each(packs)('RG-03b: the pack «%s» adds three prompts and no other pack’s', (pack) => {
  const added = idsOf(pack).filter((id) => !idsOf(null).includes(id))
  expect(added).toEqual(expect.arrayContaining([`${pack}.a`, `${pack}.b`, `${pack}.c`]))
  expect(added).toHaveLength(3)
})

test('no id and no sentence is used twice', () => {
  const words = all.flatMap(({ id, es, en }) => [id, ...Object.values(es), ...Object.values(en)])
  expect(new Set(words).size).toBe(words.length)
})

test.each(all.map((prompt) => [prompt.id, prompt] as const))(
  '%s: an example has a figure and its source',
  (_id, { es, en }) => {
    for (const words of [es, en]) {
      expect(words.example).toMatch(/\d/)
      expect(words.example).toMatch(/\(.+\)\.$/)
      expect(words.ask.length).toBeLessThan(130)
    }
  },
)

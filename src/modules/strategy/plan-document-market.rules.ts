import type { PaperChart, PaperPart } from '@/shared/kernel/document'
import type { PlanBlock, PlanItem } from './plan-item.contract'
import { listOf, ofKind, type Pen, tableOf } from './plan-document-pen.rules'

/** Answers to the prompts of a block, each under its question; what nobody knows yet is not printed. */
export function answersOf(pen: Pen, block: PlanBlock): PaperPart {
  const answered = ofKind(pen, 'finding').filter(
    (item) => item.block === block && item.content.promptId !== null && item.content.side === null,
  )
  return listOf(
    pen,
    pen.words.part.answers,
    answered,
    ({ text }) => text,
    ({ promptId, concerns }) => [pen.asks.get(promptId!) ?? promptId, concerns].filter(Boolean).join(' · '),
  )
}

export function industryRows(pen: Pen): PaperPart[][] {
  return [[forcesChart(pen), forcesTable(pen)], [conditionsTable(pen)], ...playsRows(pen), [modelTable(pen)]]
}

export function competitionRows(pen: Pen): PaperPart[][] {
  const { say } = pen
  const rivals = tableOf(pen, 'rival', { title: say('rivals') }, [
    { title: say('rival.name'), of: ['name'], weight: 2, text: ({ name }) => name },
    {
      title: say('field.sharePct'),
      of: ['sharePct'],
      weight: 1,
      isNumber: true,
      text: ({ sharePct }) => (sharePct === null ? '' : pen.format.number(sharePct, 1)),
    },
    {
      title: say('rival.troubles'),
      of: ['troubles'],
      weight: 1,
      isNumber: true,
      text: ({ troubles }) => score(troubles),
    },
    { title: say('rival.moves'), of: ['moves'], weight: 3, text: ({ moves }) => moves },
  ])
  const stance = listOf(pen, say('stance'), ofKind(pen, 'stance'), ({ strategy, advantages }) =>
    [strategy && say(`stance.${strategy}`), advantages].filter(Boolean).join(': '),
  )
  return [[stance], [rivals]]
}

/** A note from 1 to 5; nothing where nobody gave one. */
export function score(value: number | null): string {
  return value === null ? '' : String(value)
}

function forcesOf(pen: Pen): ReturnType<typeof ofKind<'force'>> {
  return ofKind(pen, 'force').filter(({ content }) => content.intensity !== null)
}

function forcesChart(pen: Pen): PaperChart {
  const forces = forcesOf(pen)
  return {
    kind: 'chart',
    form: 'radar',
    title: pen.say('forces'),
    note: pen.say('forces.scale'),
    measure: pen.say('field.intensity'),
    points: forces.map(({ content: { force, intensity } }) => ({
      label: pen.say(`force.${force}`),
      value: intensity!,
      text: String(intensity),
      tone: 'key',
    })),
    max: 5,
    decimals: 0,
  }
}

function forcesTable(pen: Pen): PaperPart {
  const { say } = pen
  return tableOf(pen, 'force', { title: say('forces'), items: forcesOf(pen) }, [
    { title: pen.words.column.force, of: ['force'], weight: 2, text: ({ force }) => say(`force.${force}`) },
    {
      title: say('field.intensity'),
      of: ['intensity'],
      weight: 1.5,
      isNumber: true,
      text: ({ intensity }) => score(intensity),
    },
    {
      title: say('field.trend'),
      of: ['trend'],
      weight: 1.5,
      text: ({ trend }) => (trend ? say(`trend.${trend}`) : ''),
    },
    { title: say('field.evidence'), of: ['evidence'], weight: 3, text: ({ evidence }) => evidence },
  ])
}

export function conditionsTable(pen: Pen): PaperPart {
  const { say, words } = pen
  return tableOf(pen, 'condition', { title: say('conditions') }, [
    { title: words.column.condition, of: ['factor'], weight: 3, text: ({ factor }) => factor },
    { title: say('field.trend'), of: ['trend'], weight: 1, text: ({ trend }) => (trend ? say(`trend.${trend}`) : '') },
    { title: say('field.impact'), of: ['impact'], weight: 1, isNumber: true, text: ({ impact }) => score(impact) },
    {
      title: say('field.isFavourable'),
      of: ['isFavourable'],
      weight: 1,
      text: ({ isFavourable }) => (isFavourable === null ? '' : isFavourable ? words.yes : words.no),
    },
  ])
}

/** Where the client plays, each dimension apart: the weights of one add up, those of two do not. */
export function playsRows(pen: Pen): PaperPart[][] {
  const dimensions = [...new Set(ofKind(pen, 'play').map(({ content }) => content.dimension))]
  return dimensions.map((dimension) => {
    const plays = ofKind(pen, 'play')
      .filter(({ content }) => content.dimension === dimension && content.name !== '')
      .sort((left, right) => (right.content.weightPct ?? 0) - (left.content.weightPct ?? 0))
    const title = `${pen.say('plays')}: ${pen.say(`play.${dimension}`).toLowerCase()}`
    return [playsChart(pen, title, plays), playsTable(pen, title, plays)]
  })
}

function playsChart(pen: Pen, title: string, plays: readonly PlanItem<'play'>[]): PaperChart {
  const weighted = plays.filter(({ content }) => content.weightPct !== null)
  return {
    kind: 'chart',
    form: 'bars',
    title,
    note: '%',
    measure: pen.say('play.weight'),
    points: weighted.map(({ content: { name, weightPct } }) => ({
      label: name,
      value: weightPct!,
      text: pen.format.number(weightPct!, 1),
      tone: 'key',
    })),
    max: null,
    decimals: 1,
  }
}

function playsTable(pen: Pen, title: string, items: readonly PlanItem<'play'>[]): PaperPart {
  const { say, format } = pen
  return tableOf(pen, 'play', { title, items }, [
    { title: say('play.name'), of: ['dimension', 'name'], weight: 3, text: ({ name }) => name },
    {
      title: say('field.weightPct'),
      of: ['weightPct'],
      weight: 1,
      isNumber: true,
      text: ({ weightPct }) => (weightPct === null ? '' : format.number(weightPct, 1)),
    },
  ])
}

function modelTable(pen: Pen): PaperPart {
  const { say, words } = pen
  return tableOf(pen, 'model', { title: words.part.model }, [
    { title: say('field.topic'), of: ['topic'], weight: 1, text: ({ topic }) => words.topic[topic] },
    { title: say('field.name'), of: ['name'], weight: 2, text: ({ name }) => name },
    { title: say('field.value'), of: ['value'], weight: 2, text: ({ value }) => value },
    { title: say('field.unit'), of: ['unit'], weight: 1, text: ({ unit }) => unit },
    {
      title: say('field.year'),
      of: ['year'],
      weight: 1,
      isNumber: true,
      text: ({ year }) => (year === null ? '' : String(year)),
    },
  ])
}

import type { ContentOf } from '../plan-content.contract'
import type { PlanItem } from '../plan-item.contract'
import { type NewItem, usePlanDesk } from './use-plan'
import { useText } from '@/shared/ui/i18n'
import { notifyDone } from '@/shared/ui/notify'

export const carryTargets = [
  'strength',
  'weakness',
  'opportunity',
  'threat',
  'objective',
  'goal',
  'pressure',
  'initiative',
] as const
export type CarryTarget = (typeof carryTargets)[number]

/** «Llevar a»: makes a SWOT item, a client objective or a card of the insight board from a finding, and keeps the link. */
export function useCarry(): {
  targets: readonly CarryTarget[]
  to: (target: CarryTarget, from: PlanItem<'finding'>) => Promise<void>
} {
  const desk = usePlanDesk()
  const t = useText('strategy')
  return {
    targets: carryTargets,
    to: async (target, from) => {
      const made = await desk.add({
        ...carried(target, from.content.text.slice(0, 200)),
        from: from.id,
      } as NewItem<'swot'>)
      if (made)
        notifyDone(t('carried', { where: t(`carry.${target}`) }), {
          label: t('undo'),
          run: () => void desk.remove(made, t('carriedBack')),
        })
    },
  }
}

type Carried =
  | Pick<NewItem<'swot'>, 'kind' | 'block' | 'content'>
  | Pick<NewItem<'objective'>, 'kind' | 'block' | 'content'>
  | Pick<NewItem<'insight'>, 'kind' | 'block' | 'content'>
function carried(target: CarryTarget, text: string): Carried {
  switch (target) {
    case 'strength':
    case 'weakness':
    case 'opportunity':
    case 'threat':
      return { kind: 'swot', block: 'situation', content: { quadrant: target, text, weight: 3 } }
    case 'objective':
      return { kind: 'objective', block: 'situation', content: { ...blankObjective, text } }
    case 'goal':
    case 'pressure':
    case 'initiative':
      return {
        kind: 'insight',
        block: 'situation',
        content: { row: target, text, detail: '', owner: '', priority: null, state: 'open' },
      }
  }
}

export const blankObjective: ContentOf<'objective'> = {
  text: '',
  metric: '',
  unit: '',
  baseline: null,
  current: null,
  target: null,
  dueOn: null,
  owner: '',
  priority: null,
}

import type { PlanAudience } from './plan-document.contract'
import type { ContentOf } from './plan-item.contract'

type ByEnum<T extends string> = Readonly<Record<T, string>>
/** What a document says beside the plan's own words. What the screen names already is said as the screen says it. */
export interface DocumentWords {
  readonly title: ByEnum<PlanAudience>
  readonly file: string
  readonly facts: ByEnum<'years' | 'version' | 'audience' | 'prepared' | 'quality'>
  readonly audience: ByEnum<PlanAudience>
  readonly prepared: string
  readonly draft: string
  readonly lastVersion: string
  readonly submitted: string
  readonly metric: ByEnum<ContentOf<'goal'>['metric']>
  readonly event: ByEnum<ContentOf<'event'>['kind']>
  readonly insight: ByEnum<ContentOf<'insight'>['row']>
  readonly topic: ByEnum<ContentOf<'model'>['topic']>
  readonly section: ByEnum<'agreement' | 'objectives' | 'market' | 'goals' | 'contribution' | 'history'>
  readonly part: ByEnum<
    | 'answers'
    | 'model'
    | 'objectives'
    | 'insights'
    | 'chain'
    | 'whitespace'
    | 'coverage'
    | 'sales'
    | 'scenarios'
    | 'progress'
    | 'comparison'
    | 'scores'
    | 'reasons'
    | 'losses'
    | 'yearly'
    | 'events'
    | 'passage.reasons'
    | 'passage.winBack'
    | 'whatWeBring'
    | 'goingWell'
    | 'toImprove'
  >
  readonly column: ByEnum<
    | 'force'
    | 'condition'
    | 'unitOfClient'
    | 'potential'
    | 'suggested'
    | 'people'
    | 'result'
    | 'us'
    | 'real'
    | 'goal'
    | 'margin'
    | 'net'
    | 'year'
    | 'toDate'
    | 'share'
    | 'state'
  >
  readonly result: ByEnum<'win' | 'draw' | 'lose'>
  readonly cell: ByEnum<'bought' | 'partial' | 'uncovered' | 'notApplicable' | 'withCompetitor'>
  readonly note: ByEnum<
    | 'scores'
    | 'potential'
    | 'suggested'
    | 'months'
    | 'agreed'
    | 'internal'
    | 'unproven'
    | 'expired'
    | 'confirmed'
    | 'until'
    | 'relative'
    | 'total'
    | 'wholeAccount'
  >
  readonly priority: ByEnum<'low' | 'medium' | 'high'>
  readonly state: ByEnum<ContentOf<'insight'>['state']>
  readonly toClient: ByEnum<'objectives' | 'insights'>
  readonly yes: string
  readonly no: string
}

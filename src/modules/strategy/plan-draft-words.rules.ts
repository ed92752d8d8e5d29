import type { ContentOf } from './plan-item.contract'

type Kept<K extends 'force' | 'stance' | 'activity' | 'holder', F extends string> = Readonly<
  Record<NonNullable<ContentOf<K>[F & keyof ContentOf<K>]> & string, string>
>
/** The sentences of a draft: what is in braces is a fact of the plan. */
export interface DraftWords {
  readonly and: string
  readonly force: Kept<'force', 'force'>
  readonly stance: Kept<'stance', 'strategy'>
  readonly activity: Kept<'activity', 'activity'>
  readonly decision: Kept<'holder', 'decision'>
  readonly sentence: Readonly<Record<'start' | 'helping' | 'reasons' | 'sales', string>>
  readonly summary: Readonly<
    Record<
      | 'plays'
      | 'force'
      | 'stance'
      | 'rivals'
      | 'good'
      | 'bad'
      | 'value'
      | 'power'
      | 'sales'
      | 'reasons'
      | 'losses'
      | 'history',
      string
    >
  >
}

export const draftWords: Readonly<Record<'es' | 'en', DraftWords>> = {
  es: {
    and: 'y',
    force: {
      rivalry: 'la rivalidad',
      entrants: 'los nuevos entrantes',
      substitutes: 'los sustitutos',
      buyers: 'el poder de los compradores',
      suppliers: 'el poder de los proveedores',
    },
    stance: { cost: 'costo', differentiation: 'diferenciación', focus: 'especialización' },
    activity: {
      infrastructure: 'infraestructura',
      talent: 'talento humano',
      technology: 'tecnología',
      procurement: 'abastecimiento',
      inbound: 'logística interna',
      operations: 'operaciones',
      outbound: 'logística externa',
      marketing: 'mercadeo y ventas',
      service: 'servicio',
    },
    decision: {
      final: 'decide',
      budget: 'aprueba el dinero',
      technical: 'evalúa lo técnico',
      user: 'usa lo que vendemos',
      purchasing: 'compra',
      influencer: 'influye',
      gatekeeper: 'filtra el acceso',
      guide: 'nos orienta',
      veto: 'puede vetar',
    },
    sentence: {
      start: 'Ser el proveedor que {account} elige',
      helping: 'para lograr {objectives}',
      reasons: 'por {reasons}',
      sales: 'y pasar de {from} a {to} en ventas en {year}',
    },
    summary: {
      plays: '{account} juega sobre todo en {plays}.',
      force: 'La fuerza que más pesa en su industria es {force} ({intensity} de 5).',
      stance: 'Compite por {stance}.',
      rivals: 'Sus rivales: {rivals}.',
      good: 'Va bien: {findings}.',
      bad: 'No va bien: {findings}.',
      value: 'Podemos mover un indicador suyo en {activities}.',
      power: 'Quién cuenta: {holders}.',
      sales: 'Metas de ventas: {goals}.',
      reasons: 'Razones para comprarnos: {reasons}.',
      losses: 'Hoy perdemos en {losses}.',
      history: 'De la historia queda: {events}.',
    },
  },
  en: {
    and: 'and',
    force: {
      rivalry: 'rivalry',
      entrants: 'new entrants',
      substitutes: 'substitutes',
      buyers: 'buyer power',
      suppliers: 'supplier power',
    },
    stance: { cost: 'cost', differentiation: 'differentiation', focus: 'focus' },
    activity: {
      infrastructure: 'infrastructure',
      talent: 'human resources',
      technology: 'technology',
      procurement: 'procurement',
      inbound: 'inbound logistics',
      operations: 'operations',
      outbound: 'outbound logistics',
      marketing: 'marketing and sales',
      service: 'service',
    },
    decision: {
      final: 'decides',
      budget: 'approves the money',
      technical: 'judges the technical side',
      user: 'uses what we sell',
      purchasing: 'buys',
      influencer: 'influences',
      gatekeeper: 'guards access',
      guide: 'guides us',
      veto: 'can veto',
    },
    sentence: {
      start: 'Be the supplier {account} chooses',
      helping: 'to achieve {objectives}',
      reasons: 'for {reasons}',
      sales: 'and go from {from} to {to} in sales in {year}',
    },
    summary: {
      plays: '{account} plays above all in {plays}.',
      force: 'The force that weighs most in its industry is {force} ({intensity} of 5).',
      stance: 'It competes through {stance}.',
      rivals: 'Its rivals: {rivals}.',
      good: 'Going well: {findings}.',
      bad: 'Not going well: {findings}.',
      value: 'We can move one of its indicators in {activities}.',
      power: 'Who counts: {holders}.',
      sales: 'Sales goals: {goals}.',
      reasons: 'Reasons to buy from us: {reasons}.',
      losses: 'Today we lose on {losses}.',
      history: 'History leaves: {events}.',
    },
  },
}

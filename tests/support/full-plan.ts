import type { PlanSales } from '../../src/modules/strategy/plan.contract'
import type { ContentOf, PlanEnvelope, PlanItem, PlanItemKind } from '../../src/modules/strategy/plan-item.contract'
import { planItemOf } from './plan-items'

const fact: Partial<PlanEnvelope> = {
  certainty: 'fact',
  source: 'informe de gestión 2025',
  observedOn: '2026-04-20',
  confirmedOn: '2026-01-22',
  confirmedBy: 'Elena Cuervo',
}
const guess: Partial<PlanEnvelope> = {
  certainty: 'inference',
  source: 'visita a planta',
  saidBy: 'Felipe Ocampo',
  observedOn: '2026-05-12',
}
const isPublic: Partial<PlanEnvelope> = { ...fact, level: 'public' }

/** A plan with something in every block: the account of the design, in its own figures. */
export function fullPlan(): PlanItem[] {
  return [...market(), ...situation(), ...value(), ...goals(), ...whyUs(), ...history(), ...summary()]
}

/** Thirty-six months of two lines, from 2023 on; the last one is April 2026. */
export function fullPlanSales(): PlanSales {
  const months = Array.from({ length: 40 }, (_, at) => ({
    month: `${2023 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
    net: String(430_000_000 + (at % 12) * 9_500_000 + Math.floor(at / 12) * 31_000_000),
    cost: String(330_000_000 + (at % 12) * 7_000_000 + Math.floor(at / 12) * 22_000_000),
  }))
  const sum = (year: number, name: 'net' | 'cost', part: number): string =>
    String(
      Math.round(
        months
          .filter(({ month }) => month.startsWith(String(year)))
          .reduce((total, month) => total + Number(month[name]), 0) * part,
      ),
    )
  return {
    currency: 'COP',
    lastMonth: '2026-04',
    months,
    lines: [
      { line: 'Vasos', net: '3950000000.00' },
      { line: 'Cajas', net: '2150000000.00' },
    ],
    years: [2023, 2024, 2025, 2026].flatMap((year) => [
      { year, line: 'Vasos', net: sum(year, 'net', 0.65), cost: sum(year, 'cost', 0.65) },
      { year, line: 'Cajas', net: sum(year, 'net', 0.35), cost: sum(year, 'cost', 0.35) },
    ]),
  }
}

function of<K extends PlanItemKind>(
  kind: K,
  content: Partial<ContentOf<K>>,
  rest: Partial<PlanEnvelope> = fact,
): PlanItem {
  return planItemOf(kind, content, rest) as PlanItem
}

function market(): PlanItem[] {
  return [
    of(
      'finding',
      {
        promptId: 'Q1.b',
        text: 'El yogur griego y las bebidas funcionales crecen a doble dígito; la leche UHT del litro se estanca. Las cadenas exigen empaque reciclable y la energía encarece el llenado.',
      },
      { ...fact, block: 'industry' },
    ),
    of(
      'force',
      { force: 'rivalry', intensity: 4, trend: 'up', evidence: 'Tres lanzamientos de yogur en seis meses' },
      guess,
    ),
    of(
      'force',
      { force: 'entrants', intensity: 2, trend: 'flat', evidence: 'La cadena de frío frena a los nuevos' },
      guess,
    ),
    of(
      'force',
      { force: 'substitutes', intensity: 3, trend: 'up', evidence: 'Bebidas vegetales en grandes superficies' },
      guess,
    ),
    of(
      'force',
      { force: 'buyers', intensity: 4, trend: 'flat', evidence: 'Cuatro cadenas suman 52 % del canal' },
      guess,
    ),
    of('force', { force: 'suppliers', intensity: 3, trend: 'up', evidence: 'La resina sube con el dólar' }, guess),
    of('condition', { factor: 'Precio de la resina', trend: 'up', impact: 4, isFavourable: false }),
    of('condition', { factor: 'Consumo de yogur', trend: 'up', impact: 5, isFavourable: true }, isPublic),
    of('condition', { factor: 'Exigencia de empaque reciclable', trend: 'up', impact: 4, isFavourable: null }),
    of('play', { dimension: 'segment', name: 'Leche UHT', weightPct: 46 }),
    of('play', { dimension: 'segment', name: 'Yogur', weightPct: 31 }),
    of('play', { dimension: 'segment', name: 'Quesos', weightPct: 14 }),
    of('play', { dimension: 'segment', name: 'Bebidas lácteas', weightPct: 9 }),
    of('model', { topic: 'ratio', name: 'Margen operativo', value: '7,2', unit: '%', year: 2025 }),
    of('model', { topic: 'footprint', name: 'Plantas', value: 'Rionegro y Entrerríos', unit: '', year: 2026 }),
    of('stance', { strategy: 'differentiation', advantages: 'Marca regional y frescura en la tienda de barrio' }),
    of(
      'rival',
      {
        name: 'Lactaria del Sur',
        sharePct: 22,
        moves: 'Entró con yogur griego 12 % más barato y vaso con tapa resellable',
        troubles: 5,
      },
      guess,
    ),
    of(
      'rival',
      { name: 'Cremería Andina', sharePct: 17.5, moves: 'Compra plantas pequeñas en el Eje Cafetero', troubles: 3 },
      guess,
    ),
  ]
}

function situation(): PlanItem[] {
  const side = (text: string, which: 'good' | 'bad', concerns = '', rest = fact): PlanItem =>
    of('finding', { text, side: which, concerns }, rest)
  return [
    side('Yogur griego crece 18 % y ya es 31 % de la venta', 'good'),
    side('Planta Rionegro certificada; auditoría sin hallazgos mayores', 'good'),
    side('La marca es primera en recordación en Antioquia', 'good', '', {
      certainty: 'assumption',
      observedOn: '2026-05-02',
    }),
    side('Merma de 3,1 % en envasado; la línea 3 llega a 4,6 %', 'bad', 'Le duele a T. Restrepo'),
    side('58 a 55 días de inventario de empaques', 'bad', 'Le duele a P. Lemus', guess),
    side('Solo 66 % del empaque es reciclable; las cadenas piden 85 %', 'bad'),
    of('swot', { quadrant: 'strength', text: 'Marca y frescura en tienda', weight: 5 }, {}),
    of('swot', { quadrant: 'strength', text: 'Planta certificada', weight: 3 }, {}),
    of('swot', { quadrant: 'weakness', text: 'Merma alta en línea 3', weight: 5 }, {}),
    of('swot', { quadrant: 'weakness', text: 'Capital atado en empaques', weight: 4 }, {}),
    of('swot', { quadrant: 'opportunity', text: 'Liderar el yogur reciclable', weight: 5 }, {}),
    of('swot', { quadrant: 'threat', text: 'Lactaria del Sur, 12 % más barato', weight: 4 }, {}),
    of('objective', {
      text: 'Bajar la merma de envasado',
      metric: 'Merma',
      unit: '%',
      baseline: '3.8',
      current: '3.1',
      target: '2.5',
      dueOn: '2026-12-31',
      owner: 'Tomás Restrepo',
      priority: 'high',
    }),
    of('objective', {
      text: 'Reducir el costo logístico',
      metric: 'Costo por caja',
      unit: 'COP',
      baseline: '410',
      current: '388',
      target: '360',
      dueOn: '2026-11-30',
      owner: 'Patricia Lemus',
      priority: 'medium',
    }),
    of('objective', {
      text: 'Llegar a 85 % de empaque reciclable',
      metric: 'Empaque reciclable',
      unit: '%',
      baseline: '58',
      current: '66',
      target: '85',
      dueOn: '2027-06-30',
      owner: 'Sara Mira',
      priority: 'high',
    }),
    of('insight', {
      row: 'goal',
      text: 'Ser la primera marca de yogur del país en 2028',
      detail: 'Del plan que mostró la gerencia',
      owner: 'Elena Cuervo',
      priority: 'high',
    }),
    of('insight', {
      row: 'pressure',
      text: 'Las cadenas piden 60 días de plazo',
      detail: '',
      owner: 'Patricia Lemus',
      priority: 'medium',
    }),
    of(
      'insight',
      { row: 'obstacle', text: 'Junta reacia a invertir en línea nueva', detail: '', owner: 'Junta', priority: 'high' },
      guess,
    ),
  ]
}

function value(): PlanItem[] {
  const activity = (name: ContentOf<'activity'>['activity'], scores: [number, number, number], pain = ''): PlanItem =>
    of('activity', { activity: name, importance: scores[0], performance: scores[1], ourImpact: scores[2], pain })
  return [
    activity('infrastructure', [3, 4, 0]),
    activity('talent', [3, 3, 2]),
    activity('technology', [4, 3, 2]),
    activity('procurement', [5, 2, 4], 'Inventario atado en bodega'),
    activity('inbound', [4, 3, 3]),
    activity('operations', [5, 2, 4], 'Paros por sellado en la línea 3'),
    activity('outbound', [4, 3, 3]),
    activity('marketing', [4, 3, 3]),
    activity('service', [3, 4, 1]),
    of('cell', {
      unit: 'Planta Rionegro',
      line: 'Vasos',
      spend: '6800000000',
      attainablePct: 65,
      competitor: 'Polisabana',
      contractEndsOn: '2026-12-31',
    }),
    of(
      'cell',
      { unit: 'Planta Entrerríos', line: 'Cajas', spendLow: '2600000000', spendHigh: '3400000000', attainablePct: 80 },
      guess,
    ),
    of(
      'cell',
      { unit: 'Planta Entrerríos', line: 'Películas', spend: '1900000000', attainablePct: 40, competitor: 'Cartamil' },
      guess,
    ),
    of('holder', {
      decision: 'final',
      name: 'Elena Cuervo',
      post: 'Gerente general',
      influence: 5,
      introducer: 'Ricardo Sanín',
      message: 'Menos merma con servicio cercano',
      nextStep: 'Visita a planta',
      nextStepOn: '2026-06-17',
      route: 'walking',
    }),
    of('holder', { decision: 'technical', name: 'Iván Toro', post: 'Jefe de planta', influence: 4, route: 'reached' }),
    of('holder', {
      decision: 'budget',
      name: 'Patricia Lemus',
      post: 'Directora financiera',
      influence: 4,
      route: 'known',
    }),
  ]
}

function goals(): PlanItem[] {
  const agreed = { agreedOn: '2026-01-22', agreedWith: 'Elena Cuervo' }
  return [
    of('goal', {
      metric: 'sales',
      unit: 'COP',
      lastYear: '6372400000',
      year1: '7200000000',
      year2: '7950000000',
      year3: '8800000000',
      low: '6600000000',
      high: '7500000000',
      ...agreed,
    }),
    of('goal', {
      metric: 'margin',
      unit: '%',
      lastYear: '24.1',
      year1: '24.8',
      year2: '25.4',
      year3: '26',
      actual: '24.6',
    }),
    of('goal', {
      metric: 'shareOfWallet',
      unit: '%',
      lastYear: '39.6',
      year1: '43',
      year2: '46',
      year3: '50',
      actual: '41',
    }),
    of('goal', {
      metric: 'satisfaction',
      unit: '0 a 100',
      lastYear: '72',
      year1: '76',
      year2: '80',
      year3: '82',
      actual: '64.3',
      ...agreed,
    }),
    of('goal', {
      metric: 'coverage',
      unit: '%',
      lastYear: '58',
      year1: '72',
      year2: '80',
      year3: '85',
      actual: '67.6',
    }),
    of('goal', {
      metric: 'value',
      unit: 'COP',
      lastYear: '146000000',
      year1: '240000000',
      year2: '300000000',
      year3: '360000000',
      actual: '182000000',
      ...agreed,
    }),
  ]
}

function whyUs(): PlanItem[] {
  const criterion = (
    name: string,
    weightPct: number,
    us: number,
    rivals: [number, number],
    proof: string,
    rest = fact,
  ): PlanItem =>
    of(
      'criterion',
      {
        name,
        weightPct,
        proof,
        client: { us, rivals: { Polisabana: rivals[0], Cartamil: rivals[1] } },
        ours: { us: us + 0.5, rivals: { Polisabana: rivals[0], Cartamil: rivals[1] } },
      },
      rest,
    )
  return [
    criterion('Ajuste de la solución', 25, 7, [6, 5], 'Piloto de vaso: 0,4 % de merma', isPublic),
    criterion('Servicio', 20, 8, [7, 6], 'Entregas completas: 96,2 %', isPublic),
    criterion('Precio frente a valor', 20, 6, [7, 8], 'Cartamil cotizó 4 % menos', guess),
    criterion('Relación', 20, 7, [5, 4], 'Nueve vínculos en cinco áreas'),
    criterion('Innovación', 15, 6, [6, 5], '', { certainty: 'assumption' }),
  ]
}

function history(): PlanItem[] {
  return [
    of('event', {
      kind: 'achievement',
      text: 'Rediseño de la caja corrugada: 72 a 84 cajas por estiba',
      year: 2025,
      amount: '52000000',
      lesson: 'Medir antes de proponer',
    }),
    of('event', {
      kind: 'solution',
      text: 'Ajuste de sellado en la línea 2',
      year: 2025,
      amount: '74500000',
      lesson: '',
    }),
    of(
      'event',
      {
        kind: 'lostOpportunity',
        text: 'La licitación de tapas fue para Polisabana',
        year: 2024,
        amount: '310000000',
        lesson: 'Llegar antes de que escriban los requisitos',
      },
      guess,
    ),
    of('event', {
      kind: 'problem',
      text: 'Entrega incompleta de 84.000 vasos',
      year: 2026,
      amount: null,
      lesson: 'Control de cargue con doble conteo',
    }),
  ]
}

function summary(): PlanItem[] {
  return [
    of(
      'passage',
      {
        section: 'sentence',
        text: 'Ser el aliado que baja la merma de Valdorado y hace reciclable su empaque, y pasar de 6.372 a 8.800 millones en 2028.',
      },
      isPublic,
    ),
    of(
      'passage',
      {
        section: 'charter',
        text: 'Jugamos en empaque para yogur y leche UHT. El cliente recibe menos merma y menos inventario.\n\nLo damos con ingeniería en planta, inventario en consignación y un piloto al trimestre.',
      },
      isPublic,
    ),
    of('passage', {
      section: 'summary',
      text: 'Valdorado crece en yogur y aprieta el margen. La merma de la línea 3 y el inventario de empaques le cuestan más que nuestro precio.\n\nPodemos mover dos indicadores suyos este año: merma y días de inventario. Si lo probamos en la línea 3, la licitación de diciembre se decide por costo total y no por precio.',
    }),
    of('passage', {
      section: 'circumstances',
      text: 'Nuevo jefe de planta desde febrero, y una junta que mira la caja.',
    }),
    of('passage', {
      section: 'interests',
      text: 'El cliente quiere bajar merma y llegar a 85 % reciclable; nosotros, sostener el margen y entrar en tapas.',
    }),
    of('passage', { section: 'stop', text: 'No cotizamos más bolsas impresas por debajo de 500.000 unidades.' }),
  ]
}

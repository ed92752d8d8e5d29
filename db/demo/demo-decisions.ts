import { keyOf } from './demo-clients'
import { clientSheets } from './client-sheets'
import { director } from './demo-people'
import type { DemoApproval, DemoDecision, DemoKey, DemoRun, DemoScorecard } from './demo-world.types'

const november = '2025-11-05'
const february = '2026-02-04'
const may = '2026-05-02'

/** November's portfolio, the check of February and the run of May, which is compared with November's. */
export const demoRuns: readonly DemoRun[] = [
  { ranOn: november, from: '2024-11', to: '2025-10', comparedWith: null },
  { ranOn: february, from: '2025-02', to: '2026-01', comparedWith: november },
  { ranOn: may, from: '2025-05', to: '2026-04', comparedWith: november },
]

export const demoApprovals: readonly DemoApproval[] = [
  {
    period: 'nov 2025 a abr 2026',
    ranOn: november,
    approvedOn: '2025-11-07',
    approvedByKey: director,
    note: 'Primera cartera 80/20 de la empresa: 15 cuentas, cada una con gerente.',
  },
]

const entered = ['nutricion-vitalba', 'aceites-palmarena']
const left = 'panificadora-migalva'

export function demoDecisions(): DemoDecision[] {
  const keyInMay = clientSheets.filter(([, , , , , paretoClass]) => paretoClass === 'A').map(([name]) => keyOf(name))
  const keyInNovember = [...keyInMay.filter((key) => !entered.includes(key)), left]
  return [
    ...keyInNovember.map((key) => decision(key, 'promote', '2025-11-06', null)),
    decision(
      left,
      'keep',
      '2026-02-05',
      'Salió de la clase A en un solo período. Su línea de pan tajado vuelve a comprar en marzo según su jefe de compras.',
    ),
    decision('nutricion-vitalba', 'promote', may, 'Creció 18,2 % y abre línea infantil en agosto.'),
    decision('aceites-palmarena', 'promote', may, 'Creció 28,4 %. Falta nombrar quién responde.'),
    decision(
      left,
      'leave',
      '2026-05-04',
      'Segundo período fuera de la clase A: un segundo proveedor tomó el flow pack. Queda con ventas y servicio de clase B.',
    ),
  ]
}

function decision(
  clientKey: DemoKey,
  kind: DemoDecision['decision'],
  decidedOn: string,
  reason: string | null,
): DemoDecision {
  return { clientKey, decision: kind, reason, decidedOn, decidedByKey: director }
}

type FiveScores = readonly [number, number, number, number, number]

/** Attractiveness, our strength and the best competitor's in the client's eyes; criteria in the method's order (F17). */
const scoreSheets: readonly (readonly [DemoKey, attractiveness: FiveScores, us: FiveScores, rival: FiveScores])[] = [
  ['lacteos-valdorado', [7, 7, 10, 9, 8], [8, 7, 6, 8, 7], [7, 7, 7, 6, 7]],
  ['bebidas-sierraluz', [6, 9, 9, 8, 7], [7, 8, 7, 8, 6], [7, 7, 7, 6, 6]],
  ['alimentos-monteclaro', [7, 6, 8, 8, 7], [8, 7, 7, 7, 7], [7, 7, 7, 6, 6]],
  ['laboratorios-nevasur', [9, 8, 8, 8, 6], [8, 8, 6, 7, 8], [8, 7, 6, 6, 7]],
  ['cerveceria-puertolindo', [4, 4, 8, 6, 5], [7, 6, 6, 6, 5], [6, 6, 7, 5, 5]],
  ['molinos-trigalba', [6, 7, 7, 7, 6], [7, 7, 7, 6, 6], [6, 7, 7, 6, 6]],
  ['galletas-albaterra', [7, 8, 7, 8, 8], [8, 7, 7, 8, 7], [6, 7, 7, 6, 6]],
  ['jugos-mangalia', [6, 7, 7, 6, 7], [7, 7, 6, 6, 6], [6, 6, 7, 6, 6]],
  ['farmaceutica-bellavena', [9, 9, 7, 8, 7], [8, 8, 6, 8, 7], [7, 7, 7, 6, 7]],
  ['carnicos-roblegal', [6, 6, 7, 7, 6], [6, 6, 7, 4, 6], [7, 6, 7, 6, 6]],
  ['cafe-nubealta', [8, 5, 6, 7, 7], [6, 4, 6, 6, 7], [7, 7, 6, 5, 6]],
  ['chocolates-maruy', [7, 8, 6, 7, 7], [7, 7, 7, 7, 6], [7, 6, 7, 6, 6]],
  ['aguas-manantia', [4, 4, 5, 5, 5], [6, 6, 6, 4, 5], [6, 7, 7, 6, 5]],
  ['congelados-frioandes', [7, 6, 6, 7, 7], [7, 8, 7, 7, 6], [6, 7, 7, 6, 6]],
  ['nutricion-vitalba', [9, 10, 6, 8, 8], [7, 6, 6, 5, 7], [7, 7, 6, 6, 7]],
  ['aceites-palmarena', [6, 10, 6, 7, 6], [7, 7, 7, 5, 6], [7, 6, 7, 5, 6]],
  ['salsas-rojaluz', [6, 8, 9, 7, 7], [7, 6, 6, 7, 5], [7, 7, 7, 7, 6]],
  ['laboratorios-serumedia', [8, 9, 8, 8, 7], [8, 6, 7, 7, 7], [7, 6, 7, 7, 6]],
  ['arroces-lagunera', [3, 4, 6, 6, 7], [6, 8, 7, 8, 6], [6, 7, 7, 6, 5]],
]

export const demoScorecards: readonly DemoScorecard[] = scoreSheets.map(([clientKey, attractiveness, us, rival]) => {
  const [margin, growth, spend, fit, openness] = attractiveness
  return {
    clientKey,
    attractiveness: { margin, growth, spend, fit, openness },
    strengthUs: strengthOf(us),
    strengthRival: strengthOf(rival),
  }
})

function strengthOf([solution, service, price, relation, innovation]: FiveScores): DemoScorecard['strengthUs'] {
  return { solution, service, price, relation, innovation }
}

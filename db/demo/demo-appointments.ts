import { director, formerManager, specialist, sponsor } from './demo-people'
import type { DemoAppointment, DemoKey, DemoTeamMember } from './demo-world.types'

const eightPurposes = [
  'responsible',
  'know_business',
  'solutions',
  'add_value',
  'explore',
  'defend',
  'bonds',
  'communicate_value',
]

interface Charge {
  readonly manager: DemoKey
  readonly backup: DemoKey
  /** Clients in charge, largest first, with the first day. */
  readonly clients: readonly (readonly [client: DemoKey, from: string])[]
}

const charges: readonly Charge[] = [
  {
    manager: 'andres.mejia',
    backup: 'carolina.pardo',
    clients: [
      ['bebidas-sierraluz', '2021-02-01'],
      ['molinos-trigalba', '2021-02-01'],
      ['jugos-mangalia', '2022-03-01'],
      ['chocolates-maruy', '2023-02-01'],
      ['congelados-frioandes', '2024-02-05'],
    ],
  },
  {
    manager: 'valentina.rios',
    backup: 'andres.mejia',
    clients: [
      ['lacteos-valdorado', '2023-02-01'],
      ['laboratorios-nevasur', '2022-08-01'],
      ['galletas-albaterra', '2022-08-01'],
      ['cafe-nubealta', '2024-02-05'],
    ],
  },
  {
    manager: 'carolina.pardo',
    backup: 'valentina.rios',
    clients: [
      ['alimentos-monteclaro', '2021-06-01'],
      ['cerveceria-puertolindo', '2022-03-01'],
      ['farmaceutica-bellavena', '2023-02-01'],
      ['aguas-manantia', '2024-02-05'],
    ],
  },
  {
    manager: 'mateo.londono',
    backup: 'carolina.pardo',
    clients: [
      ['carnicos-roblegal', '2025-11-10'],
      ['nutricion-vitalba', '2026-05-04'],
    ],
  },
]

const mandates: Readonly<Record<DemoKey, string>> = {
  'lacteos-valdorado':
    'Renovar el contrato de película UHT antes del 10 de agosto y llevar el vaso monomaterial a piloto. Decide precios hasta 2 % y convoca a Calidad y Logística sin pasar por dirección.',
  'cafe-nubealta':
    'Cerrar la falla de tinta con una causa demostrada y recuperar la confianza de compras antes de octubre.',
  'nutricion-vitalba': 'Conocer la cuenta: personas, planes de expansión y quién decide. Plan de relación en 60 días.',
}
const usualMandate =
  'Responde por toda la relación con el cliente, en todos los temas y ante todas las áreas de la empresa.'

/** Before today's manager: who had the account, until the day before, and what he left written. */
const predecessors: readonly (readonly [client: DemoKey, from: string, to: string, notes: string])[] = [
  [
    'lacteos-valdorado',
    '2019-06-01',
    '2023-01-31',
    'Elena Cuervo decide y escucha a Iván Toro, de planta. Llámela antes de las 9. El precio se discute en noviembre; en enero ya es tarde.',
  ],
  [
    'carnicos-roblegal',
    '2020-03-01',
    '2025-11-09',
    'Compran por bandeja y miran el desperdicio, no el precio por kilo. Falta conocer a quien dirige la planta nueva de Pereira.',
  ],
  [
    'nutricion-vitalba',
    '2024-03-01',
    '2026-04-30',
    'Crecen más rápido de lo que piden: pregunte por la línea infantil de agosto. El contacto de compras cambió en febrero y aún no lo conocemos.',
  ],
  [
    'panificadora-migalva',
    '2019-01-15',
    '2026-04-30',
    'Trajeron a un segundo proveedor de flow pack en noviembre, 6 % más barato.',
  ],
]

export function demoAppointments(): DemoAppointment[] {
  const current = charges.flatMap(({ manager, backup, clients }) =>
    clients.map(([clientKey, from]): DemoAppointment => ({
      clientKey,
      managerKey: manager,
      sponsorKey: clientKey === 'lacteos-valdorado' || clientKey === 'bebidas-sierraluz' ? sponsor : director,
      backupKey: backup,
      from,
      to: null,
      mandate: mandates[clientKey] ?? usualMandate,
      purposes: eightPurposes,
      handoverNotes: predecessors.find(([client]) => client === clientKey)?.[3] ?? null,
    })),
  )
  const past = predecessors.map(([clientKey, from, to]): DemoAppointment => ({
    clientKey,
    managerKey: formerManager,
    sponsorKey: director,
    backupKey: null,
    from,
    to,
    mandate: usualMandate,
    purposes: eightPurposes,
    handoverNotes: null,
  }))
  return [...past, ...current]
}

export const demoTeam: readonly DemoTeamMember[] = [
  {
    clientKey: 'lacteos-valdorado',
    personKey: specialist,
    purpose: 'Piloto del vaso monomaterial con Investigación y Desarrollo del cliente',
    from: '2026-02-02',
    to: '2026-06-30',
  },
]

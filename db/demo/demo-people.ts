import type { DemoKey, DemoPerson } from './demo-world.types'

/** Who works at the packaging maker. Nobody has a password; whoever loads the example is director beside them. */
export const demoPeople: readonly DemoPerson[] = [
  person('María Ibáñez', ['director']),
  person('Ricardo Sanín', ['executive']),
  person('Andrés Mejía', ['kam']),
  person('Valentina Ríos', ['kam']),
  person('Carolina Pardo', ['kam']),
  person('Mateo Londoño', ['kam']),
  person('Jorge Salcedo', ['kam'], { isDisabled: true }),
  person('Paula Guerra', ['specialist'], { area: 'Desarrollo' }),
  person('Hernán Duque', ['area'], { area: 'Logística' }),
  person('Óscar Beltrán', ['area'], { area: 'Calidad' }),
  person('Luisa Ospina', ['area'], { area: 'Crédito' }),
  person('Beatriz Solano', ['privacy_officer']),
]

export const director: DemoKey = 'maria.ibanez'
export const sponsor: DemoKey = 'ricardo.sanin'
export const specialist: DemoKey = 'paula.guerra'
/** Left on 30/04/2026: why one account has nobody. */
export const formerManager: DemoKey = 'jorge.salcedo'

function person(
  name: string,
  roles: DemoPerson['roles'],
  more: { area?: string; isDisabled?: boolean } = {},
): DemoPerson {
  const key = name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(' ', '.')
  return {
    key,
    name,
    email: `${key}@altavia.example`,
    roles,
    area: more.area ?? null,
    isDisabled: more.isDisabled ?? false,
  }
}

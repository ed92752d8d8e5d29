import { createContext, useContext } from 'react'

/** The signed-in person as every screen may need him; identity's contract fills it. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
  readonly locale: 'es' | 'en'
  readonly colorScheme: 'light' | 'dark' | 'auto'
  readonly shortcutsOn: boolean
  readonly version: number
  readonly rights: Readonly<Record<string, string>>
  readonly company: {
    readonly name: string
    readonly country: string
    readonly currency: string
    readonly timeZone: string
    readonly fiscalYearStartMonth: number
    readonly managerLabel: 'kam' | 'account_manager' | 'relationship_manager'
    readonly version: number
    readonly today: string
    readonly isDemo: boolean
    readonly isConfigured: boolean
    readonly hasSales: boolean
    readonly mailIsSet: boolean
  }
}

export interface PersonState {
  /** Null for a visitor. */
  me: Person | null
  isOffline: boolean
  /** After signing in (with the person) or out (with null). */
  enter(me: Person | null): Promise<void>
  /** Asks again who is here, after a change of profile or company. */
  refresh(): Promise<void>
}

export const PersonContext = createContext<PersonState>({
  me: null,
  isOffline: false,
  enter: async () => undefined,
  refresh: async () => undefined,
})

export function usePersonState(): PersonState {
  return useContext(PersonContext)
}

/** The signed-in person; pages inside the frame always have one. */
export function useMe(): Person {
  const { me } = useContext(PersonContext)
  if (!me) throw new Error('a page of the frame without a person')
  return me
}

/** Whether any of the person's roles allows it somewhere; one account may still say no. */
export function useMay(): (right: string) => boolean {
  const me = useMe()
  return (right) => ['A', 'O', 'M', 'E'].includes(me.rights[right] ?? 'F')
}

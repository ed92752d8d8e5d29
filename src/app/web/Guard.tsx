import { Navigate, useRouterState } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { usePersonState } from '@/shared/ui/person'

const Frame = lazy(() => import('./Frame').then(({ Frame: component }) => ({ default: component })))

/** Who is not signed in goes to the entrance and comes back here; an installation without company is set up first. */
export function Guard(): ReactNode {
  const { me } = usePersonState()
  const path = useRouterState({ select: (state) => state.location.href })
  // Once: the address changes while we leave.
  const [asked] = useState(path)
  if (!me) return <Navigate to="/entrar" search={asked === '/' ? {} : { volver: asked }} replace />
  if (!me.company.isConfigured && me.rights['settings.write'] === 'A') return <Navigate to="/inicio" replace />
  return (
    <Suspense>
      <Frame />
    </Suspense>
  )
}

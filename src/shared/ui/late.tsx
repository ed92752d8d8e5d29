import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'

/** A part whose code comes when it is first shown; `Meanwhile` holds its place until then. */
export function late<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Meanwhile: ComponentType<P> = () => null,
): (props: P) => ReactNode {
  const Part = lazy(async () => ({ default: await load() }))
  return (props) => (
    <Suspense fallback={<Meanwhile {...props} />}>
      <Part {...props} />
    </Suspense>
  )
}

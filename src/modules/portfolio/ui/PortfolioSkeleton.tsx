import { Skeleton } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useText } from '@/shared/ui/i18n'
import { PageHead } from '@/shared/ui/parts'

const lateMs = 200

/** The shape of the screen while it comes; a quick answer shows none of it. */
export function PortfolioSkeleton(): ReactNode {
  const t = useText('portfolio')
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), lateMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      <PageHead title={t('title')} meta={isLate ? <Skeleton height={16} width={260} radius="sm" /> : '\u00a0'} />
      {isLate ? (
        <div className="portfolio" aria-busy="true">
          <Skeleton height={146} radius="lg" />
          <div className="pareto-columns">
            <Skeleton height={440} radius="lg" />
            <Skeleton height={440} radius="lg" />
          </div>
          <Skeleton height={300} radius="lg" />
        </div>
      ) : null}
    </>
  )
}

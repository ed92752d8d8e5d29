import { Button } from '@mantine/core'
import { IconCalculator, IconChartHistogram, IconDatabaseImport } from '@tabler/icons-react'
import { Link, Navigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import './portfolio.css'
import { type Portfolio, portfolioEndpoint } from '../portfolio.contract'
import { CompanyPortfolio } from './CompanyPortfolio'
import { OwnPortfolio } from './OwnPortfolio'
import { PortfolioSkeleton } from './PortfolioSkeleton'
import { useClassifying } from './run-settings'
import { useCall } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { EmptyState, ErrorState, PageHead } from '@/shared/ui/parts'
import { useMay } from '@/shared/ui/person'

/** Screen 02: who are the vital few, and who serves them. */
export function PortfolioPage(): ReactNode {
  const may = useMay()
  // The home of the product leads here, also those who have no portfolio to see.
  return may('portfolio.read') ? <Seen /> : <Navigate to="/cuentas" replace />
}

function Seen(): ReactNode {
  const t = useText('portfolio')
  const { corrida } = useSearch({ strict: false }) as { corrida?: string }
  const portfolio = useCall(portfolioEndpoint, { query: { run: corrida } })
  if (!portfolio.data) {
    if (!portfolio.isError) return <PortfolioSkeleton />
    return (
      <>
        <PageHead title={t('title')} />
        <ErrorState problem={portfolio.error} sentence={t('error')} retry={() => void portfolio.refetch()} />
      </>
    )
  }
  const { run, scope } = portfolio.data
  if (!run) return <NothingYet portfolio={portfolio.data} />
  const shown = { portfolio: portfolio.data, run, isOld: portfolio.isPlaceholderData, isPast: corrida !== undefined }
  return scope === 'company' ? <CompanyPortfolio {...shown} /> : <OwnPortfolio {...shown} />
}

/** No run: there are no sales yet, or nobody has asked for one. */
function NothingYet({ portfolio }: { portfolio: Portfolio }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const may = useMay()
  const classifying = useClassifying(null)
  const { salesFrom, salesTo } = portfolio
  if (salesFrom && salesTo) {
    return (
      <>
        <PageHead title={t('title')} />
        <section className="card">
          <EmptyState
            icon={<IconChartHistogram size={32} />}
            title={t('noRun')}
            action={
              may('classification.run') ? (
                <Button
                  leftSection={<IconCalculator size={16} />}
                  loading={classifying.isRunning}
                  onClick={() => classifying.run({})}
                >
                  {t('noRun.do')}
                </Button>
              ) : null
            }
          >
            {t(may('classification.run') ? 'noRun.why' : 'noRun.wait', {
              months: format.monthRange(salesFrom, salesTo),
            })}
          </EmptyState>
        </section>
      </>
    )
  }
  return (
    <>
      <PageHead title={t('title')} />
      <section className="card">
        <EmptyState
          icon={<IconChartHistogram size={32} />}
          title={t('empty')}
          action={
            <>
              {may('import.read') ? (
                <Button component={Link} to="/importaciones" leftSection={<IconDatabaseImport size={16} />}>
                  {t('empty.do')}
                </Button>
              ) : null}
              {may('demo.load') ? (
                <Button component={Link} to="/inicio" variant="default">
                  {t('empty.example')}
                </Button>
              ) : null}
            </>
          }
        >
          {t(may('import.read') ? 'empty.why' : 'empty.wait')}
        </EmptyState>
      </section>
    </>
  )
}

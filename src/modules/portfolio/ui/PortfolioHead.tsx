import { Button } from '@mantine/core'
import { IconCheck, IconSignature } from '@tabler/icons-react'
import { type ReactNode, type RefObject, useState } from 'react'
import type { Portfolio } from '../portfolio.contract'
import type { Run } from '../run.contract'
import { ApproveModal, ExportMenu, WindowMenu } from './late-parts'
import type { Classifying } from './run-settings'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Evidence, PageHead } from '@/shared/ui/parts'
import { useMay } from '@/shared/ui/person'

export function PortfolioHead({
  portfolio,
  run,
  isPast,
  classifying,
  picture,
}: {
  portfolio: Portfolio
  run: Run
  /** Looking back changes nothing: neither a new run nor a signature starts there. */
  isPast: boolean
  classifying: Classifying
  picture: RefObject<SVGSVGElement | null>
}): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const may = useMay()
  const [isApproving, setApproving] = useState(false)
  const canRun = may('classification.run') && !isPast
  const { approval } = portfolio
  return (
    <PageHead
      title={t('title')}
      meta={
        <>
          <span>{t('run.made', { day: format.moment(run.createdAt).slice(0, -6) })}</span>
          <Evidence kind="measured">
            {run.documents === null
              ? null
              : t('run.documents', { count: run.documents, number: format.number(run.documents) })}
          </Evidence>
          {approval ? (
            <span className="mark">
              <b>
                <IconSignature size={13} aria-hidden="true" />
                {t('approved.as', { period: approval.period })}
              </b>
              {t('approved.by', { name: approval.approvedBy, day: format.moment(approval.approvedAt) })}
            </span>
          ) : null}
        </>
      }
    >
      <div className="row wrap portfolio-actions">
        {canRun ? (
          <div className="segments" role="group" aria-label={t('basis')}>
            {(['net', 'margin'] as const).map((basis) => (
              <button
                key={basis}
                type="button"
                aria-pressed={run.basis === basis}
                disabled={classifying.isRunning}
                onClick={() => (run.basis === basis ? undefined : classifying.run({ basis }))}
              >
                {t(`basis.${basis}`)}
              </button>
            ))}
          </div>
        ) : (
          <span className="badge">{t(`basis.${run.basis}`)}</span>
        )}
        <WindowMenu portfolio={portfolio} run={run} classifying={classifying} canRun={canRun} />
        {may('portfolio.export') ? <ExportMenu run={run} picture={picture} /> : null}
        {may('portfolio.approve') && !isPast ? (
          <Button
            variant={approval?.runId === run.id ? 'default' : 'filled'}
            leftSection={<IconCheck size={16} />}
            onClick={() => setApproving(true)}
          >
            {t('approve')}
          </Button>
        ) : null}
      </div>
      {isApproving ? (
        <ApproveModal portfolio={portfolio} run={run} classifying={classifying} close={() => setApproving(false)} />
      ) : null}
    </PageHead>
  )
}

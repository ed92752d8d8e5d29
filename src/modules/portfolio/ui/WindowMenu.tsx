import { Popover } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { listApprovedEndpoint } from '../approval.contract'
import type { Portfolio } from '../portfolio.contract'
import { listRunsEndpoint, type Run } from '../run.contract'
import { ApprovedModal } from './late-parts'
import { WindowForm } from './WindowForm'
import type { Classifying } from './run-settings'
import { WindowButton } from './WindowButton'
import { useCall } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

const runsShown = 6

export interface WindowMenuProps {
  portfolio: Portfolio
  run: Run
  classifying: Classifying
  canRun: boolean
}

/** Which months count, whether a group of companies counts as one, and the runs of before. */
export function WindowMenu({ portfolio, run, classifying, canRun }: WindowMenuProps): ReactNode {
  const t = useText('portfolio')
  const [isOpen, setOpen] = useState(false)
  const [approved, setApproved] = useState<string | null>(null)
  return (
    <Popover opened={isOpen} onChange={setOpen} width={340} position="bottom-end" shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <WindowButton run={run} aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('window')} mah="calc(100vh - 120px)" style={{ overflowY: 'auto' }}>
        <div className="column" style={{ gap: 14 }}>
          {canRun ? (
            <WindowForm
              portfolio={portfolio}
              run={run}
              isRunning={classifying.isRunning}
              send={(wish) => {
                setOpen(false)
                classifying.run(wish)
              }}
            />
          ) : null}
          <EarlierRuns run={run} close={() => setOpen(false)} />
          <ApprovedPortfolios
            open={(portfolioId) => {
              setOpen(false)
              setApproved(portfolioId)
            }}
          />
        </div>
      </Popover.Dropdown>
      {approved ? <ApprovedModal portfolioId={approved} close={() => setApproved(null)} /> : null}
    </Popover>
  )
}

function EarlierRuns({ run, close }: { run: Run; close: () => void }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const runs = useCall(listRunsEndpoint)
  const shown = (runs.data ?? []).slice(0, runsShown)
  if (shown.length === 0) return null
  return (
    <nav aria-label={t('runs')}>
      <div className="tiny faint" style={{ paddingBottom: 4 }}>
        {t('runs')}
      </div>
      <ul className="runs small">
        {shown.map((one, at) => (
          <li key={one.id}>
            <Link
              to="/cartera"
              search={at === 0 ? {} : { corrida: one.id }}
              aria-current={one.id === run.id ? 'true' : undefined}
              onClick={close}
            >
              <span className="tabular">{format.monthRange(one.from, one.to)}</span>
              <span className="tiny faint tabular">
                {t('runs.line', {
                  day: format.moment(one.createdAt),
                  basis: t(`basis.${one.basis}`),
                  cut: format.percent(one.cutA, Number.isInteger(one.cutA) ? 0 : 1),
                })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What was signed, newest first. */
function ApprovedPortfolios({ open }: { open: (portfolioId: string) => void }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const approved = useCall(listApprovedEndpoint)
  const shown = (approved.data ?? []).slice(0, runsShown)
  if (shown.length === 0) return null
  return (
    <div>
      <div className="tiny faint" style={{ paddingBottom: 4 }}>
        {t('approved.list')}
      </div>
      <ul className="runs small">
        {shown.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => open(one.id)}>
              <span>{one.period}</span>
              <span className="tiny faint tabular">
                {t('approved.by', { name: one.approvedBy, day: format.moment(one.approvedAt) })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

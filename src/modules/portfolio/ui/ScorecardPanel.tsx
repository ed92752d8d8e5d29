import type { ReactNode } from 'react'
import { Scorecard } from './Scorecard'
import { useText } from '@/shared/ui/i18n'
import { Card } from '@/shared/ui/parts'

/** For the page of an account: whether it deserves to be key, by two axes. */
export function ScorecardPanel({ accountId }: { accountId: string }): ReactNode {
  const t = useText('portfolio')
  return (
    <Card title={t('score.panel')} note={t('score.panel.note')}>
      <div className="card-body">
        <Scorecard accountId={accountId} />
      </div>
    </Card>
  )
}

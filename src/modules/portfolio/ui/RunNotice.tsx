import { Button } from '@mantine/core'
import { IconHistory, IconRefresh } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Run } from '../run.contract'
import type { Classifying } from './run-settings'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { useMay } from '@/shared/ui/person'

/** Only when the figures are not those of today: an older run, or sales that came after it. */
export function RunNotice({
  run,
  isPast,
  classifying,
}: {
  run: Run
  isPast: boolean
  classifying: Classifying
}): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const may = useMay()
  if (isPast) {
    return (
      <div className="notice row wrap small" role="status">
        <IconHistory size={16} aria-hidden="true" />
        <span className="grow">{t('past', { day: format.moment(run.createdAt) })}</span>
        <Button
          renderRoot={(props) => <Link to="/cartera" search={{}} {...props} />}
          variant="default"
          size="compact-sm"
        >
          {t('past.leave')}
        </Button>
      </div>
    )
  }
  if (!run.isOutdated) return null
  return (
    <div className="notice row wrap small" role="status">
      <IconRefresh size={16} aria-hidden="true" />
      <span className="grow">{t('outdated')}</span>
      {may('classification.run') ? (
        <Button size="compact-sm" loading={classifying.isRunning} onClick={() => classifying.run({})}>
          {t('run.again')}
        </Button>
      ) : null}
    </div>
  )
}

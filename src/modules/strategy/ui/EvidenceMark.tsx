import { IconChecks, IconClockExclamation, IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Certainty, PlanItem } from '../plan-item.contract'
import { datedOn, isCurrent, isExpired } from '../plan-items.rules'
import { usePlanDesk } from './use-plan'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

/** Full disc, half disc, dashed ring: certainty is neither good nor bad (looks.md §4d). */
export function CertaintyMark({ certainty }: { certainty: Certainty }): ReactNode {
  return (
    <svg width="11" height="11" viewBox="0 0 12 12" aria-hidden="true">
      {certainty === 'fact' ? <circle cx="6" cy="6" r="5" fill="currentColor" /> : null}
      {certainty === 'inference' ? (
        <>
          <circle cx="6" cy="6" r="4.3" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <path d="M6 1.7a4.3 4.3 0 0 0 0 8.6z" fill="currentColor" />
        </>
      ) : null}
      {certainty === 'assumption' ? (
        <circle cx="6" cy="6" r="4.3" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2.2 1.7" />
      ) : null}
    </svg>
  )
}

/** Certainty · source · confirmation · age, always in words. */
export function EvidenceMark({ item }: { item: PlanItem }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { today } = usePlanDesk().plan
  const dated = datedOn(item)
  // The example's today is fixed: what is written into it now is of its today.
  const age = format.ago(dated > today ? today : dated, today)
  const told = [item.source, item.saidBy].filter((one) => one !== '')
  return (
    <span className="mark">
      {item.certainty ? (
        <b>
          <CertaintyMark certainty={item.certainty} />
          {t(`certainty.${item.certainty}`)}
        </b>
      ) : (
        <b>{t('certainty.none')}</b>
      )}
      <span>· {told.length > 0 ? told.join(', ') : t('source.none')}</span>
      {item.confirmedOn ? (
        <span className="row good-text" style={{ gap: 4 }}>
          · <IconChecks size={13} aria-hidden="true" />
          {t('confirmed')} {format.day(item.confirmedOn)}
        </span>
      ) : null}
      {isCurrent(item, today) ? (
        <span>· {age}</span>
      ) : (
        <span className="row warn-text" style={{ gap: 4 }}>
          · <IconClockExclamation size={13} aria-hidden="true" />
          {isExpired(item, today) && item.validUntil
            ? t('expired', { day: format.day(item.validUntil) })
            : t('stale', { ago: age })}
        </span>
      )}
      {item.level === 'internal' ? null : (
        <span className="row" style={{ gap: 4 }}>
          · {item.level === 'public' ? null : <IconLock size={12} aria-hidden="true" />}
          {t(`level.${item.level}`)}
        </span>
      )}
    </span>
  )
}

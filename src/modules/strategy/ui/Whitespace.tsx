import { IconInfoCircle } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { itemsOf } from '../plan-items.rules'
import { whitespaceOf } from '../whitespace.rules'
import type { Opening } from './opening'
import { usePlanDesk } from './use-plan'
import { CellDrawer } from './WhitespaceCell'
import { WhitespaceCards } from './WhitespaceCards'
import { WhitespaceDuplicates } from './WhitespaceDuplicates'
import { placedAt, scaleOf, withBegun } from './whitespace-begun'
import { WhitespaceTable } from './WhitespaceTable'
import { WhitespaceTools } from './WhitespaceTools'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { useIsPhone } from '@/shared/ui/use-is-phone'

/** R1-05, F7: the client's units by our lines; it fills itself with twelve months of invoices, people say the rest. */
export function WhitespaceMatrix({ opening }: { opening: Opening }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const isPhone = useIsPhone()
  const { plan } = usePlanDesk()
  const [begun, setBegun] = useState<{ units: readonly string[]; lines: readonly string[] }>({ units: [], lines: [] })
  const written = useMemo(
    () => whitespaceOf(itemsOf(plan.items, 'cell'), plan.sales?.lines ?? [], plan.benchmarks),
    [plan.items, plan.sales, plan.benchmarks],
  )
  const matrix = withBegun(written, begun)
  const scale = scaleOf(matrix)
  const opened = placedAt(matrix, opening.key)
  const currency = plan.sales?.currency ?? null
  return (
    <section className="column whitespace" style={{ gap: 10 }} aria-label={t('whitespace')}>
      <div className="row wrap">
        <h3>
          {t('whitespace')}{' '}
          <span className="tiny faint">
            {t('whitespace.note')}
            {currency ? ` · ${format.unit(currency, scale)}` : ''}
            {plan.sales?.lastMonth ? ` · ${t('whitespace.until', { month: format.month(plan.sales.lastMonth) })}` : ''}
          </span>
        </h3>
        <span className="right">
          <WhitespaceTools
            matrix={matrix}
            begin={(side, name) => setBegun((now) => ({ ...now, [side]: [...now[side], name] }))}
          />
        </span>
      </div>
      {matrix.columns.length === 0 ? (
        <p className="small soft">{t('whitespace.empty')}</p>
      ) : isPhone ? (
        <WhitespaceCards matrix={matrix} scale={scale} opening={opening} />
      ) : (
        <WhitespaceTable matrix={matrix} scale={scale} opening={opening} />
      )}
      <WhitespaceDuplicates ids={matrix.duplicates} />
      <p className="row small soft" style={{ gap: 6, alignItems: 'flex-start' }}>
        <IconInfoCircle size={15} style={{ flex: 'none', marginTop: 2 }} aria-hidden="true" />
        {t('whitespace.rule')}
      </p>
      {opened ? <CellDrawer key={opening.key} place={opened} scale={scale} close={opening.close} /> : null}
    </section>
  )
}

import { IconAlertTriangle, IconAlertCircle, IconShieldCheck, IconTargetArrow } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { PlanItem } from '../plan-item.contract'
import { Dots, Words } from './fields'
import { AddRow, RemoveRow } from './Rows'
import { useItem } from './use-item'
import { usePlanDesk } from './use-plan'
import { useText } from '@/shared/ui/i18n'
import { useMe } from '@/shared/ui/person'

const quadrants = ['strength', 'weakness', 'opportunity', 'threat'] as const
const icons = {
  strength: IconShieldCheck,
  weakness: IconAlertCircle,
  opportunity: IconTargetArrow,
  threat: IconAlertTriangle,
}

/** The SWOT under the name it has in the company's country; it writes itself from findings, people give the weight. */
export function SwotGrid(): ReactNode {
  const t = useText('strategy')
  const { locale, company } = useMe()
  const { items } = usePlanDesk()
  const all = items('swot')
  return (
    <section>
      <h3>
        {swotName(locale, company.country)} <span className="tiny faint">{t('swot.how')}</span>
      </h3>
      <div className="swot">
        {quadrants.map((quadrant) => {
          const own = all
            .filter(({ content }) => content.quadrant === quadrant)
            .sort((a, b) => (b.content.weight ?? 0) - (a.content.weight ?? 0))
          const Icon = icons[quadrant]
          return (
            <section key={quadrant} className={`swot-part ${quadrant}`} aria-label={t(`swot.${quadrant}`)}>
              <h4 className="row small strong">
                <Icon size={15} aria-hidden="true" /> {t(`swot.${quadrant}`)}
                <span className="right tiny faint tabular">{own.length}</span>
              </h4>
              {own.map((item) => (
                <SwotRow key={item.id} item={item} />
              ))}
              <AddRow
                label={t('swot.add')}
                row={{ kind: 'swot', block: 'situation', content: { quadrant, text: '', weight: 3 } }}
              />
            </section>
          )
        })}
      </div>
    </section>
  )
}

function SwotRow({ item }: { item: PlanItem<'swot'> }): ReactNode {
  const t = useText('strategy')
  const { plan } = usePlanDesk()
  const draft = useItem(item)
  const findings = plan.links.filter(({ from, to }) => from === item.id || to === item.id).length
  return (
    <div className="swot-row" data-item={item.id}>
      <Words draft={draft} name="text" label={t(`swot.${item.content.quadrant}`)} />
      <Dots draft={draft} name="weight" label={t('swot.weight')} tone="ink" />
      <span className="tiny faint">{t('findings.count', { count: findings })}</span>
      <RemoveRow item={item} />
    </div>
  )
}

/** DOFA in Colombia and Venezuela, DAFO in Spain, FODA elsewhere; SWOT in English. */
function swotName(locale: 'es' | 'en', country: string): string {
  if (locale === 'en') return 'SWOT'
  return { CO: 'DOFA', VE: 'DOFA', ES: 'DAFO' }[country] ?? 'FODA'
}

import { Button } from '@mantine/core'
import { IconAlertCircle, IconAlertTriangle, IconPlus, IconShieldCheck, IconTargetArrow } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { type SwotLine, swotName, swotOf, type SwotProposal } from '../swot.rules'
import { Dots, Words } from './fields'
import { textOf } from './LinkedItems'
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

/** The SWOT under the name it has in the company's country; findings and conditions propose its lines, people take them. */
export function SwotGrid(): ReactNode {
  const t = useText('strategy')
  const { locale, company } = useMe()
  const { plan } = usePlanDesk()
  const swot = useMemo(() => swotOf(plan.items, plan.links), [plan.items, plan.links])
  return (
    <section>
      <h3>
        {swotName(company.country, locale)} <span className="tiny faint">{t('swot.how')}</span>
      </h3>
      <div className="swot">
        {quadrants.map((quadrant) => {
          const Icon = icons[quadrant]
          const content = { quadrant, text: '', weight: 3 }
          return (
            <section key={quadrant} className={`swot-part ${quadrant}`} aria-label={t(`swot.${quadrant}`)}>
              <h4 className="row small strong">
                <Icon size={15} aria-hidden="true" /> {t(`swot.${quadrant}`)}
                <span className="right tiny faint tabular">{swot.lines[quadrant].length}</span>
              </h4>
              {swot.lines[quadrant].map((line) => (
                <SwotRow key={line.item.id} line={line} />
              ))}
              {swot.proposals
                .filter((proposal) => proposal.quadrant === quadrant)
                .map((proposal) => (
                  <Proposed key={proposal.from.id} proposal={proposal} />
                ))}
              <AddRow label={t('swot.add')} row={{ kind: 'swot', block: 'situation', content }} />
            </section>
          )
        })}
      </div>
    </section>
  )
}

function SwotRow({ line: { item, findings } }: { line: SwotLine }): ReactNode {
  const t = useText('strategy')
  const draft = useItem(item)
  return (
    <div className="swot-row" data-item={item.id}>
      <Words draft={draft} name="text" label={t(`swot.${item.content.quadrant}`)} />
      <Dots draft={draft} name="weight" label={t('swot.weight')} tone="ink" />
      <span className="tiny faint">{t('findings.count', { count: findings })}</span>
      <RemoveRow item={item} />
    </div>
  )
}

/** A line that a finding or a condition would make: one click takes it, and the link stays. */
function Proposed({ proposal: { quadrant, from } }: { proposal: SwotProposal }): ReactNode {
  const t = useText('strategy')
  const { add, canWrite } = usePlanDesk()
  if (!canWrite) return null
  const text = textOf(from).slice(0, 200)
  const content = { quadrant, text, weight: 3 }
  return (
    <div className="swot-proposed">
      <span className="small soft clip" title={text}>
        {text}
      </span>
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<IconPlus size={13} />}
        onClick={() => void add({ kind: 'swot', block: 'situation', content, from: from.id })}
      >
        {t('swot.take')}
      </Button>
    </div>
  )
}

import { Button, Checkbox } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { PortfolioWork } from '../work.contract'
import { mostDecisionsAtOnce, useDeciding } from './deciding'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

const shownFirst = 8
const shownAtMost = 200

/**
 * Class A that nobody has made key. All are ticked and who should not be is unticked; where 80 % is reached by too many,
 * none is, and who deserves it is ticked.
 */
export function EnteringClients({
  entering,
  isDispersed,
}: {
  entering: PortfolioWork['pending']
  isDispersed: boolean
}): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const everyId = (): Set<string> => new Set(entering.map((one) => one.id))
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => (isDispersed ? new Set() : everyId()))
  const [isWhole, setWhole] = useState(false)
  const { decide, isDeciding } = useDeciding()
  const chosen = entering.filter((one) => ticked.has(one.id))
  const isTooMany = chosen.length > mostDecisionsAtOnce
  const toggle = (id: string): void => {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    setTicked(next)
  }
  const convert = (): Promise<boolean> =>
    decide(
      chosen.map(({ id }) => ({ accountId: id, decision: 'promote', reason: null, isPinned: false, expiresOn: null })),
      t('decided.many', { count: chosen.length, number: format.number(chosen.length), name: chosen[0]?.name }),
    )
  const counted = { count: entering.length, number: format.number(entering.length) }
  return (
    <div className="card-body column">
      <div className="row wrap">
        <p className="small grow">{t('decisions.enter', counted)}</p>
        {isTooMany ? <p className="small cobre">{t('decisions.most')}</p> : null}
        <Button
          variant="light"
          leftSection={<IconKey size={16} />}
          loading={isDeciding}
          disabled={chosen.length === 0 || isTooMany}
          onClick={() => void convert()}
        >
          {t('decisions.convert', { count: chosen.length, number: format.number(chosen.length) })}
        </Button>
      </div>
      <ul className="tick-grid">
        {entering.slice(0, isWhole ? shownAtMost : shownFirst).map((one) => (
          <li key={one.id}>
            <Checkbox
              size="xs"
              label={<span className="clip">{one.name}</span>}
              checked={ticked.has(one.id)}
              onChange={() => toggle(one.id)}
            />
          </li>
        ))}
      </ul>
      {isWhole && entering.length > shownAtMost ? <p className="small faint">{t('decisions.rest')}</p> : null}
      {entering.length > 1 ? (
        <div className="row">
          {entering.length > shownFirst ? (
            <Button variant="subtle" size="compact-sm" onClick={() => setWhole(!isWhole)}>
              {t(isWhole ? 'less' : 'decisions.all', counted)}
            </Button>
          ) : null}
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => setTicked(chosen.length > 0 ? new Set() : everyId())}
          >
            {t(chosen.length > 0 ? 'decisions.untick' : 'decisions.tick')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

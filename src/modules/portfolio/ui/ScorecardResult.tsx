import type { ReactNode } from 'react'
import type { ScorecardResult as Result } from '../scorecard.rules'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

const side = 92

/** Both axes, the category they give, and where that lies between the four. */
export function ScorecardResult({ result }: { result: Result }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const { attractiveness, relativeStrength, category, answeredPct } = result
  const number = (value: number | null, decimals: number): string =>
    value === null ? t('unknown') : format.number(value, decimals)
  return (
    <div className="row score-result" role="status">
      <Quadrants result={result} />
      <div className="column grow" style={{ gap: 4 }}>
        <div className="row spread small">
          <span className="faint">{t('candidates.attractiveness')}</span>
          <b className="tabular">{number(attractiveness, 1)}</b>
        </div>
        <div className="row spread small">
          <span className="faint">{t('score.relative')}</span>
          <b className="tabular">{number(relativeStrength, 2)}</b>
        </div>
        {category ? (
          <div>
            <span className="badge brand">{t(`category.${category}`)}</span>
            <p className="tiny soft" style={{ paddingTop: 4 }}>
              {t(`category.${category}.hint`)}
            </p>
          </div>
        ) : (
          <p className="tiny soft">{t('score.missing', { pct: format.percent(answeredPct, 0) })}</p>
        )}
      </div>
    </div>
  )
}

/** Up: attractiveness, from 6 the upper half. Right: relative strength, from 1,0 the right half. */
function Quadrants({ result: { attractiveness, relativeStrength, category } }: { result: Result }): ReactNode {
  const half = side / 2
  const up =
    attractiveness === null
      ? null
      : attractiveness < 6
        ? (attractiveness / 6) * half
        : half + ((attractiveness - 6) / 4) * half
  const right = relativeStrength === null ? null : Math.min(side, Math.max(0, (relativeStrength - 0.5) * side))
  const zones = [
    { key: 'promise', x: 0, y: 0 },
    { key: 'strategic', x: half, y: 0 },
    { key: 'efficient', x: 0, y: half },
    { key: 'established', x: half, y: half },
  ]
  return (
    <svg width={side} height={side} viewBox={`0 0 ${side} ${side}`} aria-hidden="true" className="quadrants">
      {zones.map((zone) => (
        <rect
          key={zone.key}
          x={zone.x + 0.5}
          y={zone.y + 0.5}
          width={half - 1}
          height={half - 1}
          rx={4}
          className={zone.key === category ? 'zone on' : 'zone'}
        />
      ))}
      {up === null || right === null ? null : (
        <circle
          cx={Math.min(side - 5, Math.max(5, right))}
          cy={Math.min(side - 5, Math.max(5, side - up))}
          r={4.5}
          className="spot"
        />
      )}
    </svg>
  )
}

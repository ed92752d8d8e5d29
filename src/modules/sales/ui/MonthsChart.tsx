import { type ReactNode, useCallback } from 'react'
import type { MonthPair } from './sales-months'
import { axisLook, type ChartLook } from '@/shared/ui/chart-look'
import { yearChange } from '@/shared/ui/change'
import { Chart, type ChartTable } from '@/shared/ui/Chart'
import { type AmountScale, type Format, useFormat } from '@/shared/ui/format'
import { type Text, useText } from '@/shared/ui/i18n'
import { useIsPhone } from '@/shared/ui/use-is-phone'

export interface Words {
  t: Text
  format: Format
  scale: AmountScale
}

/** Bars of each month with a line where the same month stood a year before. */
export function MonthsChart({
  pairs,
  scale,
  unit,
  summary,
}: {
  pairs: readonly MonthPair[]
  scale: AmountScale
  unit: string
  summary: string
}): ReactNode {
  const t = useText('sales')
  const format = useFormat()
  const isPhone = useIsPhone()
  const build = useCallback(
    (look: ChartLook) => {
      const axis = axisLook(look)
      const isRoomy = !isPhone && pairs.length < 14
      // Figures inside the bars only where every one of them fits.
      const hasFigures = isRoomy && pairs.every((pair) => shortAmount(pair, format, scale).length <= 6)
      return {
        grid: { left: 4, right: 4, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        tooltip: {
          ...axis.tooltip,
          trigger: 'axis',
          axisPointer: { type: 'shadow' },
          formatter: (points: { dataIndex: number }[]) => tip(pairs[points[0]?.dataIndex ?? 0], { t, format, scale }),
        },
        xAxis: {
          ...axis.category,
          type: 'category',
          axisLabel: { ...(axis.category['axisLabel'] as object), ...(isRoomy ? { interval: 0 } : {}) },
          data: pairs.map((pair) => format.month(pair.month, pair.month.endsWith('-01') || pairs.length > 14)),
        },
        yAxis: {
          ...axis.value,
          type: 'value',
          axisLabel: {
            ...(axis.value['axisLabel'] as object),
            formatter: (value: number) => format.amount(value, scale).replace(/[.,]0$/, ''),
          },
        },
        series: [
          {
            type: 'bar',
            barMaxWidth: 44,
            barCategoryGap: '36%',
            data: pairs.map((pair) => ({
              value: Number(pair.now),
              itemStyle: { color: look.color(pair.isOpen ? 'key3' : 'key'), borderRadius: [3, 3, 0, 0] },
            })),
            label: {
              show: hasFigures,
              position: 'insideBottom',
              color: look.color('on-brand'),
              fontFamily: look.fontFamily,
              fontSize: 12,
              fontWeight: 600,
              formatter: ({ dataIndex }: { dataIndex: number }) => shortAmount(pairs[dataIndex], format, scale),
            },
          },
          {
            type: 'line',
            silent: true,
            lineStyle: { width: 0 },
            symbol: 'rect',
            symbolSize: [isPhone ? 16 : pairs.length > 14 ? 24 : 46, 5],
            itemStyle: { color: look.color('text2'), borderColor: look.color('surface'), borderWidth: 1 },
            data: pairs.map((pair) => (pair.before === null ? '-' : Number(pair.before))),
          },
        ],
      }
    },
    [pairs, scale, format, t, isPhone],
  )
  const table: ChartTable = {
    head: [
      { label: t('column.month') },
      { label: unit, isNumber: true },
      { label: t('months.before'), isNumber: true },
      { label: t('column.change'), isNumber: true },
      { label: t('column.documents'), isNumber: true },
    ],
    rows: pairs.map((pair) => {
      const change = yearChange(pair.now, pair.before)
      return [
        pair.isOpen ? t('months.openMonth', { month: format.month(pair.month) }) : format.month(pair.month),
        format.amount(pair.now, scale),
        pair.before === null ? t('unknown') : format.amount(pair.before, scale),
        change?.kind === 'rate' && !pair.isOpen ? format.signedPercent(change.pct) : '·',
        format.number(pair.documents),
      ]
    }),
  }
  return <Chart summary={summary} height={isPhone ? 200 : 230} build={build} table={table} />
}

/** Without its decimal when it is long. */
function shortAmount(pair: MonthPair | undefined, format: Format, scale: AmountScale): string {
  if (!pair || Number(pair.now) <= 0) return ''
  const text = format.amount(pair.now, scale)
  return text.length > 5 ? text.replace(/[.,]\d$/, '') : text
}

function tip(pair: MonthPair | undefined, { t, format, scale }: Words): string {
  if (!pair) return ''
  const change = pair.isOpen ? null : yearChange(pair.now, pair.before)
  const lines = [
    `<b>${format.month(pair.month)}</b>`,
    `${t('months.now')}: <b>${format.amount(pair.now, scale)}</b>`,
    `${t('months.before')}: ${pair.before === null ? t('unknown') : format.amount(pair.before, scale)}`,
    ...(change?.kind === 'rate' ? [format.signedPercent(change.pct)] : []),
  ]
  return lines.join('<br>')
}

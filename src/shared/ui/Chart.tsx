import { Button, Skeleton, useComputedColorScheme } from '@mantine/core'
import { IconChartBar, IconTable } from '@tabler/icons-react'
import type { ECharts, EChartsCoreOption } from 'echarts/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type ChartLook, readChartLook } from './chart-look'
import { useText } from './i18n'
import { ErrorState } from './parts'

export interface ChartTable {
  readonly head: readonly { readonly label: string; readonly isNumber?: boolean }[]
  readonly rows: readonly (readonly ReactNode[])[]
}

/**
 * A chart, its sentence for those who do not see it, and its table twin. The library comes with the first chart.
 * `build` makes the option from the look of the moment and must keep its identity while its data stay the same.
 */
export function Chart({
  summary,
  height,
  build,
  table,
}: {
  summary: string
  height: number
  build: (look: ChartLook) => EChartsCoreOption
  table: ChartTable
}): ReactNode {
  const t = useText('shared')
  const [isTable, setTable] = useState(false)
  const [attempt, setAttempt] = useState(0)
  return (
    <div className="column">
      {isTable ? (
        <TableTwin table={table} summary={summary} height={height} />
      ) : (
        <Canvas key={attempt} {...{ summary, height, build }} retry={() => setAttempt(attempt + 1)} />
      )}
      <div className="row spread wrap">
        <p className={isTable ? 'visually-hidden' : 'tiny faint'}>{summary}</p>
        <Button
          className="right"
          variant="subtle"
          size="compact-sm"
          leftSection={isTable ? <IconChartBar size={14} /> : <IconTable size={14} />}
          onClick={() => setTable(!isTable)}
        >
          {t(isTable ? 'chart.see' : 'chart.table')}
        </Button>
      </div>
    </div>
  )
}

export function TableTwin({
  table,
  summary,
  height,
}: {
  table: ChartTable
  summary: string
  height: number
}): ReactNode {
  return (
    <div
      className="table-scroll"
      style={{ maxHeight: height, overflowY: 'auto' }}
      // A box that scrolls must be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="group"
      aria-label={summary}
    >
      <table className="table">
        <thead>
          <tr>
            {table.head.map((column) => (
              <th key={column.label} scope="col" className={column.isNumber ? 'number' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, at) => (
                <td key={at} className={table.head[at]?.isNumber ? 'number' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Canvas({
  summary,
  height,
  build,
  retry,
}: {
  summary: string
  height: number
  build: (look: ChartLook) => EChartsCoreOption
  retry: () => void
}): ReactNode {
  const t = useText('shared')
  const scheme = useComputedColorScheme('light')
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(null)
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading')

  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    let isCurrent = true
    const resize = new ResizeObserver(() => chart.current?.resize())
    const open = async (): Promise<void> => {
      const engine = await import('./ChartEngine').catch(() => null)
      if (!isCurrent) return
      if (!engine) return setState('failed')
      chart.current = engine.openChart(element)
      resize.observe(element)
      setState('ready')
    }
    void open()
    return () => {
      isCurrent = false
      resize.disconnect()
      chart.current?.dispose()
      chart.current = null
    }
  }, [])

  useEffect(() => {
    if (state !== 'ready' || !box.current) return
    const look = readChartLook(box.current, scheme)
    chart.current?.setOption(
      {
        animationDuration: look.animationMs,
        animationDurationUpdate: look.animationMs,
        aria: { enabled: true, label: { description: summary } },
        ...build(look),
      },
      { notMerge: true },
    )
  }, [state, build, summary, scheme])

  if (state === 'failed') return <ErrorState problem={null} sentence={t('chart.failed')} retry={retry} />
  return (
    <div style={{ position: 'relative', height }}>
      {state === 'loading' ? <Skeleton height={height} radius="sm" style={{ position: 'absolute' }} /> : null}
      <div ref={box} role="img" aria-label={summary} style={{ height }} />
    </div>
  )
}

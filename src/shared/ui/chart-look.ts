/** The colours, the type and the pace of every chart, read from the page when it is drawn: dark and light follow. */
export interface ChartLook {
  /** A colour by its name without prefix: `key`, `rest2`, `target`, `text3`… */
  color(name: string): string
  readonly isDark: boolean
  readonly fontFamily: string
  /** 0 where the person asked for reduced motion. */
  readonly animationMs: number
  /** Categories beyond what is key and the rest, in the order to use them. */
  readonly series: readonly string[]
}

export function readChartLook(element: Element, scheme: 'light' | 'dark'): ChartLook {
  const style = getComputedStyle(element)
  const color = (name: string): string => style.getPropertyValue(`--clave-${name}`).trim()
  const mantine = (name: string): string => style.getPropertyValue(`--mantine-color-${name}`).trim()
  return {
    color,
    isDark: scheme === 'dark',
    fontFamily: style.fontFamily,
    animationMs: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200,
    series: [
      color('key'),
      mantine('cobre-5'),
      mantine('ciruela-5'),
      color('key3'),
      mantine('gray-5'),
      mantine('cobre-7'),
    ],
  }
}

/** What all charts share: no axis line except zero, few light gridlines, plain tooltips. A chart's own option goes over it. */
export function axisLook(look: ChartLook): {
  category: Record<string, unknown>
  value: Record<string, unknown>
  tooltip: Record<string, unknown>
} {
  const label = { color: look.color('text3'), fontSize: 12, fontFamily: look.fontFamily }
  return {
    category: {
      axisLine: { lineStyle: { color: look.color('line2') } },
      axisTick: { show: false },
      axisLabel: { ...label, hideOverlap: true },
      splitLine: { show: false },
    },
    value: {
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: label,
      splitLine: { lineStyle: { color: look.color('line') } },
      splitNumber: 4,
    },
    tooltip: {
      confine: true,
      backgroundColor: look.color('surface'),
      borderColor: look.color('line2'),
      textStyle: { color: look.color('text'), fontSize: 13, fontFamily: look.fontFamily },
      transitionDuration: look.animationMs / 1000,
    },
  }
}

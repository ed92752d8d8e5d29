import { BarChart, LineChart } from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
} from 'echarts/components'
import { type ECharts, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

// Only what the product draws: the library is loaded by the first chart that appears, never before.
use([
  BarChart,
  LineChart,
  AriaComponent,
  GridComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
  SVGRenderer,
])

// No locale of the library: every word of a chart is written by the screen that draws it.
export function openChart(element: HTMLElement): ECharts {
  return init(element, null, { renderer: 'svg' })
}

/** Where the plot lies inside the drawing, in pixels. */
export interface PlotBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Under this width a bar and its gap blur: one outline of all of them is drawn instead. */
const narrowestBar = 3
const leastHeight = 1

/**
 * The left scale of the Pareto: four steps of a round size, so that its gridlines are those of 25, 50, 75 and 100 %.
 * Shape   in: the largest value. Out: the value at the top, at least as large.
 */
export function topOfScale(largest: number): number {
  if (!(largest > 0)) return 4
  const wanted = largest / 4
  const unit = 10 ** Math.floor(Math.log10(wanted))
  const step = [1, 2, 2.5, 5, 10].find((size) => size * unit >= wanted * (1 - 1e-12)) ?? 10
  return step * unit * 4
}

/** All bars as one path, largest first; however many there are it has at most a few points per pixel. */
export function barsPath(values: Float64Array, top: number, box: PlotBox): string {
  const slot = box.width / values.length
  const heightOf = (value: number): number => Math.max(leastHeight, (value / top) * box.height)
  const floor = box.top + box.height
  if (slot < narrowestBar) return outline(values, slot, heightOf, box)
  const bar = slot * 0.84
  let path = ''
  for (let place = 0; place < values.length; place++) {
    const x = box.left + place * slot + slot * 0.08
    path += `M${px(x)} ${px(floor)}v${px(-heightOf(values[place]!))}h${px(bar)}V${px(floor)}z`
  }
  return path
}

/** The largest of each pixel column: nothing that could be seen is lost. */
function outline(values: Float64Array, slot: number, heightOf: (value: number) => number, box: PlotBox): string {
  const floor = box.top + box.height
  let path = `M${px(box.left)} ${px(floor)}`
  const columns = Math.ceil(box.width)
  for (let column = 0; column < columns; column++) {
    const value = values[Math.min(values.length - 1, Math.floor(column / slot))]!
    path += `V${px(floor - heightOf(value))}H${px(Math.min(box.left + column + 1, box.left + box.width))}`
  }
  return `${path}V${px(floor)}z`
}

/** The cumulative line from the origin; `reached[n]` = % that the n largest bring. */
export function curvePath(reached: Float64Array, box: PlotBox): string {
  const count = reached.length - 1
  const stride = Math.max(1, Math.floor(count / box.width))
  const at = (n: number): string => `${px(xOf(n, count, box))} ${px(yOf(reached[n]!, box))}`
  let path = `M${at(0)}`
  for (let n = stride; n < count; n += stride) path += `L${at(n)}`
  return `${path}L${at(count)}`
}

/** The right edge of the n-th bar. */
export function xOf(n: number, count: number, box: PlotBox): number {
  return box.left + (count === 0 ? 0 : (n / count) * box.width)
}

export function yOf(percent: number, box: PlotBox): number {
  return box.top + box.height * (1 - percent / 100)
}

/** The whole point of % under a pointer, between 1 and `most`. */
export function percentAt(y: number, box: PlotBox, most: number): number {
  const percent = Math.round(100 * (1 - (y - box.top) / box.height))
  return Math.min(most, Math.max(1, percent))
}

/** The place (0 = largest) of the bar under a pointer; null outside the plot. */
export function placeAt(x: number, y: number, count: number, box: PlotBox): number | null {
  const inside = x >= box.left && x < box.left + box.width && y >= box.top && y <= box.top + box.height
  return inside ? Math.min(count - 1, Math.floor(((x - box.left) / box.width) * count)) : null
}

/**
 * The ribbon as one path: width is sales, one pixel between neighbours while there is room for it.
 * Shape   in: `reached` as above. Out: a path; parts too thin to be told apart run together.
 */
export function ribbonPath(reached: Float64Array, width: number, height: number): string {
  const count = reached.length - 1
  let path = ''
  let from = 0
  for (let n = 1; n <= count; n++) {
    const to = (reached[n]! / 100) * width
    if (to - from < 1.4 && n < count) continue
    path += `M${px(from)} 0H${px(n === count ? width : to - 1)}V${height}H${px(from)}z`
    from = to
  }
  return path
}

function px(value: number): string {
  return String(Math.round(value * 100) / 100)
}

let canvas: CanvasRenderingContext2D | null | undefined

/** Pixels that a text takes in the page's letters. */
export function textWidth(text: string, font: string): number {
  canvas ??= document.createElement('canvas').getContext('2d')
  if (!canvas) return text.length * 7
  canvas.font = font
  return canvas.measureText(text).width
}

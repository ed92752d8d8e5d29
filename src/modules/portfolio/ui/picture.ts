const density = 2
const margin = 24
const headHeight = 64
const footHeight = 34

export interface PictureWords {
  readonly title: string
  readonly sentence: string
  readonly foot: string
}

/** The drawing as it looks now, with its title, its sentence and its period, as a PNG of twice its size. */
export async function saveAsPicture(drawing: SVGSVGElement, words: PictureWords): Promise<Blob> {
  const [width, height] = [drawing.clientWidth + 2 * margin, drawing.clientHeight + headHeight + footHeight]
  const page = getComputedStyle(document.documentElement)
  const color = (name: string): string => page.getPropertyValue(`--clave-${name}`).trim()
  const chart = withOwnLook(drawing)
  chart.setAttribute('x', String(margin))
  chart.setAttribute('y', String(headHeight))
  const text = (y: number, size: number, weight: number, fill: string, content: string): string =>
    `<text x="${margin}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${color(fill)}">${escaped(content)}</text>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width * density}" height="${height * density}" viewBox="0 0 ${width} ${height}" font-family="'Inter Variable', system-ui, sans-serif">
<style>${await fontFace()}</style>
<rect width="${width}" height="${height}" fill="${color('surface')}"/>
${text(30, 16, 620, 'text', words.title)}${text(50, 13, 400, 'text2', words.sentence)}
${new XMLSerializer().serializeToString(chart)}
${text(height - 14, 12, 400, 'text3', words.foot)}</svg>`
  return drawn(svg, width * density, height * density)
}

/** A picture outside the page knows none of its styles: each shape takes its own with it. */
function withOwnLook(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  const originals = drawing.querySelectorAll<SVGElement>('*')
  const wanted = [
    'fill',
    'stroke',
    'stroke-width',
    'stroke-dasharray',
    'stop-color',
    'font-size',
    'font-weight',
    'fill-opacity',
  ]
  for (const [at, shape] of copy.querySelectorAll<SVGElement>('*').entries()) {
    const look = getComputedStyle(originals[at]!)
    for (const property of wanted) {
      const value = look.getPropertyValue(property)
      // A gradient is named by the address of the page; inside the picture its id alone counts.
      if (!value.includes('url(')) shape.style.setProperty(property, value)
    }
  }
  return copy
}

/** The page's own letters, carried inside the picture. */
async function fontFace(): Promise<string> {
  const faces = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
  const latin = faces.find(
    (face) =>
      /Inter/.test(face.style.getPropertyValue('font-family')) &&
      /U\+0+-0*FF/i.test(face.style.getPropertyValue('unicode-range')),
  )
  const address = latin && /url\("?([^")]+)"?\)/.exec(latin.cssText)?.[1]
  if (!address) return ''
  const reply = await fetch(new URL(address, latin.parentStyleSheet?.href ?? document.baseURI))
  if (!reply.ok) return ''
  const bytes = new Uint8Array(await reply.arrayBuffer())
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return `@font-face{font-family:'Inter Variable';font-weight:100 900;src:url(data:font/woff2;base64,${btoa(binary)}) format('woff2')}`
}

async function drawn(svg: string, width: number, height: number): Promise<Blob> {
  const image = new Image()
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  image.src = address
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height)
  URL.revokeObjectURL(address)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be drawn'))), 'image/png')
  })
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

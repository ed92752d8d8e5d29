import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The house's type in PDF: Inter by parts of Unicode, as its package brings it. Files without variable axes or brotli. */
const parts = ['latin', 'latin-ext', 'greek', 'cyrillic'] as const
type FontPart = (typeof parts)[number]
export const fontFolder = join(
  dirname(createRequire(import.meta.url).resolve('@fontsource/inter/package.json')),
  'files',
)

const fileOf = (part: FontPart, weight: 400 | 600): string => join(fontFolder, `inter-${part}-${weight}-normal.woff`)
export const pdfFonts: Readonly<Record<string, Readonly<Record<'normal' | 'bold', string>>>> = Object.fromEntries(
  parts.map((part) => [part, { normal: fileOf(part, 400), bold: fileOf(part, 600) }]),
)
export const mainFont: FontPart = 'latin'

type Range = readonly [from: number, to: number]
/** The code points each part has letters for, the first part that has one wins. */
const letters: readonly (readonly [FontPart, readonly Range[]])[] = [
  [
    'latin',
    [
      [0x20, 0x7e],
      [0xa0, 0xac],
      [0xae, 0xff],
      [0x131, 0x131],
      [0x152, 0x153],
      [0x2013, 0x2014],
      [0x2018, 0x201a],
      [0x201c, 0x201e],
      [0x2022, 0x2022],
      [0x2026, 0x2026],
      [0x2032, 0x2033],
      [0x2039, 0x203a],
      [0x2044, 0x2044],
      [0x20ac, 0x20ac],
      [0x2122, 0x2122],
      [0x2191, 0x2191],
      [0x2193, 0x2193],
      [0x2212, 0x2212],
    ],
  ],
  [
    'latin-ext',
    [
      [0x100, 0x130],
      [0x132, 0x148],
      [0x14a, 0x151],
      [0x154, 0x1c3],
      [0x1c5, 0x254],
      [0x1e00, 0x1e9b],
      [0x1ef2, 0x1eff],
      [0x2020, 0x2020],
      [0x20a0, 0x20ab],
      [0x20ad, 0x20af],
      [0x20b1, 0x20b5],
      [0x20b8, 0x20ba],
    ],
  ],
  [
    'greek',
    [
      [0x374, 0x376],
      [0x37a, 0x37f],
      [0x384, 0x38a],
      [0x38c, 0x38c],
      [0x38e, 0x3a1],
      [0x3a3, 0x3d7],
    ],
  ],
  [
    'cyrillic',
    [
      [0x400, 0x45f],
      [0x490, 0x491],
      [0x4b0, 0x4b1],
      [0x2116, 0x2116],
    ],
  ],
]

export interface FontRun {
  readonly text: string
  readonly font: FontPart
}
/** A text in runs of one font each; a letter that no part has is written «?», never left out unseen. */
export function runsOf(text: string): FontRun[] {
  const runs: { text: string; font: FontPart }[] = []
  for (const letter of text.normalize('NFC')) {
    const isSpace = letter === '\n' || letter === '\t' || letter === ' '
    const found = isSpace ? (runs.at(-1)?.font ?? mainFont) : partFor(letter.codePointAt(0)!)
    const last = runs.at(-1)
    const font = found ?? last?.font ?? mainFont
    const written = found ? letter : '?'
    if (last?.font === font) last.text += written
    else runs.push({ text: written, font })
  }
  return runs
}

function partFor(code: number): FontPart | undefined {
  return letters.find(([, ranges]) => ranges.some(([from, to]) => code >= from && code <= to))?.[0]
}

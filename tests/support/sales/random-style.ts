import { chanceFrom, type World } from './invented-sales'
import type { Layout } from './sales-layouts'
import type { ReportStyle } from './sales-report'
import type { DayStyle, IdStyle, NumberStyle, TextStyle } from './text-file'
import type { WorkbookStyle } from './workbook-file'

/** One way among very many to write the sales of a layout down, drawn from a seed. */
export interface RandomStyle {
  world: Partial<World>
  report: ReportStyle
  text: TextStyle
  workbook: WorkbookStyle
  isWorkbook: boolean
}

export interface Draw {
  chance(): number
  is(probability: number): boolean
  one<T>(choices: readonly T[]): T
  whole(from: number, to: number): number
}

export function drawFrom(seed: number): Draw {
  const chance = chanceFrom(seed * 2_654_435_761 + 97)
  const whole = (from: number, to: number): number => from + Math.floor(chance() * (to - from + 1))
  return {
    chance,
    whole,
    is: (probability) => chance() < probability,
    one: (choices) => choices[whole(0, choices.length - 1)]!,
  }
}

const wholeNumbers: readonly NumberStyle[] = ['1.234', '1,234', '1234']
const spanishNumbers: readonly NumberStyle[] = [
  '1.234,56',
  '1,234.56',
  '1234.56',
  '1234,56',
  '1 234,56',
  '$ 1.234,56',
  '$1,234.56',
]
const englishNumbers: readonly NumberStyle[] = ['1,234.56', '1234.56', '$1,234.56', "1'234.56"]
const spanishDays: readonly DayStyle[] = [
  'd/m/y',
  'd-m-y',
  'd.m.y',
  'y-m-d',
  'ymd',
  'd/m/yy',
  'd-mon-y',
  'd de month de y',
  'serial',
  'd/m/y h:m',
  'y-m-dTh:m:sZ',
]
const englishDays: readonly DayStyle[] = ['m/d/y', 'd/m/y', 'y-m-d', 'Mon d, y', 'serial', 'y-m-dTh:m:sZ']

/** `isWild`: also names that look like totals, blanks around cells, documents written once, totals of each client, symbols. */
export function randomStyle(layout: Layout, seed: number, isWild = false): RandomStyle {
  const draw = drawFrom(seed)
  const isEnglish = layout.country === 'US'
  const isWhole = draw.is(0.25)
  const numbers = draw.one(isWhole ? [...wholeNumbers, ...spanishNumbers] : isEnglish ? englishNumbers : spanishNumbers)
  const hasCheckDigit = layout.country === 'CO' || layout.country === 'CL'
  const writing = {
    numbers,
    negatives: draw.one(['leading', 'leading', 'trailing', 'parentheses'] as const),
    days: draw.one(isEnglish ? englishDays : spanishDays),
    ids: draw.one<IdStyle>([
      'plain',
      'dotted',
      'hyphen',
      'dottedHyphen',
      'zeros',
      'decimalZero',
      'mixed',
      ...(hasCheckDigit ? (['glued'] as const) : []),
    ]),
  }
  const isPlain = draw.is(0.3)
  const is1904 = draw.is(0.1)
  const some = (probability: number): boolean => !isPlain && draw.is(probability)
  const wild = (probability: number): boolean => isWild && draw.is(probability)
  // Columns that no heading names are found by what stands in them: half empty, they say nothing.
  const isOnce =
    !layout.columns.includes('Campo') &&
    layout.grain === 'line' &&
    layout.net !== 'documentOnce' &&
    !layout.grouped &&
    wild(0.25)
  const mayTotal = !layout.grouped && !isOnce && layout.net !== 'documentOnce'
  if (wild(0.3)) writing.numbers = draw.one<NumberStyle>(isEnglish ? ['US$ 1,234.56'] : ['COP 1.234,56', 'S/ 1,234.56'])
  return {
    world: { hasHardNames: wild(0.5), seed, documents: draw.whole(40, 120), isWhole, linesEach: draw.whole(1, 5) },
    report: {
      sign: layout.needsSigns || draw.is(0.5) ? 'negative' : 'positive',
      hasTitles: some(0.5),
      rowsPerPage: some(0.3) ? draw.whole(10, 40) : undefined,
      blankEvery: some(0.2) ? draw.whole(7, 20) : undefined,
      hasSubtotals: some(0.3),
      hasTotal: some(0.5),
      hasFooter: some(0.4),
      fillsDocumentOnce: isOnce,
      hasClientTotals: mayTotal && wild(0.25),
      carriesOver: wild(0.3),
      emptyColumns: some(0.2) ? draw.whole(1, 2) : 0,
    },
    text: {
      ...writing,
      encoding: draw.one([
        'utf8',
        'utf8bom',
        'utf16le',
        'utf16lebom',
        'utf16be',
        'utf16bebom',
        'win1252',
        'latin1',
        'cp850',
      ] as const),
      delimiter: layout.delimiter ?? draw.one([',', ';', '\t', '|']),
      quotes: draw.one(['needed', 'needed', 'all'] as const),
      lineEnd: draw.one(['\r\n', '\n', '\r'] as const),
      hasSepLine: draw.is(0.1),
      isGzip: draw.is(0.2),
      hasPadding: wild(0.3),
      tail: wild(0.4) ? draw.one(['long', 'short'] as const) : undefined,
    },
    workbook: {
      writing,
      strings: draw.one(['shared', 'inline', 'str', 'rich'] as const),
      prefix: draw.is(0.15) ? 'x' : undefined,
      hasReferences: draw.is(0.8),
      hasDimension: draw.is(0.7),
      is1904,
      quote: draw.one(['"', "'"] as const),
      areNumbersText: draw.is(0.25),
      areDaysText: draw.is(0.25),
      areDaysBareSerials: !is1904 && draw.is(0.2),
      areAmountsFormulas: draw.is(0.2),
      hasNoise: draw.is(0.15),
      hasEmptyStyledCells: draw.is(0.3),
      areIdsNumbers: draw.is(0.3),
      isStreamed: draw.is(0.3),
      areTargetsAbsolute: draw.is(0.3),
      leavesOutBlankRows: false,
    },
    isWorkbook: draw.is(0.35),
  }
}

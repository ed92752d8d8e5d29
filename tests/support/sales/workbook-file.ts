import { decimalText } from './expected-pareto'
import type { Cell } from './sales-report'
import { serialOf, writtenCell, type WritingStyle } from './text-file'
import { zipFile, type ZipPart } from './zip-file'

export interface WorkbookStyle {
  strings: 'shared' | 'inline' | 'str' | 'rich'
  /** Prefix of every tag, as some libraries write. */
  prefix?: string
  hasReferences?: boolean
  hasDimension?: boolean
  is1904?: boolean
  quote?: '"' | "'"
  /** Numbers and days as the text that `writing` makes of them. */
  areNumbersText?: boolean
  areDaysText?: boolean
  areDaysBareSerials?: boolean
  /** Amounts as formulas with the value they had. */
  areAmountsFormulas?: boolean
  hasNoise?: boolean
  hasEmptyStyledCells?: boolean
  areIdsNumbers?: boolean
  isStreamed?: boolean
  areTargetsAbsolute?: boolean
  leavesOutBlankRows?: boolean
  writing: WritingStyle
}
export interface Sheet {
  name: string
  rows: readonly Cell[][]
  isHidden?: boolean
}

/** The rows as an Excel workbook, in the dialect of one of its many writers. */
export function workbookFile(sheets: readonly Sheet[], style: WorkbookStyle): Buffer {
  const book = new WorkbookWriter(style)
  const pages = sheets.map(({ rows }) => book.sheet(rows))
  const xml = (text: string): Buffer => Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`)
  const list = sheets
    .map(
      ({ name, isHidden }, i) =>
        `<${book.tag('sheet')} name="${escaped(name)}" sheetId="${i + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
    )
    .join('')
  const parts: ZipPart[] = [
    {
      name: '[Content_Types].xml',
      bytes: xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    },
    {
      name: '_rels/.rels',
      bytes: xml(
        `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
    },
    {
      name: 'xl/workbook.xml',
      bytes: xml(
        `<${book.tag('workbook')} ${book.space} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><${book.tag('workbookPr')}${style.is1904 ? ' date1904="1"' : ''}/><${book.tag('sheets')}>${list}</${book.tag('sheets')}></${book.tag('workbook')}>`,
      ),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: xml(
        `<Relationships xmlns="${relations}">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="${style.areTargetsAbsolute ? '/xl/' : ''}worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
      ),
    },
    { name: 'xl/styles.xml', bytes: xml(book.styles()) },
    ...pages.map((page, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, bytes: xml(page) })),
  ]
  if (style.strings === 'shared' || style.strings === 'rich')
    parts.push({ name: 'xl/sharedStrings.xml', bytes: xml(book.sharedStrings()) })
  return zipFile(parts, { isStreamed: style.isStreamed })
}

const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'

class WorkbookWriter {
  readonly #style: WorkbookStyle
  readonly #strings: string[] = []
  readonly #indexOf = new Map<string, number>()
  constructor(style: WorkbookStyle) {
    this.#style = style
  }

  tag(name: string): string {
    return this.#style.prefix ? `${this.#style.prefix}:${name}` : name
  }

  get space(): string {
    return `xmlns${this.#style.prefix ? `:${this.#style.prefix}` : ''}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
  }

  sheet(rows: readonly Cell[][]): string {
    const width = Math.max(1, ...rows.map((row) => row.length))
    const body = rows
      .map((cells, i) => {
        if (this.#style.leavesOutBlankRows && i > 0 && cells.every((cell) => cell.kind === 'text' && cell.text === ''))
          return ''
        const written = cells.map((cell, column) => this.#cell(cell, column, i + 1)).join('')
        return this.#element(
          'row',
          this.#style.hasReferences === false ? '' : ` r=${this.#q(String(i + 1))} spans=${this.#q(`1:${width}`)}`,
          written,
        )
      })
      .join('')
    const dimension =
      this.#style.hasDimension === false
        ? ''
        : `<${this.tag('dimension')} ref=${this.#q(`A1:${letterOf(width - 1)}${rows.length}`)}/>`
    return `<${this.tag('worksheet')} ${this.space}>${dimension}${this.#element('sheetData', '', body)}<${this.tag('mergeCells')} count="1"><${this.tag('mergeCell')} ref="A1:C1"/></${this.tag('mergeCells')}></${this.tag('worksheet')}>`
  }

  sharedStrings(): string {
    const items = this.#strings
      .map((text) =>
        this.#style.strings === 'rich' && text.length > 3
          ? this.#element(
              'si',
              '',
              `${this.#element('r', '', `${this.#element('rPr', '', `<${this.tag('b')}/>`)}${this.#text(text.slice(0, 2))}`)}${this.#element('r', '', this.#text(text.slice(2)))}${this.#element('rPh', ' sb="0" eb="2"', this.#text('phonetic'))}`,
            )
          : this.#element('si', '', this.#text(text)),
      )
      .join('')
    return this.#element('sst', ` ${this.space} count="${this.#strings.length}"`, items)
  }

  styles(): string {
    const format = `<${this.tag('numFmts')} count="2"><${this.tag('numFmt')} numFmtId="164" formatCode="dd/mm/yyyy;@"/><${this.tag('numFmt')} numFmtId="165" formatCode="[$$-240A]\\ #,##0.00;[Red]\\-#,##0.00"/></${this.tag('numFmts')}>`
    const formats = [0, 164, 165]
      .map((id) => `<${this.tag('xf')} numFmtId="${id}" fontId="0" applyNumberFormat="1"/>`)
      .join('')
    return `<${this.tag('styleSheet')} ${this.space}>${format}<${this.tag('cellStyleXfs')} count="1"><${this.tag('xf')} numFmtId="14"/></${this.tag('cellStyleXfs')}><${this.tag('cellXfs')} count="3">${formats}</${this.tag('cellXfs')}></${this.tag('styleSheet')}>`
  }

  #cell(cell: Cell, column: number, row: number): string {
    const style = this.#style
    const where = style.hasReferences === false ? '' : ` r=${this.#q(`${letterOf(column)}${row}`)}`
    if (cell.kind === 'text' && cell.text === '') {
      if (style.hasEmptyStyledCells) return `<${this.tag('c')}${where} s=${this.#q('2')}/>`
      return style.hasReferences === false ? `<${this.tag('c')}/>` : ''
    }
    if (cell.kind === 'number' && !style.areNumbersText) {
      const places = cell.value % 10_000n === 0n ? '' : decimalText(cell.value).replace(/0+$/, '')
      const plain = places || String(cell.value / 10_000n)
      const noisy =
        style.hasNoise && cell.isAmount && plain.includes('.')
          ? String(Number(plain) + 2 ** -38 * Math.max(1, Math.abs(Number(plain)) / 4_096))
          : plain
      const formula =
        style.areAmountsFormulas && cell.isAmount ? this.#element('f', '', `SUM(${letterOf(column + 20)}${row})`) : ''
      return this.#element('c', `${where} s=${this.#q('2')}`, `${formula}${this.#element('v', '', noisy)}`)
    }
    if (cell.kind === 'day' && !style.areDaysText) {
      const serial = serialOf(cell.day) - (style.is1904 ? 1_462 : 0)
      const isBare = style.areDaysBareSerials
      return this.#element(
        'c',
        `${where}${isBare ? '' : ` s=${this.#q('1')}`}`,
        this.#element('v', '', cell.time ? String(serial + 0.25) : String(serial)),
      )
    }
    const text = writtenCell(cell, style.writing, row)
    if (cell.kind === 'taxId' && style.areIdsNumbers && /^[1-9]\d*$/.test(text))
      return this.#element('c', where, this.#element('v', '', text))
    return this.#string(text, where)
  }

  #string(text: string, where: string): string {
    switch (this.#style.strings) {
      case 'inline':
        return this.#element('c', `${where} t=${this.#q('inlineStr')}`, this.#element('is', '', this.#text(text)))
      case 'str':
        return this.#element('c', `${where} t=${this.#q('str')}`, this.#element('v', '', escaped(text)))
      default: {
        let index = this.#indexOf.get(text)
        if (index === undefined) {
          index = this.#strings.push(text) - 1
          this.#indexOf.set(text, index)
        }
        return this.#element('c', `${where} t=${this.#q('s')}`, this.#element('v', '', String(index)))
      }
    }
  }

  #text(text: string): string {
    return this.#element('t', ' xml:space="preserve"', escaped(text))
  }

  #element(name: string, attributes: string, content: string): string {
    return `<${this.tag(name)}${attributes}>${content}</${this.tag(name)}>`
  }

  #q(text: string): string {
    const quote = this.#style.quote ?? '"'
    return `${quote}${text}${quote}`
  }
}

function letterOf(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letterOf(Math.floor(column / 26) - 1) + letterOf(column % 26)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

export type FormatLocale = 'es' | 'en'

/**
 * The one place that writes numbers, days and money (looks.md §8). It adds what Intl lacks: U+2212 as minus, a fixed
 * space before %, grouping always, and never a bare «$». Amounts may be exact decimal text.
 */
export class Format {
  readonly tag: string
  readonly #locale: FormatLocale
  readonly #plain = new Map<number, Intl.NumberFormat>()

  constructor(locale: FormatLocale, country: string) {
    this.#locale = locale
    this.tag = locale === 'en' ? 'en-US' : `es-${country}`
  }

  number(value: number | string, decimals = 0): string {
    let format = this.#plain.get(decimals)
    if (!format) {
      format = new Intl.NumberFormat(this.tag, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        useGrouping: 'always' as never,
      })
      this.#plain.set(decimals, format)
    }
    // Intl reads decimal text exactly; TypeScript's library does not know yet.
    return format
      .format(value as number)
      .replace('-', '−')
      .replace(/^−(0(?:[.,]0+)?)$/, '$1')
  }

  percent(value: number | string, decimals = 1): string {
    return `${this.number(value, decimals)}\u00a0%`
  }

  /** A change with its sign: +1,8 · −6,8 · 0,0. */
  signed(value: number, decimals = 1): string {
    return `${value > 0 ? '+' : ''}${this.number(value, decimals)}`
  }

  signedPercent(value: number, decimals = 1): string {
    return `${this.signed(value, decimals)}\u00a0%`
  }

  /** How amounts of this size are shown: in millions from a thousand million on, else in units. */
  scale(largest: number | string): AmountScale {
    return Math.abs(Number(largest)) >= 1e9 ? 'millions' : 'units'
  }

  amount(value: number | string, scale: AmountScale): string {
    return scale === 'millions' ? this.number(Number(value) / 1e6, 1) : this.number(value, 0)
  }

  /** «COP millones» once in a title. */
  unit(currency: string, scale: AmountScale): string {
    return scale === 'millions' ? `${currency} ${this.#locale === 'en' ? 'millions' : 'millones'}` : currency
  }

  money(value: number | string, currency: string, decimals = 2): string {
    return `${currency}\u00a0${this.number(value, decimals)}`
  }

  /** 14/05/2026 in Spanish, 14 May 2026 in English: no reader takes one for the other. */
  day(day: string): string {
    const at = new Date(`${day.slice(0, 10)}T00:00:00Z`)
    if (this.#locale === 'en')
      return new Intl.DateTimeFormat('en-GB', {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      }).format(at)
    return new Intl.DateTimeFormat('es-CO', {
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(at)
  }

  /** An instant, in the reader's own zone. */
  moment(instant: string): string {
    const at = new Date(instant)
    const time = new Intl.DateTimeFormat(this.tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
    const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString()
    return `${this.day(local)} ${time}`
  }

  /** 10:42, in the reader's own zone. */
  time(at: Date): string {
    return new Intl.DateTimeFormat(this.tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
  }

  /** hoy · ayer · hace 9 días · hace 3 meses: from a day to the company's today. */
  ago(day: string, today: string): string {
    const days = Math.round(
      (Date.parse(`${day.slice(0, 10)}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000,
    )
    const words = new Intl.RelativeTimeFormat(this.tag, { numeric: 'auto' })
    if (Math.abs(days) < 60) return words.format(days, 'day')
    const months = Math.round(days / 30.44)
    return Math.abs(months) < 24 ? words.format(months, 'month') : words.format(Math.round(days / 365.25), 'year')
  }

  /** may 2025 */
  month(month: string, withYear = true): string {
    const at = new Date(`${month.slice(0, 7)}-01T00:00:00Z`)
    const name = new Intl.DateTimeFormat(this.#locale === 'en' ? 'en-GB' : 'es-CO', { month: 'short', timeZone: 'UTC' })
      .format(at)
      .replace('.', '')
    return withYear ? `${name} ${month.slice(0, 4)}` : name
  }

  monthRange(from: string, to: string): string {
    return `${this.month(from)} ${this.#locale === 'en' ? 'to' : 'a'} ${this.month(to)}`
  }

  bytes(count: number): string {
    if (count < 1e6) return `${this.number(Math.max(1, count / 1e3), 0)} kB`
    return `${this.number(count / 1e6, 1)} MB`
  }

  /** 1.º · 1st */
  ordinal(rank: number): string {
    if (this.#locale === 'es') return `${this.number(rank)}.º`
    const rule = new Intl.PluralRules('en', { type: 'ordinal' }).select(rank)
    return `${this.number(rank)}${{ one: 'st', two: 'nd', few: 'rd', many: 'th', other: 'th', zero: 'th' }[rule]}`
  }
}

/** Cents are shown where there are any: exact amounts as text, two places at most. */
export function decimalsOf(amount: string): 0 | 2 {
  return /^-?\d+(\.0*)?$/.test(amount) ? 0 : 2
}

export type AmountScale = 'millions' | 'units'

import type { ImportCheck } from '@/modules/imports/import-check.contract'
import type { ImportState } from '@/modules/imports/import.contract'
import { decimal, roundTo } from '@/shared/kernel/money'
import { type Language, words } from './import.text'

/** What was read, for a terminal: counts, totals, warnings, errors by kind. */
export function reportOf(state: ImportState, personName: string, language: Language): string {
  const said = words[language]
  const { check, inspection } = state
  if (!check) return ''
  const number = numberIn(language)
  const format = [
    inspection?.system,
    inspection?.sheet ?? inspection?.encoding?.value,
    inspection?.delimiter ? `«${inspection.delimiter.value === '\t' ? 'tab' : inspection.delimiter.value}»` : null,
    inspection?.dateOrder.value,
    check.period ? `${check.period.from} – ${check.period.to}` : null,
  ].filter(Boolean)
  const lines = [
    '',
    `${state.fileName} · ${format.join(' · ')}`,
    `${number(check.rows.read)} = ${number(check.rows.used)} ${said.used}${named(check.rows.skipped, said.skipped, number, ' + ')}`,
    said.documents(check.documents),
    said.clients(check.clients),
    ...check.currencies.map((one) => totalLine(one, said, number)),
    ...(check.withWarning > 0
      ? [`${said.warned}: ${number(check.withWarning)}${named(check.warnings, said.warnings, number, ' · ')}`]
      : []),
    ...(check.withError > 0
      ? [`${said.wrong}: ${number(check.withError)}${named(check.errors, said.errors, number, ' · ')}`]
      : []),
    ...(check.documents.new + check.documents.changed === 0 ? [said.nothingNew] : []),
    `${said.onBehalf} ${personName}`,
    '',
  ]
  return `${lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')}\n`
}

type NumberText = (value: number | string) => string

function totalLine(
  { currency, net, withoutClient }: ImportCheck['currencies'][number],
  said: (typeof words)[Language],
  number: NumberText,
): string {
  const nobody = withoutClient.rows > 0 ? ` (${said.withoutClient} ${number(withoutClient.net)})` : ''
  return `${said.total} ${currency} ${number(net)}${nobody}`
}

function named<K extends string>(
  counts: Partial<Record<K, number>>,
  names: Readonly<Record<K, string>>,
  number: NumberText,
  mark: string,
): string {
  return (Object.entries(counts) as [K, number][])
    .map(([kind, count]) => `${mark}${number(count)} ${names[kind]}`)
    .join('')
}

/** Counts plain, amounts with two decimals; exact, for an amount never becomes a float. */
function numberIn(language: Language): NumberText {
  const [group, mark] = language === 'es' ? ['.', ','] : [',', '.']
  return (value) => {
    const text = typeof value === 'number' ? String(value) : roundTo(decimal(value), 2).toFixed(2)
    const [whole, places] = text.split('.') as [string, string?]
    const grouped = whole.replace('-', '−').replace(/\B(?=(\d{3})+(?!\d))/g, group)
    return places === undefined ? grouped : `${grouped}${mark}${places}`
  }
}

import type { ReactNode } from 'react'
import type { ImportOptions, Inspection } from '../import-file.contract'
import { MoreChoices } from './MoreChoices'
import { choicesOf, Pick } from './Pick'
import { RawLines } from './RawLines'
import { TaxRate } from './TaxRate'
import { useText } from '@/shared/ui/i18n'
import { Card } from '@/shared/ui/parts'

const encodings = ['utf-8', 'windows-1252', 'iso-8859-1', 'cp850', 'utf-16le', 'utf-16be']
const encodingNames: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252',
  'iso-8859-1': 'ISO-8859-1',
  cp850: 'CP850 (MS-DOS)',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  xlsx: 'Excel',
}
const commonCurrencies = [
  'COP',
  'MXN',
  'USD',
  'EUR',
  'PEN',
  'CLP',
  'ARS',
  'BRL',
  'GTQ',
  'CRC',
  'DOP',
  'UYU',
  'BOB',
  'PYG',
]

export interface FormatChoices {
  inspection: Inspection
  options: ImportOptions
  choose: (change: Partial<ImportOptions>) => void
  isEditable: boolean
}

/** How the file is read, every decision with its proof, and all of it changeable. */
export function FormatCard(given: FormatChoices): ReactNode {
  const t = useText('imports')
  const { inspection, choose } = given
  return (
    <Card
      title={t('format.title')}
      note={inspection.system ? t('system', { name: inspection.system }) : t('format.note')}
    >
      <div className="card-body">
        <FirstChoices {...given} />
        {inspection.netRule.value === 'totalWithoutTax' ? (
          <TaxRate rate={inspection.taxRatePct} choose={choose} />
        ) : null}
        <RawLines inspection={inspection} />
        <MoreChoices {...given} />
      </div>
    </Card>
  )
}

/** What people look at first: letters, cells, numbers, days and money. */
function FirstChoices({ inspection, choose, isEditable }: FormatChoices): ReactNode {
  const t = useText('imports')
  const { encoding, delimiter, decimal, dateOrder, currency } = inspection
  const choices = choicesOf(t)
  return (
    <div className="choices">
      {encoding && inspection.kind === 'text' ? (
        <Pick
          label={t('encoding')}
          value={encoding.value}
          options={[...new Set([...encodings, encoding.value])].map((value) => ({
            value,
            label: encodingNames[value] ?? value,
          }))}
          set={(value) => choose({ encoding: value as ImportOptions['encoding'] })}
          proof={encoding}
          words={t('proof.letters')}
          isEditable={isEditable}
        />
      ) : null}
      {delimiter ? (
        <Pick
          label={t('delimiter')}
          value={delimiter.value}
          options={choices('delimiter', [';', ',', '\t', '|', '~'])}
          set={(value) => choose({ delimiter: value })}
          proof={delimiter}
          words={t('proof.columns', { count: inspection.columns.length })}
          isEditable={isEditable}
        />
      ) : null}
      {inspection.sheet !== null ? (
        <Pick
          label={t('sheet')}
          value={inspection.sheet}
          options={inspection.sheets.map((value) => ({ value, label: value }))}
          set={(value) => choose({ sheet: value })}
          words={t('proof.sheets', { count: inspection.sheets.length })}
          isEditable={isEditable && inspection.sheets.length > 1}
        />
      ) : null}
      <Pick
        label={t('decimal')}
        value={decimal.value}
        options={choices('decimal', [',', '.'])}
        set={(value) => choose({ decimal: value as ',' | '.' })}
        proof={decimal}
        isEditable={isEditable}
      />
      <Pick
        label={t('date')}
        value={dateOrder.value}
        options={choices('date', ['dmy', 'mdy', 'ymd'])}
        set={(value) => choose({ dateOrder: value as ImportOptions['dateOrder'] })}
        proof={dateOrder}
        isEditable={isEditable}
      />
      <Pick
        label={t('currency')}
        value={currency.code}
        options={[...new Set([currency.code, ...commonCurrencies])].map((value) => ({ value, label: value }))}
        set={(value) => choose({ currency: value })}
        words={
          currency.column === null
            ? t('proof.company')
            : t('proof.column', { name: inspection.columns[currency.column]?.heading ?? '' })
        }
        isEditable={isEditable}
        isSearchable
      />
    </div>
  )
}

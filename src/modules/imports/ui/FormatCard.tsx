import { Button, NumberInput, Select } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed, IconHandClick } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { ImportOptions, Inspection } from '../import-file.contract'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card } from '@/shared/ui/parts'

interface Proven {
  isSupposed: boolean
  isChosen: boolean
  proof: { agree: number; of: number }
}

/** How the file is read, every decision with its proof, and all of it changeable. */
export function FormatCard({
  inspection,
  choose,
  isEditable,
}: {
  inspection: Inspection
  choose: (change: Partial<ImportOptions>) => void
  isEditable: boolean
}): ReactNode {
  const t = useText('imports')
  const { encoding, delimiter, decimal, dateOrder, sign, netRule, discountKind, currency } = inspection
  const pick = (
    label: string,
    value: string,
    options: readonly { value: string; label: string }[],
    set: (value: string) => void,
    proof: ReactNode,
  ): ReactNode => (
    <div>
      <Select
        label={label}
        allowDeselect={false}
        disabled={!isEditable}
        value={value}
        data={[...options]}
        onChange={(chosen) => chosen && chosen !== value && set(chosen)}
      />
      {proof}
    </div>
  )
  const choices = (prefix: string, values: readonly string[]): { value: string; label: string }[] =>
    values.map((value) => ({ value, label: t(`${prefix}.${value}`) }))
  return (
    <Card
      title={t('format.title')}
      note={inspection.system ? t('system', { name: inspection.system }) : t('format.note')}
    >
      <div className="card-body">
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))', gap: 12 }}>
          {encoding
            ? pick(
                t('encoding'),
                encoding.value,
                ['utf-8', 'windows-1252', 'iso-8859-1', 'cp850', 'utf-16le', 'utf-16be'].map((value) => ({
                  value,
                  label: value,
                })),
                (value) => choose({ encoding: value as ImportOptions['encoding'] }),
                <Proof of={encoding} />,
              )
            : null}
          {delimiter
            ? pick(
                t('delimiter'),
                delimiter.value,
                choices('delimiter', [';', ',', '\t', '|', '~']),
                (value) => choose({ delimiter: value }),
                <Proof of={delimiter} />,
              )
            : null}
          {inspection.sheets.length > 1 && inspection.sheet
            ? pick(
                t('sheet'),
                inspection.sheet,
                inspection.sheets.map((value) => ({ value, label: value })),
                (value) => choose({ sheet: value }),
                null,
              )
            : null}
          {pick(
            t('decimal'),
            decimal.value,
            choices('decimal', [',', '.']),
            (value) => choose({ decimal: value as ',' | '.' }),
            <Proof of={decimal} />,
          )}
          {pick(
            t('date'),
            dateOrder.value,
            choices('date', ['dmy', 'mdy', 'ymd']),
            (value) => choose({ dateOrder: value as ImportOptions['dateOrder'] }),
            <Proof of={dateOrder} />,
          )}
          {pick(
            t('net'),
            netRule.value,
            choices('net', ['column', 'columnMinusDiscount', 'computed', 'totalMinusTax', 'totalWithoutTax', 'total']),
            (value) => choose({ netRule: value as ImportOptions['netRule'] }),
            <Proof of={netRule} />,
          )}
          {discountKind
            ? pick(
                t('discount'),
                discountKind.value,
                choices('discount', ['amount', 'fraction', 'percent']),
                (value) => choose({ discountKind: value as ImportOptions['discountKind'] }),
                <Proof of={discountKind} />,
              )
            : null}
          {pick(
            t('sign'),
            sign.value,
            choices('sign', ['asWritten', 'creditNotesNegated']),
            (value) => choose({ sign: value as ImportOptions['sign'] }),
            <Proof of={sign} />,
          )}
          {pick(
            t('clientBy'),
            inspection.clientBy,
            choices('clientBy', ['taxId', 'code', 'name']),
            (value) => choose({ clientBy: value as ImportOptions['clientBy'] }),
            null,
          )}
          {pick(
            t('currency'),
            currency.code,
            [...new Set([currency.code, 'COP', 'MXN', 'USD', 'EUR', 'PEN', 'CLP', 'ARS'])].map((value) => ({
              value,
              label: value,
            })),
            (value) => choose({ currency: value }),
            <span className="mark">
              {currency.column === null
                ? t('proof.company')
                : t('proof.column', { name: inspection.columns[currency.column]?.heading ?? '' })}
            </span>,
          )}
          <div>
            <NumberInput
              label={t('header')}
              min={1}
              disabled={!isEditable}
              defaultValue={inspection.headerRow}
              onBlur={(event) =>
                Number(event.currentTarget.value) > 0 &&
                Number(event.currentTarget.value) !== inspection.headerRow &&
                choose({ headerRow: Number(event.currentTarget.value) })
              }
            />
          </div>
        </div>
        {inspection.netRule.value === 'totalWithoutTax' ? (
          <TaxRate rate={inspection.taxRatePct} choose={choose} />
        ) : null}
        <RawLines inspection={inspection} />
      </div>
    </Card>
  )
}

function Proof({ of }: { of: Proven }): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  if (of.isChosen) {
    return (
      <span className="mark">
        <IconHandClick size={12} /> {t('proof.chosen')}
      </span>
    )
  }
  if (of.isSupposed) {
    return (
      <span className="mark" style={{ color: 'var(--clave-warn-text)' }}>
        <IconCircleDashed size={12} /> {t('proof.supposed')}
      </span>
    )
  }
  return (
    <span className="mark" style={{ color: of.proof.of > 0 ? 'var(--clave-good-text)' : undefined }}>
      <IconCircleCheck size={12} />{' '}
      {of.proof.of > 0
        ? t('proof', { agree: format.number(of.proof.agree), of: format.number(of.proof.of) })
        : t('proof.none')}
    </span>
  )
}

function TaxRate({
  rate,
  choose,
}: {
  rate: number | null
  choose: (change: Partial<ImportOptions>) => void
}): ReactNode {
  const t = useText('imports')
  const [value, setValue] = useState<number | string>(rate ?? '')
  return (
    <div className="well row wrap" style={{ marginTop: 12, background: 'var(--clave-target-soft)' }}>
      <span className="grow small">{rate === null ? t('taxRate.why') : t('estimated')}</span>
      <NumberInput
        w={110}
        aria-label={t('taxRate')}
        min={0}
        max={100}
        decimalScale={2}
        value={value}
        onChange={setValue}
        suffix=" %"
      />
      <Button
        variant="light"
        disabled={value === ''}
        onClick={() => choose({ taxRatePct: Number(value), netRule: 'totalWithoutTax' })}
      >
        {t('taxRate.use')}
      </Button>
    </div>
  )
}

function RawLines({ inspection }: { inspection: Inspection }): ReactNode {
  const separator = inspection.delimiter?.value === '\t' ? ' → ' : (inspection.delimiter?.value ?? ' | ')
  return (
    <div
      className="raw"
      style={{ marginTop: 12, maxHeight: 150, overflow: 'auto' }}
      tabIndex={0}
      aria-label={inspection.sheet ?? ''}
    >
      {inspection.lines.map((line) => (
        <div key={line.row}>
          <span className="faint">{String(line.row).padStart(3)} </span>
          {line.role === 'header' ? (
            <b style={{ color: 'var(--clave-text)' }}>{line.cells.join(separator)}</b>
          ) : (
            <span className={line.role === 'title' ? 'faint' : ''}>{line.cells.join(separator)}</span>
          )}
        </div>
      ))}
    </div>
  )
}

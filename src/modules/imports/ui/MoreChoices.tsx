import { NumberInput, Switch } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ImportOptions } from '../import-file.contract'
import type { FormatChoices } from './FormatCard'
import { MeaningsTable } from './MeaningsTable'
import { choicesOf, Pick } from './Pick'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

/** The rest: shown at once when something in it was only supposed. */
export function MoreChoices({ inspection, options, choose, isEditable }: FormatChoices): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  const { sign, netRule, discountKind, currency } = inspection
  const isDoubtful = netRule.isSupposed || sign.isSupposed || (discountKind?.isSupposed ?? false)
  const [isOpen, setOpen] = useState(isDoubtful)
  const choices = choicesOf(t)
  return (
    <details
      className="more"
      open={isOpen}
      onToggle={(event) => setOpen((event.currentTarget as HTMLDetailsElement).open)}
    >
      <summary className="small">
        {t('more.title')} <span className="faint">{t('more.what', { net: t(`net.${netRule.value}`) })}</span>
      </summary>
      <div className="choices" style={{ marginTop: 10 }}>
        <Pick
          label={t('net')}
          value={netRule.value}
          options={choices('net', [
            'column',
            'columnMinusDiscount',
            'computed',
            'totalMinusTax',
            'totalWithoutTax',
            'total',
          ])}
          set={(value) => choose({ netRule: value as ImportOptions['netRule'] })}
          proof={netRule}
          isEditable={isEditable}
        />
        {discountKind ? (
          <Pick
            label={t('discount')}
            value={discountKind.value}
            options={choices('discount', ['amount', 'fraction', 'percent'])}
            set={(value) => choose({ discountKind: value as ImportOptions['discountKind'] })}
            proof={discountKind}
            isEditable={isEditable}
          />
        ) : null}
        <Pick
          label={t('sign')}
          value={sign.value}
          options={choices('sign', ['asWritten', 'creditNotesNegated'])}
          set={(value) => choose({ sign: value as ImportOptions['sign'] })}
          proof={sign}
          isEditable={isEditable}
        />
        <Pick
          label={t('clientBy')}
          value={inspection.clientBy}
          options={choices('clientBy', ['taxId', 'code', 'name'])}
          set={(value) => choose({ clientBy: value as ImportOptions['clientBy'] })}
          isEditable={isEditable}
        />
        {inspection.kind === 'text' ? (
          <Pick
            label={t('quote')}
            value={inspection.quote}
            options={choices('quote', ['double', 'none'])}
            set={(value) => choose({ quote: value as ImportOptions['quote'] })}
            isEditable={isEditable}
          />
        ) : null}
        <NumberInput
          label={t('header')}
          description={t('header.what', { row: format.number(inspection.headerRow) })}
          min={1}
          disabled={!isEditable}
          defaultValue={inspection.headerRow}
          key={inspection.headerRow}
          onBlur={(event) =>
            Number(event.currentTarget.value) > 0 &&
            Number(event.currentTarget.value) !== inspection.headerRow &&
            choose({ headerRow: Number(event.currentTarget.value) })
          }
        />
      </div>
      {currency.column === null ? null : (
        <Switch
          mt={12}
          label={t('oneCurrency')}
          description={t('oneCurrency.what', { currency: currency.code })}
          checked={options.oneCurrency ?? false}
          disabled={!isEditable}
          onChange={(event) => choose({ oneCurrency: event.currentTarget.checked })}
        />
      )}
      <MeaningsTable inspection={inspection} options={options} choose={choose} isEditable={isEditable} />
    </details>
  )
}

import { Button, NumberInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ImportOptions } from '../import-file.contract'
import { useText } from '@/shared/ui/i18n'

/** The file only has totals with tax: the rate is asked, and the result says that it is estimated. */
export function TaxRate({
  rate,
  choose,
}: {
  rate: number | null
  choose: (change: Partial<ImportOptions>) => void
}): ReactNode {
  const t = useText('imports')
  const [value, setValue] = useState<number | string>(rate ?? '')
  return (
    <form
      className="well row wrap notice-cobre"
      style={{ marginTop: 12 }}
      onSubmit={(event) => {
        event.preventDefault()
        if (value !== '') choose({ taxRatePct: Number(value), netRule: 'totalWithoutTax' })
      }}
    >
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
      <Button type="submit" variant="light" disabled={value === ''}>
        {t('taxRate.use')}
      </Button>
    </form>
  )
}

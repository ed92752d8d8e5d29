import { Button, NumberInput, Radio, Select, Switch } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { addMonths, monthsBetween } from '@/shared/kernel/calendar-date'
import type { Portfolio } from '../portfolio.contract'
import type { Run, RunInput } from '../run.contract'
import { settingsOf } from './run-settings'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

const kinds = ['months12', 'months24', 'months36', 'all', 'range'] as const

/** How the next run is to be made. */
export function WindowForm({
  portfolio,
  run,
  isRunning,
  send,
}: {
  portfolio: Portfolio
  run: Run
  isRunning: boolean
  send: (wish: RunInput) => void
}): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const [wish, setWish] = useState<RunInput>({ from: run.from, to: run.to, ...settingsOf(run) })
  const change = (part: Partial<RunInput>): void => setWish({ ...wish, ...part })
  const months = monthsOf(portfolio, run).map((month) => ({ value: month, label: format.month(month) }))
  const isBackwards = wish.window === 'range' && (wish.from ?? '') > (wish.to ?? '')
  const monthBox = (key: 'from' | 'to'): ReactNode => (
    <Select
      className="grow"
      label={t(`window.${key}`)}
      data={months}
      value={wish[key] ?? null}
      allowDeselect={false}
      searchable
      comboboxProps={{ withinPortal: false }}
      error={isBackwards && key === 'to' ? t('window.backwards') : null}
      onChange={(month) => (month ? change({ [key]: month }) : undefined)}
    />
  )
  return (
    <form
      className="column"
      style={{ gap: 14 }}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBackwards) send(wish)
      }}
    >
      <Radio.Group
        label={t('window.choose')}
        value={wish.window}
        onChange={(kind) => change({ window: kind as RunInput['window'] })}
      >
        <div className="column" style={{ paddingTop: 6 }}>
          {kinds.map((kind) => (
            <Radio key={kind} size="xs" value={kind} label={t(`window.${kind}`)} />
          ))}
        </div>
      </Radio.Group>
      {wish.window === 'range' ? (
        <div className="row" style={{ alignItems: 'flex-start' }}>
          {monthBox('from')}
          {monthBox('to')}
        </div>
      ) : null}
      <Switch
        label={t('group')}
        description={t('group.hint')}
        checked={wish.groupParents}
        onChange={(event) => change({ groupParents: event.currentTarget.checked })}
      />
      <NumberInput
        size="xs"
        label={t('cutB')}
        description={t('cutB.hint')}
        suffix={'\u00a0%'}
        decimalScale={1}
        decimalSeparator={format.number(0.1, 1).charAt(1)}
        min={Math.max(50, Math.round(run.cutA * 10 + 1) / 10)}
        max={100}
        value={wish.cutB}
        onChange={(cutB) => (typeof cutB === 'number' ? change({ cutB }) : undefined)}
      />
      <Button type="submit" loading={isRunning} fullWidth>
        {t('run.calculate')}
      </Button>
    </form>
  )
}

/** Newest first. */
function monthsOf({ salesFrom, salesTo }: Portfolio, run: Run): string[] {
  const [from, to] = [salesFrom ?? run.from, salesTo ?? run.to]
  return Array.from({ length: monthsBetween(from, to) + 1 }, (_, at) => addMonths(to, -at))
}

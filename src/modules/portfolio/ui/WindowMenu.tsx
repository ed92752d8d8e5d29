import { Button, NumberInput, Popover, Radio, Select, Switch } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { addMonths, monthsBetween } from '@/shared/kernel/calendar-date'
import type { Portfolio } from '../portfolio.contract'
import { listRunsEndpoint, type Run, type RunInput } from '../run.contract'
import { type Classifying, settingsOf } from './run-settings'
import { useCall } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

const kinds = ['months12', 'months24', 'months36', 'all', 'range'] as const
const runsShown = 6

/** Which months count, whether a group of companies counts as one, and the runs of before. */
export function WindowMenu({
  portfolio,
  run,
  classifying,
  canRun,
}: {
  portfolio: Portfolio
  run: Run
  classifying: Classifying
  canRun: boolean
}): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setOpen} width={340} position="bottom-end" shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <button
          type="button"
          className="chip window-chip"
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t('window')} <b className="tabular">{format.monthRange(run.from, run.to)}</b>
          <IconChevronDown size={14} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('window')}>
        <div className="column" style={{ gap: 14 }}>
          {canRun ? (
            <WindowForm
              portfolio={portfolio}
              run={run}
              isRunning={classifying.isRunning}
              send={(wish) => {
                setOpen(false)
                classifying.run(wish)
              }}
            />
          ) : null}
          <EarlierRuns run={run} close={() => setOpen(false)} />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function WindowForm({
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

function EarlierRuns({ run, close }: { run: Run; close: () => void }): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const runs = useCall(listRunsEndpoint)
  const shown = (runs.data ?? []).slice(0, runsShown)
  if (shown.length === 0) return null
  return (
    <nav aria-label={t('runs')}>
      <div className="tiny faint" style={{ paddingBottom: 4 }}>
        {t('runs')}
      </div>
      <ul className="runs small">
        {shown.map((one, at) => (
          <li key={one.id}>
            <Link
              to="/cartera"
              search={at === 0 ? {} : { corrida: one.id }}
              aria-current={one.id === run.id ? 'true' : undefined}
              onClick={close}
            >
              <span className="tabular">{format.monthRange(one.from, one.to)}</span>
              <span className="tiny faint tabular">
                {t('runs.line', {
                  day: format.moment(one.createdAt),
                  basis: t(`basis.${one.basis}`),
                  cut: format.percent(one.cutA, Number.isInteger(one.cutA) ? 0 : 1),
                })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Newest first. */
function monthsOf({ salesFrom, salesTo }: Portfolio, run: Run): string[] {
  const [from, to] = [salesFrom ?? run.from, salesTo ?? run.to]
  return Array.from({ length: monthsBetween(from, to) + 1 }, (_, at) => addMonths(to, -at))
}

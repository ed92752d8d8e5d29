import { Button, Modal, NumberInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import {
  type CapacitySettings,
  getCapacityEndpoint,
  saveCapacityEndpoint,
  type SavedCapacity,
} from '../capacity.contract'
import { capacityHours } from '../capacity.rules'
import { portfolioWorkEndpoint } from '../work.contract'
import { useRefusal } from './refusal-sentence'
import { CallProblem, useCall, useChange } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { notifyDone } from '@/shared/ui/notify'
import { ErrorState, Waiting } from '@/shared/ui/parts'

const fields = [
  { key: 'weeks', min: 1, max: 53 },
  { key: 'weeklyHours', min: 0, max: 80 },
  { key: 'productivePct', min: 0, max: 100 },
  { key: 'hoursPerKeyAccount', min: 1, max: 2000 },
] as const

/** A manager's year and what a key account asks of it: where the percentages of the board come from. */
export function CapacityModal({ close }: { close: () => void }): ReactNode {
  const t = useText('portfolio')
  const shared = useText('shared')
  const settings = useCall(getCapacityEndpoint)
  return (
    <Modal opened onClose={close} title={t('capacity.title')} closeButtonProps={{ 'aria-label': shared('close') }}>
      {settings.isError ? (
        <ErrorState problem={settings.error} retry={() => void settings.refetch()} />
      ) : settings.data ? (
        <CapacityForm saved={settings.data} close={close} />
      ) : (
        <Waiting rows={4} />
      )}
    </Modal>
  )
}

export function CapacityForm({ saved, close }: { saved: SavedCapacity; close?: () => void }): ReactNode {
  const t = useText('portfolio')
  const shared = useText('shared')
  const format = useFormat()
  const sentence = useRefusal()
  const { version, ...kept } = saved
  const [settings, setSettings] = useState<CapacitySettings>(kept)
  const save = useChange(saveCapacityEndpoint, [getCapacityEndpoint, portfolioWorkEndpoint])
  const year = capacityHours(settings)
  const stale = save.error instanceof CallProblem && save.error.code === 'version_stale' ? save.error : null
  const current = stale?.details['current'] as SavedCapacity | undefined
  return (
    <form
      className="column"
      style={{ gap: 14 }}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(
          { body: settings, version: current?.version ?? version },
          {
            onSuccess: () => {
              notifyDone(t('capacity.saved'))
              close?.()
            },
          },
        )
      }}
    >
      {fields.map(({ key, min, max }) => (
        <NumberInput
          key={key}
          size="sm"
          label={t(`capacity.${key}`)}
          description={t(`capacity.${key}.hint`)}
          min={min}
          max={max}
          decimalScale={1}
          decimalSeparator={format.number(0.1, 1).charAt(1)}
          value={settings[key]}
          onChange={(value) => (typeof value === 'number' ? setSettings({ ...settings, [key]: value }) : undefined)}
        />
      ))}
      <p className="well small tabular" role="status">
        {t('capacity.result', {
          year: format.number(year),
          accounts: format.number(settings.hoursPerKeyAccount > 0 ? year / settings.hoursPerKeyAccount : 0, 1),
        })}
      </p>
      {save.error ? (
        <p className="small bad" role="alert">
          {current
            ? t('capacity.stale', {
                weeks: format.number(current.weeks, 1),
                weeklyHours: format.number(current.weeklyHours, 1),
                productivePct: format.percent(current.productivePct),
                hours: format.number(current.hoursPerKeyAccount, 1),
              })
            : sentence(save.error)}
        </p>
      ) : null}
      <div className="row spread">
        {close ? (
          <Button variant="subtle" onClick={close}>
            {shared('cancel')}
          </Button>
        ) : null}
        <Button type="submit" loading={save.isPending}>
          {t(current ? 'capacity.over' : 'capacity.save')}
        </Button>
      </div>
    </form>
  )
}

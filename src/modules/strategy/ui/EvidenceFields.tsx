import { Popover, Select, Stack, TextInput, UnstyledButton } from '@mantine/core'
import { IconCalendar, IconChecks, IconDots, IconLink } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import type { Evidence } from '../plan-item.contract'
import { CertaintyMark } from './EvidenceMark'
import { useText } from '@/shared/ui/i18n'
import type { Draft } from '@/shared/ui/use-autosave'

const certainties = ['fact', 'inference', 'assumption'] as const
const levels = ['public', 'internal', 'confidential', 'reserved'] as const

/** What an answer stands on, in one row below it: certainty, source, day; the rest behind «más». */
export function EvidenceFields({ draft }: { draft: Draft<Evidence> }): ReactNode {
  const t = useText('strategy')
  const { fields } = draft
  const optionalDay = (value: string): string | null => (value === '' ? null : value)
  return (
    <div className="evidence-fields">
      <div className="segments" role="group" aria-label={t('certainty')}>
        {certainties.map((certainty) => (
          <button
            key={certainty}
            type="button"
            aria-pressed={fields.certainty === certainty}
            onClick={() => {
              draft.type('certainty', fields.certainty === certainty ? null : certainty)
              draft.flush()
            }}
          >
            <CertaintyMark certainty={certainty} />
            {t(`certainty.${certainty}`)}
          </button>
        ))}
      </div>
      <TextInput
        size="xs"
        className="grow"
        leftSection={<IconLink size={14} />}
        aria-label={t('source')}
        title={t('source.hint')}
        value={fields.source}
        maxLength={200}
        onChange={(event) => draft.type('source', event.currentTarget.value)}
        onBlur={draft.flush}
      />
      <TextInput
        size="xs"
        type="date"
        leftSection={<IconCalendar size={14} />}
        aria-label={t('observedOn')}
        value={fields.observedOn ?? ''}
        onChange={(event) => draft.type('observedOn', optionalDay(event.currentTarget.value))}
        onBlur={draft.flush}
      />
      <Popover position="bottom-end" withArrow trapFocus>
        <Popover.Target>
          <UnstyledButton className="icon-button" aria-label={t('evidence.more')}>
            <IconDots size={16} />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <MoreEvidence
            draft={draft}
            levelLabel={t('level')}
            levels={levels.map((value) => ({ value, label: t(`level.${value}`) }))}
          />
        </Popover.Dropdown>
      </Popover>
    </div>
  )
}

function MoreEvidence({
  draft,
  levelLabel,
  levels: options,
}: {
  draft: Draft<Evidence>
  levelLabel: string
  levels: { value: Evidence['level']; label: string }[]
}): ReactNode {
  const t = useText('strategy')
  const hint = useId()
  const { fields, type, flush } = draft
  const day = (name: 'validUntil' | 'confirmedOn'): ReactNode => (
    <TextInput
      size="xs"
      type="date"
      label={t(name)}
      leftSection={name === 'confirmedOn' ? <IconChecks size={14} /> : <IconCalendar size={14} />}
      value={fields[name] ?? ''}
      onChange={(event) => type(name, event.currentTarget.value === '' ? null : event.currentTarget.value)}
      onBlur={flush}
    />
  )
  const words = (name: 'saidBy' | 'confirmedBy'): ReactNode => (
    <TextInput
      size="xs"
      label={t(name)}
      value={fields[name]}
      maxLength={200}
      onChange={(event) => type(name, event.currentTarget.value)}
      onBlur={flush}
    />
  )
  return (
    <Stack gap={8} style={{ width: 260 }}>
      {words('saidBy')}
      {day('confirmedOn')}
      {words('confirmedBy')}
      {day('validUntil')}
      <Select
        size="xs"
        label={levelLabel}
        data={options}
        allowDeselect={false}
        value={fields.level}
        aria-describedby={hint}
        comboboxProps={{ withinPortal: false }}
        onChange={(level) => {
          if (!level) return
          type('level', level as Evidence['level'])
          flush()
        }}
      />
      <p id={hint} className="tiny faint">
        {t(`level.${fields.level}.who`)}
      </p>
    </Stack>
  )
}

import './filter-chips.css'
import { Combobox, useCombobox } from '@mantine/core'
import { IconCheck, IconChevronDown, IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useText } from './i18n'
import { fold } from './fold'

export interface FilterOption {
  value: string
  label: string
  /** A count or a word beside it. */
  note?: string
}

/** One filter that reads as part of a sentence: «Gerente Valentina Ríos». */
export function FilterChip({
  label,
  value,
  options,
  onChange,
  isFixed,
}: {
  label: string
  value: string | null
  options: readonly FilterOption[]
  onChange: (value: string | null) => void
  /** Always has a value (an order): there is nothing to take off. */
  isFixed?: boolean
}): ReactNode {
  const t = useText('shared')
  const [search, setSearch] = useState('')
  const hasSearch = options.length > 8
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setSearch('')
    },
    onDropdownOpen: () => (hasSearch ? combobox.focusSearchInput() : combobox.selectActiveOption()),
  })
  const chosen = options.find((option) => option.value === value)
  const seen = options.filter((option) => fold(option.label).includes(fold(search)))
  return (
    <span className="filter-chip">
      <Combobox
        store={combobox}
        position="bottom-start"
        width={260}
        shadow="md"
        onOptionSubmit={(picked) => {
          onChange(!isFixed && picked === value ? null : picked)
          combobox.closeDropdown()
        }}
      >
        <Combobox.Target targetType="button">
          <button
            type="button"
            className={`chip ${chosen && !isFixed ? 'on' : ''}`}
            onClick={() => combobox.toggleDropdown()}
          >
            {label} {chosen ? <b>{chosen.label}</b> : null}
            <IconChevronDown size={14} aria-hidden="true" />
          </button>
        </Combobox.Target>
        <Combobox.Dropdown>
          {hasSearch ? (
            <Combobox.Search
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
              placeholder={t('filter.search')}
              aria-label={`${t('filter.search')}: ${label}`}
            />
          ) : null}
          <Combobox.Options aria-label={label} mah={300} style={{ overflowY: 'auto' }}>
            {seen.map((option) => (
              <Combobox.Option key={option.value} value={option.value} active={option.value === value}>
                <span className="row small">
                  <span className="grow clip">{option.label}</span>
                  {option.note ? <span className="faint tabular tiny">{option.note}</span> : null}
                  {option.value === value ? <IconCheck size={14} aria-hidden="true" /> : null}
                </span>
              </Combobox.Option>
            ))}
            {seen.length === 0 ? <Combobox.Empty>{t('filter.nothing')}</Combobox.Empty> : null}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {chosen && !isFixed ? (
        <button
          type="button"
          className="chip-off"
          aria-label={t('filter.off', { name: `${label} ${chosen.label}` })}
          title={t('filter.off', { name: label })}
          onClick={() => onChange(null)}
        >
          <IconX size={13} aria-hidden="true" />
        </button>
      ) : null}
    </span>
  )
}

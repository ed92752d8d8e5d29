import { Switch } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { type Me, meEndpoint, updateMeEndpoint } from '../me.contract'
import { useRefusal } from './refusal-sentence'
import type { Saved } from '@/shared/ui/autosave'
import { send } from '@/shared/ui/call'
import { useText } from '@/shared/ui/i18n'
import { InlineText } from '@/shared/ui/InlineEdit'
import { Card } from '@/shared/ui/parts'
import { useMe, usePersonState } from '@/shared/ui/person'
import { SaveMark } from '@/shared/ui/SaveMark'
import { useAutosave } from '@/shared/ui/use-autosave'

type Preferences = Pick<Me, 'name' | 'locale' | 'colorScheme' | 'shortcutsOn'>

/** Name, language, appearance and keys; each saved as it is chosen. */
export function PreferencesCard(): ReactNode {
  const t = useText('identity')
  const me = useMe()
  const sentence = useRefusal()
  const draft = usePreferences()
  const { fields, states } = draft
  const choose = <K extends keyof Preferences>(field: K, value: Preferences[K]): void => {
    draft.type(field, value)
    draft.flush()
  }
  return (
    <Card title={t('profile.you')} note={me.email}>
      <div className="inline-fields" style={{ padding: '8px 8px 0' }}>
        <InlineText
          label={t('name')}
          value={fields.name}
          state={states.name}
          onType={(name) => draft.type('name', name ?? '')}
          onFlush={draft.flush}
          onChoose={(side) => draft.choose('name', side)}
          sentence={sentence}
          maxLength={120}
          whenEmpty={t('missing.name')}
          isWhole
        />
      </div>
      <div className="card-body column" style={{ gap: 14 }}>
        <Choice label={t('language')} state={<SaveMark state={states.locale} />}>
          {(['es', 'en'] as const).map((locale) => (
            <button
              key={locale}
              type="button"
              lang={locale}
              aria-pressed={fields.locale === locale}
              onClick={() => choose('locale', locale)}
            >
              {locale === 'es' ? 'Español' : 'English'}
            </button>
          ))}
        </Choice>
        <Choice label={t('profile.look')} state={<SaveMark state={states.colorScheme} />}>
          {(['light', 'dark', 'auto'] as const).map((scheme) => (
            <button
              key={scheme}
              type="button"
              aria-pressed={fields.colorScheme === scheme}
              onClick={() => choose('colorScheme', scheme)}
            >
              {t(`profile.look.${scheme}`)}
            </button>
          ))}
        </Choice>
        <div className="row spread">
          <Switch
            label={t('profile.shortcuts')}
            description={t('profile.shortcutsHint')}
            checked={fields.shortcutsOn}
            onChange={(event) => choose('shortcutsOn', event.currentTarget.checked)}
          />
          <SaveMark state={states.shortcutsOn} />
        </div>
      </div>
    </Card>
  )
}

function Choice({ label, state, children }: { label: string; state: ReactNode; children: ReactNode }): ReactNode {
  return (
    <div className="column" style={{ gap: 4, alignItems: 'flex-start' }}>
      <div className="row small strong">
        {label} {state}
      </div>
      <div className="segments" role="group" aria-label={label}>
        {children}
      </div>
    </div>
  )
}

function usePreferences(): ReturnType<typeof useAutosave<Preferences>> {
  const me = useMe()
  const { refresh } = usePersonState()
  const read = useMemo(() => savedFrom(me), [me])
  return useAutosave<Preferences>(me.id, read, {
    send: async (change, version) => {
      const saved = await send(updateMeEndpoint, { body: change, version })
      if (change.locale) localStorage.setItem('clave.locale', change.locale)
      await refresh()
      return savedFrom(saved)
    },
    currentOf: async () => ({ ...savedFrom(await send(meEndpoint)), by: null, at: null }),
  })
}

function savedFrom({
  version,
  name,
  locale,
  colorScheme,
  shortcutsOn,
}: Preferences & { version: number }): Saved<Preferences> {
  return { version, fields: { name, locale, colorScheme, shortcutsOn } }
}

import { createInstance, type i18n } from 'i18next'
import { useCallback } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'

export type Text = (key: string, values?: Record<string, unknown>) => string

/** Messages of every room, one namespace each, in one language at a time. */
export async function makeTexts(
  locale: 'es' | 'en',
  load: (locale: 'es' | 'en') => Promise<Record<string, Record<string, unknown>>>,
): Promise<i18n> {
  const instance = createInstance()
  await instance.use(initReactI18next).init({
    lng: locale,
    resources: { [locale]: await load(locale) },
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  })
  return instance
}

/** The texts of one room: `const t = useText('portfolio')`. */
export function useText(room: string): Text {
  const { t } = useTranslation(room)
  return useCallback<Text>((key, values) => t(key, values ?? {}), [t])
}

import { MantineProvider } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import type { i18n } from 'i18next'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { I18nextProvider } from 'react-i18next'
import { meEndpoint } from '@/modules/identity/me.contract'
import { CallProblem, keyOf, send, useCall } from '@/shared/ui/call'
import { Format, FormatContext } from '@/shared/ui/format'
import { makeTexts } from '@/shared/ui/i18n'
import { noticesWanted } from '@/shared/ui/notify'
import { type Person, PersonContext } from '@/shared/ui/person'
import { theme } from '@/shared/ui/theme'
import { variables } from '@/shared/ui/theme-variables'
import { loadMessages } from './messages'
import { router } from './router'

const Notices = lazy(() => import('./Notices'))

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content

/** Who is here decides language, theme and what is shown; until that is known nothing flickers. */
export function App(): ReactNode {
  const me = useCall(meEndpoint)
  const queries = useQueryClient()
  const isKnown = !me.isPending
  const person: Person | null = me.isError ? null : (me.data ?? null)
  const locale = person?.locale ?? visitorLocale()
  const texts = useTexts(locale)
  const [hasNotices, setHasNotices] = useState(false)

  useEffect(() => {
    const leave = (): void => {
      if (queries.getQueryData(keyOf(meEndpoint))) void queries.resetQueries({ queryKey: [meEndpoint.path] })
    }
    const want = (): void => setHasNotices(true)
    window.addEventListener('clave:signed-out', leave)
    window.addEventListener(noticesWanted, want)
    return () => {
      window.removeEventListener('clave:signed-out', leave)
      window.removeEventListener(noticesWanted, want)
    }
  }, [queries])

  if (!isKnown || !texts) return null
  const enter = async (entered: Person | null): Promise<void> => {
    // What the person before saw goes; the question «who is here» stays, for this screen listens to it.
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meEndpoint.path })
    if (entered) queries.setQueryData(keyOf(meEndpoint), entered)
    else await queries.resetQueries({ queryKey: [meEndpoint.path] })
  }
  const refresh = async (): Promise<void> => {
    queries.setQueryData(keyOf(meEndpoint), await send(meEndpoint))
  }
  const scheme = person?.colorScheme ?? 'auto'
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme={scheme}
      forceColorScheme={scheme === 'auto' ? undefined : scheme}
      getStyleNonce={() => nonce ?? ''}
    >
      <I18nextProvider i18n={texts}>
        <FormatContext.Provider value={new Format(locale, person?.company.country ?? 'CO')}>
          <PersonContext.Provider
            value={{ me: person, isOffline: me.error instanceof CallProblem && me.error.status === 0, enter, refresh }}
          >
            {hasNotices ? (
              <Suspense>
                <Notices />
              </Suspense>
            ) : null}
            <RouterProvider router={router} />
          </PersonContext.Provider>
        </FormatContext.Provider>
      </I18nextProvider>
    </MantineProvider>
  )
}

function useTexts(locale: 'es' | 'en'): i18n | null {
  const [texts, setTexts] = useState<i18n | null>(null)
  useEffect(() => {
    let isCurrent = true
    document.documentElement.lang = locale
    void makeTexts(locale, loadMessages).then((made) => (isCurrent ? setTexts(made) : undefined))
    return () => {
      isCurrent = false
    }
  }, [locale])
  return texts
}

/** Before anybody signed in: what was chosen here last, else the browser's language, else Spanish. */
function visitorLocale(): 'es' | 'en' {
  const chosen = localStorage.getItem('clave.locale')
  if (chosen === 'es' || chosen === 'en') return chosen
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'es'
}

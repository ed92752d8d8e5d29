import './entrance.css'
import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from '@/shared/ui/i18n'
import { usePersonState } from '@/shared/ui/person'

/** The pages before the frame: one column, the product's name, and the language for whoever has none yet. */
export function Entrance({
  title,
  lead,
  step,
  children,
}: {
  title: string
  lead?: ReactNode
  /** Which of the three of the first start. */
  step?: 1 | 2 | 3
  children: ReactNode
}): ReactNode {
  const { me } = usePersonState()
  const heading = useRef<HTMLHeadingElement>(null)
  // A new step is read from its title on.
  useEffect(() => {
    if (step) heading.current?.focus({ preventScroll: true })
  }, [step])
  return (
    <div className="entrance">
      <header className="entrance-head">
        <span className="row" style={{ gap: 9 }}>
          <Mark />
          <b className="entrance-brand">Clave</b>
        </span>
        {me ? null : <LanguageSwitch />}
      </header>
      <main className="entrance-column" id="main">
        {step ? <Steps step={step} /> : null}
        <div className="column" style={{ gap: 4 }}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead ? <p className="soft">{lead}</p> : null}
        </div>
        {children}
      </main>
    </div>
  )
}

/** A key whose teeth are the 80/20 curve, as in the frame. */
function Mark(): ReactNode {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
      <rect width="28" height="28" rx="7" fill="var(--clave-brand)" />
      <circle cx="8.6" cy="11.5" r="3.6" fill="none" stroke="var(--clave-on-brand)" strokeWidth="2.2" />
      <path
        d="M12 10.4h11.6v2.2H12zM14.6 12h2.3v8h-2.3zM18 12h2.1v5H18zM21.3 12h2v3h-2z"
        fill="var(--clave-on-brand)"
      />
    </svg>
  )
}

function LanguageSwitch(): ReactNode {
  const t = useText('identity')
  const current = document.documentElement.lang
  const choose = (locale: 'es' | 'en'): void => {
    localStorage.setItem('clave.locale', locale)
    window.location.reload()
  }
  return (
    <div className="segments" role="group" aria-label={t('language')}>
      {(['es', 'en'] as const).map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={current === locale}
          onClick={() => (current === locale ? undefined : choose(locale))}
        >
          {locale === 'es' ? 'Español' : 'English'}
        </button>
      ))}
    </div>
  )
}

function Steps({ step }: { step: 1 | 2 | 3 }): ReactNode {
  const t = useText('identity')
  return (
    <ol className="entrance-steps" aria-label={t('steps')}>
      {([1, 2, 3] as const).map((one) => (
        <li key={one} aria-current={one === step ? 'step' : undefined} data-done={one < step}>
          <span className={`step-mark ${one < step ? 'done' : one === step ? 'on' : ''}`}>{one}</span>
          <span className="small">{t(`step.${one}`)}</span>
        </li>
      ))}
    </ol>
  )
}

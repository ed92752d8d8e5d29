import { Button, Skeleton } from '@mantine/core'
import { IconAlertCircle, IconKey, IconRefresh, IconRuler2, IconCircleDashed } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { CallProblem } from './call'
import { useText } from './i18n'

export function PageHead({
  title,
  meta,
  children,
}: {
  title: ReactNode
  meta?: ReactNode
  children?: ReactNode
}): ReactNode {
  return (
    <div className="page-head">
      <div className="grow">
        <h1>{title}</h1>
        {meta ? <div className="row small faint wrap">{meta}</div> : null}
      </div>
      {children}
    </div>
  )
}

export function Card({
  title,
  note,
  aside,
  children,
  className,
}: {
  title?: ReactNode
  note?: ReactNode
  aside?: ReactNode
  children: ReactNode
  className?: string
}): ReactNode {
  return (
    <section className={`card ${className ?? ''}`}>
      {title ? (
        <div className="card-head">
          <h2>{title}</h2>
          {note ? <span className="small faint">{note}</span> : null}
          {aside ? <span className="right row">{aside}</span> : null}
        </div>
      ) : null}
      {children}
    </section>
  )
}

/** What goes here, why it helps, one button. */
export function EmptyState({
  icon,
  title,
  children,
  action,
  heading: Heading = 'h2',
}: {
  icon?: ReactNode
  title: string
  children?: ReactNode
  action?: ReactNode
  /** The first of the page where the emptiness is all there is. */
  heading?: 'h1' | 'h2'
}): ReactNode {
  return (
    <div className="column" style={{ padding: '32px 24px', alignItems: 'center', textAlign: 'center' }}>
      <span className="faint">{icon}</span>
      <Heading className="empty-title">{title}</Heading>
      <p className="small soft" style={{ maxWidth: 460 }}>
        {children}
      </p>
      {action ? (
        <div className="row wrap" style={{ justifyContent: 'center', marginTop: 4 }}>
          {action}
        </div>
      ) : null}
    </div>
  )
}

/** What happened, what is safe, what to do; the detail folded. */
export function ErrorState({
  problem,
  retry,
  sentence,
}: {
  problem: unknown
  retry?: () => void
  sentence?: string
}): ReactNode {
  const t = useText('shared')
  const known = problem instanceof CallProblem ? problem : null
  return (
    <div role="alert" className="well" style={{ background: 'var(--clave-bad-soft)', color: 'var(--clave-text)' }}>
      <div className="row" style={{ alignItems: 'flex-start' }}>
        <IconAlertCircle size={18} className="bad" />
        <div className="grow">
          <div className="strong small">{sentence ?? t('error.title')}</div>
          <div className="small soft">{known?.status === 0 ? t('error.offline') : t('error.safe')}</div>
          {known?.requestId ? (
            <details className="tiny">
              <summary>{t('detail')}</summary>
              {t('error.request', { id: known.requestId })} · {known.code}
            </details>
          ) : null}
        </div>
        {retry ? (
          <Button variant="default" size="compact-sm" leftSection={<IconRefresh size={14} />} onClick={retry}>
            {t('retry')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

/** The shape of what comes, after 200 ms: a quick answer shows no flicker. */
export function Waiting({ rows = 6 }: { rows?: number }): ReactNode {
  const isLate = useLate(200)
  if (!isLate) return <div style={{ minHeight: rows * 38 }} />
  return (
    <div className="column" style={{ padding: 16 }} aria-busy="true">
      {Array.from({ length: rows }, (_, i) => (
        <Skeleton key={i} height={22} width={`${96 - ((i * 13) % 38)}%`} radius="sm" />
      ))}
    </div>
  )
}

function useLate(afterMs: number): boolean {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), afterMs)
    return () => clearTimeout(timer)
  }, [afterMs])
  return isLate
}

/** The letter suggests; the key is there only where a person decided. */
export function ClassChip({
  letter,
  isKey,
}: {
  letter: 'A' | 'B' | 'C' | 'N' | null | undefined
  isKey?: boolean
}): ReactNode {
  const t = useText('shared')
  if (isKey) {
    return (
      <span className="badge filled">
        <IconKey size={12} /> {letter ? `${letter} · ${t('key')}` : t('key')}
      </span>
    )
  }
  if (!letter) return <span className="faint">·</span>
  return (
    <span className={`badge letter ${letter === 'N' ? 'warn' : ''}`} title={t(`class.${letter}`)}>
      {letter}
    </span>
  )
}

export function Monogram({ name, square }: { name: string; square?: boolean }): ReactNode {
  const letters = name
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .slice(0, 2)
    .map((word) => word[0]!.toUpperCase())
    .join('')
  // Drawn by the style sheet: a picture of the name beside it, not words to be read twice.
  return (
    <span
      className={`monogram ${square ? 'square' : `tone${toneOf(name)}`}`}
      data-letters={letters || '·'}
      aria-hidden="true"
    />
  )
}

/** Each person keeps one of five tints, so that a face is found again down a list. */
function toneOf(name: string): number {
  let sum = 0
  for (const letter of name) sum = (sum * 83 + letter.codePointAt(0)!) % 9967
  return sum % 5
}

/** Where a figure comes from: a mark and always its word (looks.md §4d). */
export function Evidence({ kind, children }: { kind: 'measured' | 'supposed'; children?: ReactNode }): ReactNode {
  const t = useText('shared')
  return (
    <span className="mark">
      <b>
        {kind === 'measured' ? <IconRuler2 size={12} /> : <IconCircleDashed size={12} />}
        {t(kind)}
      </b>
      {children ? <>· {children}</> : null}
    </span>
  )
}

export function Key({ children }: { children: ReactNode }): ReactNode {
  return <kbd className="key">{children}</kbd>
}

export interface RibbonPart {
  value: number
  tone: 'A' | 'B' | 'C'
  label?: string
  isLit?: boolean
}

/** Width is sales, largest first; with one part lit the other A turn pale (looks.md §4c). */
export function Ribbon({
  parts,
  height,
  sentence,
  lit,
}: {
  parts: readonly RibbonPart[]
  height: number
  sentence: string
  lit?: boolean
}): ReactNode {
  const total = parts.reduce((sum, part) => sum + part.value, 0)
  const tones = { A: lit ? 'var(--clave-key3)' : 'var(--clave-key)', B: 'var(--clave-rest2)', C: 'var(--clave-rest3)' }
  return (
    <div className="ribbon" role="img" aria-label={sentence} style={{ height }}>
      {parts.map((part, i) => (
        <span
          key={i}
          style={{
            flex: `${(part.value / total) * 1000} 0 0`,
            background: part.isLit ? 'var(--clave-key)' : tones[part.tone],
            color: 'var(--clave-on-brand)',
            fontSize: 12.5,
            fontWeight: 600,
            lineHeight: `${height}px`,
            textOverflow: 'ellipsis',
          }}
        >
          {part.label && part.value / total > 0.06 ? <span style={{ paddingLeft: 8 }}>{part.label}</span> : null}
        </span>
      ))}
    </div>
  )
}

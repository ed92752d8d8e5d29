import type { ReactNode } from 'react'

/** A key whose teeth are the 80/20 curve: few and tall first. */
export function Logo({ size = 28 }: { size?: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" role="img" aria-label="Clave">
      <rect width="28" height="28" rx="7" fill="var(--clave-brand)" />
      <circle cx="8.6" cy="11.5" r="3.6" fill="none" stroke="var(--clave-on-brand)" strokeWidth="2.2" />
      <path
        d="M12 10.4h11.6v2.2H12zM14.6 12h2.3v8h-2.3zM18 12h2.1v5H18zM21.3 12h2v3h-2z"
        fill="var(--clave-on-brand)"
      />
    </svg>
  )
}

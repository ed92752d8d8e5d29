import type { ReactNode } from 'react'

/** A key whose teeth are the 80/20 curve: few and tall first. */
export function Logo({ size = 28 }: { size?: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <rect width="28" height="28" rx="7.5" fill="var(--clave-brand)" />
      <g fill="none" stroke="var(--clave-on-brand)" strokeWidth="2.3" strokeLinecap="round">
        <circle cx="8.6" cy="10.6" r="3.5" />
        <path d="M12.2 10.6H23M14.6 10.8v8.4M18.6 10.8v5.2M22.4 10.8v2.5" />
      </g>
    </svg>
  )
}

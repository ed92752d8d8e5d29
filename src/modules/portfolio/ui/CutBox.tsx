import { type ReactNode, useState } from 'react'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

/** The line's twin for whoever types or clicks: a box and two keys of one point. */
export function CutBox({
  cut,
  mostCut,
  setCut,
}: {
  cut: number
  mostCut: number
  setCut: (cut: number) => void
}): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const [typed, setTyped] = useState<string | null>(null)
  const type = (text: string): void => {
    setTyped(text)
    const value = Number(text.trim().replace(',', '.'))
    if (value >= 1 && value <= mostCut) setCut(value)
  }
  const step = (by: number): void => {
    setTyped(null)
    setCut(cut + by)
  }
  return (
    <div className="row right cut-box">
      <label className="cut-field">
        <span className="visually-hidden">{t('cut.box')}</span>
        <input
          className="tabular"
          inputMode="decimal"
          autoComplete="off"
          role="spinbutton"
          aria-valuenow={cut}
          aria-valuemin={1}
          aria-valuemax={mostCut}
          value={typed ?? format.number(cut, 1)}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={() => setTyped(null)}
          onKeyDown={(event) => {
            const by = { ArrowUp: 1, ArrowDown: -1 }[event.key]
            if (by === undefined) return
            event.preventDefault()
            step(by)
          }}
        />
        <span aria-hidden="true">%</span>
      </label>
      <button type="button" className="key step-key" aria-label={t('cut.up')} onClick={() => step(1)}>
        ↑
      </button>
      <button type="button" className="key step-key" aria-label={t('cut.down')} onClick={() => step(-1)}>
        ↓
      </button>
      <span className="tiny faint desktop-only">{t('cut.keys')}</span>
    </div>
  )
}

import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ImportState } from '../import.contract'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

/** Where the file stands on its way to the portfolio. */
export function ImportSteps({ state }: { state: ImportState }): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  const at = stepOf(state)
  const errors = state.check?.withError ?? 0
  const steps = [
    [
      t('step.file'),
      state.check ? t('step.rows', { rows: format.number(state.check.rows.read) }) : format.bytes(state.bytes),
    ],
    [t('step.format'), state.inspection ? t('step.detected') : ''],
    [
      t('step.columns'),
      state.check ? (errors > 0 ? t('step.toFix', { rows: format.number(errors) }) : t('step.clean')) : '',
    ],
    [t('step.confirm'), t('step.control')],
    [t('step.portfolio'), t('step.newRun')],
  ] as const
  return (
    <ol className="card stepper">
      {steps.map(([title, note], i) => {
        const isDone = i + 1 < at || at === steps.length
        return (
          <li key={title} className="row" aria-current={i + 1 === at ? 'step' : undefined}>
            {i > 0 ? <span className={`line ${i < at ? 'done' : ''}`} /> : null}
            <span className={`step-mark ${isDone ? 'done' : i + 1 === at ? 'on' : ''}`}>
              {isDone ? <IconCheck size={15} /> : i + 1}
            </span>
            <span className="nowrap">
              <span className="small strong step-title">{title}</span>
              <span className="tiny faint">{note}</span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}

/** 1 file · 2 format · 3 columns and errors · 4 confirm · 5 done. */
function stepOf(state: ImportState): number {
  if (state.status === 'applied') return 5
  if (state.check) return state.check.withError > 0 ? 3 : 4
  if (state.inspection) return 3
  return state.status === 'empty' || state.status === 'uploading' ? 1 : 2
}

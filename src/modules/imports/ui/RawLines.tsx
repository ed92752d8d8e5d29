import { Fragment, type ReactNode } from 'react'
import type { Inspection } from '../import-file.contract'
import { useText } from '@/shared/ui/i18n'

/** The file's first rows as they stand, the separator in the colour of what one decides. */
export function RawLines({ inspection }: { inspection: Inspection }): ReactNode {
  const t = useText('imports')
  const separator = inspection.delimiter?.value === '\t' ? '→' : (inspection.delimiter?.value ?? '|')
  return (
    <div className="raw" tabIndex={0} role="region" aria-label={t('raw')}>
      {inspection.lines.map((line) => (
        <div key={line.row} className={line.role === 'title' ? 'faint' : line.role === 'header' ? 'strong' : ''}>
          <span className="raw-row">{line.row}</span>
          {written(line.cells).map((cell, i) => (
            <Fragment key={i}>
              {i > 0 ? <b className="cobre">{separator}</b> : null}
              {cell}
            </Fragment>
          ))}
        </div>
      ))}
    </div>
  )
}

/** Title rows are mostly empty cells: what follows the last written one says nothing. */
function written(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
}

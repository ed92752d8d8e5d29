import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ImportOptions, Inspection } from '../import-file.contract'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'

const kinds = ['invoice', 'creditNote', 'debitNote', 'other'] as const
const verdicts = ['valid', 'cancelled', 'excluded'] as const

/** What each written document type and state is taken for. */
export function MeaningsTable({
  inspection,
  options,
  choose,
  isEditable,
}: {
  inspection: Inspection
  options: ImportOptions
  choose: (change: Partial<ImportOptions>) => void
  isEditable: boolean
}): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  const hasMeanings = inspection.docTypes.length + inspection.states.length > 0
  return (
    <>
      {hasMeanings && inspection.rowsLooked !== null ? (
        <p className="small faint">{t('meaning.looked', { count: format.number(inspection.rowsLooked) })}</p>
      ) : null}
      {inspection.docTypes.length > 0 ? (
        <Meanings
          title={t('meaning.types')}
          rows={inspection.docTypes}
          choices={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          isEditable={isEditable}
          say={(written, meaning) =>
            choose({ docKinds: { ...options.docKinds, [written]: meaning as (typeof kinds)[number] } })
          }
        />
      ) : null}
      {inspection.states.length > 0 ? (
        <Meanings
          title={t('meaning.states')}
          rows={inspection.states}
          choices={verdicts.map((value) => ({ value, label: t(`verdict.${value}`) }))}
          isEditable={isEditable}
          say={(written, meaning) =>
            choose({ states: { ...options.states, [written]: meaning as (typeof verdicts)[number] } })
          }
        />
      ) : null}
    </>
  )
}

function Meanings({
  title,
  rows,
  choices,
  say,
  isEditable,
}: {
  title: string
  rows: readonly { written: string; meaning: string; rows: number }[]
  choices: { value: string; label: string }[]
  say: (written: string, meaning: string) => void
  isEditable: boolean
}): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  return (
    <div style={{ marginTop: 14 }}>
      <h3>{title}</h3>
      <div className="meanings">
        {rows.map(({ written, meaning, rows: count }) => (
          <div key={written} className="row small">
            <span className="grow clip" title={written}>
              {written || t('meaning.blank')}
            </span>
            <span className="tiny faint tabular">{t('meaning.rows', { rows: format.number(count) })}</span>
            <Select
              size="xs"
              w={150}
              aria-label={`${title}: ${written}`}
              allowDeselect={false}
              disabled={!isEditable}
              value={meaning}
              data={choices}
              onChange={(chosen) => chosen && chosen !== meaning && say(written, chosen)}
            />
          </div>
        ))}
      </div>
    </div>
  )
}

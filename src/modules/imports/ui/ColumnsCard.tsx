import { Button, Select } from '@mantine/core'
import { IconArrowRight, IconCheck, IconSparkles } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { type ImportField, importFields, type ImportOptions, type Inspection } from '../import-file.contract'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card } from '@/shared/ui/parts'

type Column = Inspection['columns'][number]

/** What each column of the file means here. */
export function ColumnsCard({
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
  const count = (state: Column['state']): number => inspection.columns.filter((column) => column.state === state).length
  const assign = (column: Column, field: ImportField | null): void => {
    const columns = { ...options.columns }
    if (column.field) columns[column.field] = null
    if (field) columns[field] = column.index
    choose({ columns })
  }
  const accept = (): void =>
    choose({
      columns: {
        ...options.columns,
        ...Object.fromEntries(
          inspection.columns
            .filter((column) => column.field && column.state === 'suggested')
            .map((column) => [column.field, column.index]),
        ),
      },
    })
  return (
    <Card
      title={t('columns.title')}
      note={
        <span className="row wrap" style={{ gap: 4 }}>
          <span className="badge good">
            <IconCheck size={12} /> {t('columns.assigned', { count: count('assigned') })}
          </span>
          {count('suggested') > 0 ? (
            <span className="badge cobre">
              <IconSparkles size={12} /> {t('columns.suggested', { count: count('suggested') })}
            </span>
          ) : null}
          <span className="badge outline">{t('columns.unused', { count: count('unused') })}</span>
        </span>
      }
      aside={
        count('suggested') > 0 && isEditable ? (
          <Button variant="light" size="compact-sm" onClick={accept}>
            {t('columns.accept')}
          </Button>
        ) : null
      }
    >
      <div className="table-scroll">
        <table className="table stack">
          <thead>
            <tr>
              <th scope="col">{t('columns.yours')}</th>
              <th scope="col">{t('columns.sample')}</th>
              <td />
              <th scope="col">{t('columns.ours')}</th>
              <th scope="col">{t('columns.state')}</th>
              <th scope="col">
                {inspection.rowsLooked === null
                  ? t('columns.review')
                  : t('columns.reviewOf', { count: format.number(inspection.rowsLooked) })}
              </th>
            </tr>
          </thead>
          <tbody>
            {inspection.columns.map((column) => (
              <tr key={column.index}>
                <td className="code">{column.heading}</td>
                <td
                  className="soft clip"
                  data-label={t('columns.sample')}
                  style={{ maxWidth: 170 }}
                  title={column.samples.join('\n')}
                >
                  {column.samples.slice(0, 3).join(', ')}
                </td>
                <td className="faint decor">
                  <IconArrowRight size={14} />
                </td>
                <td data-label={t('columns.ours')}>
                  <Select
                    size="xs"
                    w={190}
                    className={`field-${column.state}`}
                    aria-label={`${t('columns.ours')}: ${column.heading}`}
                    allowDeselect={false}
                    searchable
                    disabled={!isEditable}
                    value={column.field ?? ''}
                    data={[
                      { value: '', label: t('field.none') },
                      ...importFields.map((field) => ({ value: field, label: t(`field.${field}`) })),
                    ]}
                    onChange={(field) => assign(column, field ? (field as ImportField) : null)}
                  />
                </td>
                <td>
                  <span
                    className={`badge ${column.state === 'assigned' ? 'good' : column.state === 'suggested' ? 'cobre' : 'outline'}`}
                  >
                    {column.state === 'assigned' ? <IconCheck size={12} /> : null}
                    {column.state === 'suggested' ? <IconSparkles size={12} /> : null}
                    {t(`state.${column.state}`)}
                  </span>
                </td>
                <td className="soft" data-label={t('columns.review')}>
                  {column.field ? <Review column={column} /> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

/** The one fact that tells whether the column was read right. */
function Review({ column }: { column: Column }): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  const { review } = column
  if (review.unreadable > 0) return <span className="bad">{t('review.unreadable', { count: review.unreadable })}</span>
  if (review.from && review.to) return t('review.range', { from: format.day(review.from), to: format.day(review.to) })
  if (review.values.length > 0 && review.values.length <= 4) return review.values.map(({ value }) => value).join(', ')
  if (review.filled < review.of) return t('review.empty', { count: review.of - review.filled })
  return review.distinct !== null && column.field !== 'net'
    ? t('review.distinct', { count: format.number(review.distinct) })
    : t('review.full')
}

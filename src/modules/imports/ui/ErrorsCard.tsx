import { Button, TextInput } from '@mantine/core'
import { IconAlertCircle, IconDownload } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import {
  downloadErrorsEndpoint,
  fixErrorsEndpoint,
  type FixErrorsInput,
  forgetFixesEndpoint,
  listErrorsEndpoint,
} from '../import-error.contract'
import { type ImportState } from '../import.contract'
import type { ImportErrorKind } from '../import-file.contract'
import { useRefusal } from './refusal-sentence'
import { type Call, urlOf, useCall, useChange } from '@/shared/ui/call'
import type { ReplyOf } from '@/shared/kernel/endpoint'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { notifyProblem } from '@/shared/ui/notify'
import { Card, Waiting } from '@/shared/ui/parts'

type ErrorRow = ReplyOf<typeof listErrorsEndpoint>['rows'][number]

/** Rows that do not come in, by kind; each mended here, or all alike at once. */
export function ErrorsCard({
  state,
  keep,
  isEditable,
}: {
  state: ImportState
  keep: (fresh: ImportState) => void
  isEditable: boolean
}): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  const sentence = useRefusal()
  const [kind, setKind] = useState<ImportErrorKind | undefined>(undefined)
  const call = { params: { importId: state.id } }
  const [limit, setLimit] = useState(50)
  const errors = useCall(listErrorsEndpoint, { ...call, query: { kind, limit } })
  const fix = useChange(fixErrorsEndpoint, [listErrorsEndpoint])
  const forget = useChange(forgetFixesEndpoint, [listErrorsEndpoint])
  const outcome = { onSuccess: keep, onError: (error: unknown) => notifyProblem(sentence(error)) }
  const mend = (fixes: FixErrorsInput['fixes']): void =>
    fix.mutate({ ...call, body: { fixes } } as Call<typeof fixErrorsEndpoint>, outcome)
  const counts = Object.entries(errors.data?.counts ?? state.check!.errors) as [ImportErrorKind, number][]
  return (
    <Card
      title={t('errors.title')}
      note={format.number(state.check!.withError)}
      aside={
        <>
          {state.fixCount > 0 && isEditable ? (
            <Button variant="subtle" size="compact-sm" onClick={() => forget.mutate(call, outcome)}>
              {t('errors.forget', { count: state.fixCount })}
            </Button>
          ) : null}
          <Button
            component="a"
            variant="default"
            size="compact-sm"
            leftSection={<IconDownload size={14} />}
            href={urlOf(downloadErrorsEndpoint, { ...call, query: { kind } })}
          >
            {t('errors.download')}
          </Button>
        </>
      }
    >
      <div className="row wrap" style={{ padding: '8px 16px' }}>
        <button type="button" className="chip" aria-pressed={kind === undefined} onClick={() => setKind(undefined)}>
          {t('errors.all')} <b>{format.number(state.check!.withError)}</b>
        </button>
        {counts.map(([name, rows]) => (
          <button key={name} type="button" className="chip" aria-pressed={kind === name} onClick={() => setKind(name)}>
            {t(`error.${name}`)} <b>{format.number(rows)}</b>
          </button>
        ))}
        {kind && isEditable ? (
          <span className="row right">
            {errors.data?.rows.some((row) => row.proposal) ? (
              <Button variant="light" size="compact-sm" onClick={() => mend([{ kind, acceptProposals: true }])}>
                {t('errors.acceptAll')}
              </Button>
            ) : null}
            <Button variant="subtle" size="compact-sm" onClick={() => mend([{ kind, omit: true }])}>
              {t('errors.omitAll')}
            </Button>
          </span>
        ) : null}
      </div>
      {errors.data ? (
        <div className="table-scroll">
          <table className="table stack">
            <thead>
              <tr>
                <th scope="col">{t('errors.row')}</th>
                <th scope="col">{t('errors.problem')}</th>
                <th scope="col">{t('errors.value')}</th>
                <th scope="col">{t('errors.fix')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('col.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {errors.data.rows.map((row) => (
                <Row key={`${row.row}-${row.kind}`} row={row} mend={mend} isEditable={isEditable && !fix.isPending} />
              ))}
            </tbody>
          </table>
          {errors.data.nextCursor && limit < 200 ? (
            <div className="card-body">
              <Button variant="default" size="compact-sm" onClick={() => setLimit(200)}>
                {t('errors.more')}
              </Button>
            </div>
          ) : null}
        </div>
      ) : (
        <Waiting rows={4} />
      )}
    </Card>
  )
}

function Row({
  row,
  mend,
  isEditable,
}: {
  row: ErrorRow
  mend: (fixes: FixErrorsInput['fixes']) => void
  isEditable: boolean
}): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  const [value, setValue] = useState(row.proposal?.value ?? row.value)
  return (
    <tr>
      <td className="tabular" data-label={t('errors.row')}>
        {format.number(row.row)}
      </td>
      <td>
        <span className="row" style={{ gap: 6 }}>
          <IconAlertCircle size={15} className="bad" /> <b className="strong">{t(`error.${row.kind}`)}</b>
        </span>
        <span className="tiny faint">{row.heading}</span>
      </td>
      <td data-label={t('errors.value')}>
        <span className="badge bad clip" style={{ maxWidth: 220 }} title={row.cells.join(' · ')}>
          {row.value || '∅'}
        </span>
      </td>
      <td>
        {row.column >= 0 ? (
          <span className="row">
            <TextInput
              size="xs"
              w={170}
              disabled={!isEditable}
              aria-label={`${t('errors.fix')}: ${t('errors.row')} ${row.row}`}
              value={value}
              onChange={(event) => setValue(event.currentTarget.value)}
            />
            {row.proposal ? <span className="tiny faint">{t(`why.${row.proposal.why}`)}</span> : null}
          </span>
        ) : null}
      </td>
      <td className="number">
        <span className="row" style={{ justifyContent: 'flex-end' }}>
          {row.alike > 1 && row.column >= 0 ? (
            <Button
              size="compact-sm"
              variant="light"
              disabled={!isEditable}
              onClick={() => mend([{ column: row.column, from: row.value, value }])}
            >
              {t('errors.useAll', { count: row.alike })}
            </Button>
          ) : null}
          {row.column >= 0 ? (
            <Button
              size="compact-sm"
              variant="default"
              disabled={!isEditable}
              onClick={() => mend([{ row: row.row, column: row.column, value }])}
            >
              {t('errors.use')}
            </Button>
          ) : null}
          <Button
            size="compact-sm"
            variant="subtle"
            disabled={!isEditable}
            onClick={() => mend([{ row: row.row, omit: true }])}
          >
            {t('errors.omit')}
          </Button>
        </span>
      </td>
    </tr>
  )
}

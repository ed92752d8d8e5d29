import { Button, Progress } from '@mantine/core'
import { IconDatabaseImport, IconFileUpload } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { type ImportRow, listImportsEndpoint } from '../import.contract'
import { useRefusal } from './refusal-sentence'
import { UndoButton } from './UndoButton'
import { uploadFile } from './upload'
import { useCall } from '@/shared/ui/call'
import { decimalsOf, useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card, EmptyState, ErrorState, PageHead, Waiting } from '@/shared/ui/parts'

const running = new Set(['uploading', 'preparing', 'applying'])

/** Drop a file; see what came in before, and take it back. */
export function ImportsPage(): ReactNode {
  const t = useText('imports')
  const list = useCall(listImportsEndpoint, {}, { refetchMs: 5_000 })
  return (
    <>
      <PageHead title={t('title')} meta={t('lead')} />
      <DropZone />
      <Card title={t('history')}>
        {list.isError && !list.data ? <ErrorState problem={list.error} retry={() => void list.refetch()} /> : null}
        {list.data ? (
          list.data.rows.length > 0 ? (
            <History rows={list.data.rows} />
          ) : (
            <EmptyState icon={<IconDatabaseImport size={32} />} title={t('history.empty')}>
              {t('history.emptyWhy')}
            </EmptyState>
          )
        ) : list.isError ? null : (
          <Waiting rows={3} />
        )}
      </Card>
    </>
  )
}

function DropZone(): ReactNode {
  const t = useText('imports')
  const sentence = useRefusal()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [upload, setUpload] = useState<{ name: string; share: number; abort: AbortController } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const take = async (file: File | undefined): Promise<void> => {
    if (!file || upload) return
    const abort = new AbortController()
    setProblem(null)
    setUpload({ name: file.name, share: 0, abort })
    try {
      const state = await uploadFile(file, (share) => setUpload({ name: file.name, share, abort }), abort.signal)
      await navigate({ to: '/importaciones/$importId', params: { importId: state.id } })
    } catch (error) {
      if ((error as Error).name !== 'AbortError') setProblem(sentence(error))
    } finally {
      setUpload(null)
    }
  }
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <div
      className="drop"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <IconFileUpload size={32} className="brand" />
      {upload ? (
        <div className="column" style={{ width: 'min(420px, 100%)' }} role="status">
          <span className="strong">{t('uploading', { name: upload.name })}</span>
          <Progress value={upload.share * 100} aria-label={t('uploading', { name: upload.name })} />
          <Button variant="default" onClick={() => upload.abort.abort()}>
            {t('cancel')}
          </Button>
        </div>
      ) : (
        <>
          <h2>{t('drop')}</h2>
          <p className="small soft">{t('dropHint')}</p>
          <Button onClick={() => input.current?.click()}>{t('choose')}</Button>
        </>
      )}
      {problem ? (
        <p className="bad small" role="alert">
          {problem}
        </p>
      ) : null}
      <input
        ref={input}
        type="file"
        hidden
        onChange={(event) => {
          void take(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}

function History({ rows }: { rows: readonly ImportRow[] }): ReactNode {
  const t = useText('imports')
  return (
    <div className="table-scroll">
      <table className="table stack">
        <thead>
          <tr>
            <th scope="col">{t('col.file')}</th>
            <th scope="col">{t('col.who')}</th>
            <th scope="col" className="number">
              {t('col.rows')}
            </th>
            <th scope="col" className="number">
              {t('col.documents')}
            </th>
            <th scope="col" className="number">
              {t('col.total')}
            </th>
            <th scope="col">{t('col.status')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('col.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <HistoryRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const tones: Readonly<Record<string, string>> = {
  applied: 'good',
  failed: 'bad',
  inspected: 'warn',
  prepared: 'brand',
  undone: '',
}

function HistoryRow({ row }: { row: ImportRow }): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  const navigate = useNavigate()
  const open = (): void => void navigate({ to: '/importaciones/$importId', params: { importId: row.id } })
  return (
    <tr className="open" onClick={open}>
      <td>
        <a
          href={`/importaciones/${row.id}`}
          onClick={(event) => {
            event.preventDefault()
            open()
          }}
        >
          {row.fileName}
        </a>
        <div className="tiny faint tabular">
          {format.bytes(row.bytes)}
          {row.fileHash ? ` · ${row.fileHash.slice(0, 10)}` : ''}
        </div>
      </td>
      <td data-label={t('col.who')}>
        {row.createdBy?.name}
        <div className="tiny faint">{format.moment(row.appliedAt ?? row.createdAt)}</div>
      </td>
      <td className="number" data-label={t('col.rows')}>
        {row.rows === null ? '·' : format.number(row.rows)}
      </td>
      <td className="number" data-label={t('col.documents')}>
        {row.documents === null ? '·' : format.number(row.documents.new + row.documents.changed)}
      </td>
      <td className="number" data-label={t('col.total')}>
        {row.totals.map(({ net, currency }) => format.money(net, currency, decimalsOf(net))).join(' · ') || '·'}
      </td>
      <td data-label={t('col.status')}>
        <span className={`badge ${running.has(row.status) ? 'cobre' : (tones[row.status] ?? '')}`}>
          {t(`status.${row.status}`)}
        </span>
      </td>
      <td className="number" onClick={(event) => event.stopPropagation()}>
        <UndoButton row={row} />
      </td>
    </tr>
  )
}

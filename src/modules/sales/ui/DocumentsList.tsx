import { IconReceipt } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { z } from 'zod'
import { listDocumentsEndpoint, type salesDocument } from '../sales.contract'
import { type Format, useFormat } from '@/shared/ui/format'
import { type Text, useText } from '@/shared/ui/i18n'
import { usePages } from '@/shared/ui/pages'
import { EmptyState, ErrorState, Waiting } from '@/shared/ui/parts'
import { useMe } from '@/shared/ui/person'
import { useRowKeys } from '@/shared/ui/row-keys'
import { type Column, Table } from '@/shared/ui/Table'

type Row = z.infer<typeof salesDocument> & { name: string }

/** Every document of the account, newest first. */
export function DocumentsList({
  accountId,
  openId,
  open,
}: {
  accountId: string
  openId: string | null
  open: (documentId: string | null) => void
}): ReactNode {
  const t = useText('sales')
  const format = useFormat()
  const me = useMe()
  const list = usePages(listDocumentsEndpoint, { params: { accountId }, query: { limit: 100 } })
  const [activeId, setActiveId] = useState<string | null>(openId)
  const rows = useMemo(() => list.rows.map((row): Row => ({ ...row, name: row.number })), [list.rows])
  const isMoney = rows.some((row) => row.net !== undefined)
  const currencies = new Set(rows.map((row) => row.currency))
  const currency = currencies.size === 1 ? rows[0]!.currency : null
  const columns = useMemo(
    () => documentColumns({ t, format, isMoney, currency, open }),
    [t, format, isMoney, currency, open],
  )
  useRowKeys({
    isOn: me.shortcutsOn,
    ids: rows.map((row) => row.id),
    activeId,
    onActivate: (id) => {
      setActiveId(id)
      if (openId) open(id)
    },
    onPreview: (id) => open(openId === id ? null : id),
  })
  if (list.problem && rows.length === 0)
    return <ErrorState problem={list.problem} retry={list.retry} sentence={t('documents.failed')} />
  return (
    <section className="card" aria-label={t('documents')}>
      {list.isPending ? (
        <Waiting rows={8} />
      ) : rows.length === 0 ? (
        <EmptyState icon={<IconReceipt size={28} />} title={t('documents.none')}>
          {t('documents.noneWhy')}
        </EmptyState>
      ) : (
        <Table<Row, string>
          caption={t('documents')}
          rows={rows}
          columns={columns}
          activeId={activeId}
          onActivate={setActiveId}
          onOpen={(row) => open(row.id)}
          total={rows.length}
          onNearEnd={list.more}
        />
      )}
    </section>
  )
}

function documentColumns({
  t,
  format,
  isMoney,
  currency,
  open,
}: {
  t: Text
  format: Format
  isMoney: boolean
  /** Of all of them, said once in the heading; null where they differ, and each says its own. */
  currency: string | null
  open: (documentId: string) => void
}): Column<Row>[] {
  return [
    {
      key: 'number',
      title: t('column.document'),
      cell: (row) => (
        <a
          className="row-name nowrap"
          href={`?parte=documentos&documento=${row.id}`}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return
            event.preventDefault()
            open(row.id)
          }}
        >
          {row.number}
        </a>
      ),
    },
    {
      key: 'kind',
      title: t('column.kind'),
      width: 150,
      from: 'narrow',
      cell: (row) => <span className="soft">{t(`kind.${row.kind}`)}</span>,
    },
    { key: 'day', title: t('column.day'), width: 104, cell: (row) => format.day(row.issuedOn) },
    {
      key: 'seller',
      title: t('column.seller'),
      width: 200,
      from: 'medium',
      cell: (row) => <span className="soft clip">{row.salesperson ?? '·'}</span>,
    },
    {
      key: 'lines',
      title: t('column.lines'),
      width: 90,
      isNumber: true,
      from: 'medium',
      cell: (row) => format.number(row.lines),
    },
    ...(isMoney
      ? [
          {
            key: 'net',
            title: currency ? t('column.netIn', { currency }) : t('column.net'),
            width: currency ? 132 : 160,
            isNumber: true,
            cell: (row: Row) => <b className="strong">{netOf(row, currency, format)}</b>,
          },
        ]
      : []),
  ]
}

function netOf(row: Row, currency: string | null, format: Format): string {
  if (!row.net) return '·'
  return currency ? format.number(row.net, 0) : format.money(row.net, row.currency, 0)
}

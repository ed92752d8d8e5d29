import type { ReactNode } from 'react'
import { listDocumentsEndpoint } from '../sales.contract'
import { useCall } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card, EmptyState, ErrorState, Waiting } from '@/shared/ui/parts'
import { IconReceipt } from '@tabler/icons-react'

/** The latest documents; each opens its lines in the panel. */
export function DocumentsCard({
  accountId,
  open,
  seeAll,
}: {
  accountId: string
  open: (documentId: string) => void
  seeAll: ReactNode
}): ReactNode {
  const t = useText('sales')
  const format = useFormat()
  const list = useCall(listDocumentsEndpoint, { params: { accountId }, query: { limit: 6 } })
  const rows = list.data?.rows ?? []
  const isMoney = rows.some((row) => row.net !== undefined)
  // One currency is said once, over the table.
  const [currency] = new Set(rows.map((row) => row.currency)).size === 1 ? rows.map((row) => row.currency) : []
  return (
    <Card title={t('documents.latest')} note={isMoney ? currency : undefined} aside={rows.length > 0 ? seeAll : null}>
      {list.isError ? (
        <div className="card-body">
          <ErrorState problem={list.error} retry={() => void list.refetch()} sentence={t('documents.failed')} />
        </div>
      ) : !list.data ? (
        <Waiting rows={5} />
      ) : rows.length === 0 ? (
        <EmptyState icon={<IconReceipt size={28} />} title={t('documents.none')}>
          {t('documents.noneWhy')}
        </EmptyState>
      ) : (
        <table className="table documents-table">
          <thead>
            <tr>
              <th scope="col">{t('column.document')}</th>
              <th scope="col">{t('column.day')}</th>
              {isMoney ? (
                <th scope="col" className="number">
                  {t('column.net')}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className="open" onClick={() => open(row.id)}>
                <td>
                  <button type="button" className="link strong" onClick={() => open(row.id)}>
                    {row.number}
                  </button>
                  <div className="faint tiny">{t(`kind.${row.kind}`)}</div>
                </td>
                <td>{format.day(row.issuedOn)}</td>
                {isMoney ? (
                  <td className="number strong">
                    {row.net ? (currency ? format.number(row.net) : format.money(row.net, row.currency, 0)) : '·'}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}

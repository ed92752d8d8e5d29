import type { ReactNode } from 'react'
import type { ReplyOf } from '@/shared/kernel/endpoint'
import { documentLinesEndpoint } from '../sales.contract'
import { useCall } from '@/shared/ui/call'
import { Drawer } from '@/shared/ui/Drawer'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { ErrorState, Waiting } from '@/shared/ui/parts'

type Found = ReplyOf<typeof documentLinesEndpoint>

/** One document with its lines, beside what the person was looking at. */
export function DocumentDrawer({
  accountId,
  documentId,
  close,
}: {
  accountId: string
  documentId: string | null
  close: () => void
}): ReactNode {
  const t = useText('sales')
  const found = useCall(
    documentLinesEndpoint,
    { params: { accountId, documentId: documentId ?? '0' } },
    { enabled: documentId !== null },
  )
  const shown = found.data?.document.id === documentId ? found.data : undefined
  return (
    <Drawer
      isOpen={documentId !== null}
      close={close}
      title={shown ? `${t(`kind.${shown.document.kind}`)} ${shown.document.number}` : t('document')}
    >
      {found.isError ? (
        <ErrorState problem={found.error} retry={() => void found.refetch()} sentence={t('document.failed')} />
      ) : shown ? (
        <Body {...shown} />
      ) : (
        <Waiting rows={5} />
      )}
    </Drawer>
  )
}

function Body({ document, lines }: Found): ReactNode {
  const t = useText('sales')
  const format = useFormat()
  const facts = [
    [t('column.day'), format.day(document.issuedOn)],
    [t('column.seller'), document.salesperson],
    [
      t('column.net'),
      document.net === undefined
        ? null
        : format.money(document.net, document.currency, /\.\d*[1-9]/.test(document.net) ? 2 : 0),
    ],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]))
  return (
    <>
      <dl className="document-facts small">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="faint">{label}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
      </dl>
      <ul className="document-lines">
        {lines.map((line) => (
          <li key={line.line}>
            <div className="row spread" style={{ alignItems: 'flex-start' }}>
              <span className="strong small">{line.productName ?? line.productCode ?? t('line.unnamed')}</span>
              {line.net === undefined ? null : (
                <span className="strong small tabular nowrap">{format.number(line.net, 0)}</span>
              )}
            </div>
            <div className="tiny faint tabular">
              {[
                line.productName ? line.productCode : null,
                line.productLine,
                line.quantity === null ? null : t('line.units', { count: format.number(line.quantity, 0) }),
                line.net !== undefined && line.quantity !== null && Number(line.quantity) > 0
                  ? t('line.each', { amount: format.number(Number(line.net) / Number(line.quantity), 0) })
                  : null,
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

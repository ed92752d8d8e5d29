import { TextInput } from '@mantine/core'
import { IconAlertCircle, IconCheck, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { type ImportState, setLedgerEndpoint } from '../import.contract'
import { useChange } from '@/shared/ui/call'
import { decimalsOf, useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card } from '@/shared/ui/parts'
import { MonthsCard } from './MonthsCard'
import { typedAmount } from '@/shared/ui/typed-amount'

/** The right-hand column of screen 03: what would come in, the ledger's total beside it, what changes. */
export function ResultRail({
  state,
  keep,
  isEditable,
}: {
  state: ImportState
  keep: (fresh: ImportState) => void
  isEditable: boolean
}): ReactNode {
  return (
    <div className="column" style={{ gap: 16, minWidth: 0 }}>
      <Result state={state} />
      <Control state={state} keep={keep} isEditable={isEditable} />
      <Changes state={state} />
      <MonthsCard check={state.check!} />
    </div>
  )
}

function Line({ icon, label, children }: { icon?: ReactNode; label: ReactNode; children: ReactNode }): ReactNode {
  return (
    <div className="row spread small" style={{ padding: '5px 0' }}>
      <span className="row" style={{ gap: 6 }}>
        {icon}
        {label}
      </span>
      <span className="strong tabular">{children}</span>
    </div>
  )
}

function Result({ state }: { state: ImportState }): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  const check = state.check!
  const clean = check.ready - check.withWarning
  const skipped = Object.entries(check.rows.skipped).filter(
    ([reason]) => reason !== 'error' && reason !== 'withoutClient',
  )
  const warnings = Object.entries(check.warnings)
  return (
    <Card title={t('result.title')}>
      <div className="card-body">
        <div className="row" style={{ alignItems: 'baseline' }}>
          <span className="figure">{format.number(check.ready)}</span>
          <span className="small faint">{t('result.of', { rows: format.number(check.rows.read) })}</span>
        </div>
        <div className="bar" style={{ margin: '8px 0' }} aria-hidden="true">
          <span style={{ flex: clean, background: 'var(--clave-key)' }} />
          <span style={{ flex: check.withWarning, background: 'var(--clave-warn)' }} />
          <span style={{ flex: check.withError, background: 'var(--clave-bad)' }} />
        </div>
        <Line icon={<IconCheck size={15} className="good" />} label={t('result.clean')}>
          {format.number(clean)}
        </Line>
        <Line icon={<IconInfoCircle size={15} style={{ color: 'var(--clave-warn-text)' }} />} label={t('result.warn')}>
          {format.number(check.withWarning)}
        </Line>
        {warnings.map(([kind, rows]) => (
          <div key={kind} className="row spread tiny faint" style={{ paddingLeft: 21 }}>
            <span>{t(`warning.${kind}`)}</span>
            <span className="tabular">{format.number(rows)}</span>
          </div>
        ))}
        <Line icon={<IconAlertCircle size={15} className="bad" />} label={t('result.error')}>
          {format.number(check.withError)}
        </Line>
        {skipped.length > 0 ? (
          <details className="small" style={{ paddingTop: 6 }}>
            <summary className="faint">
              {t('result.skipped')}: {format.number(skipped.reduce((sum, [, rows]) => sum + rows, 0))}
            </summary>
            {skipped.map(([reason, rows]) => (
              <div key={reason} className="row spread tiny">
                <span>{t(`skip.${reason}`)}</span>
                <span className="tabular">{format.number(rows)}</span>
              </div>
            ))}
          </details>
        ) : null}
      </div>
    </Card>
  )
}

function Control({
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
  const save = useChange(setLedgerEndpoint)
  const check = state.check!
  const main = check.currencies[0]
  const [typed, setTyped] = useState(
    state.ledger ? format.number(state.ledger.total, decimalsOf(state.ledger.total)) : '',
  )
  if (!main) return null
  const keepLedger = (): void => {
    const total = typedAmount(typed)
    if (typed.trim() !== '' && total === null) return
    save.mutate(
      { params: { importId: state.id }, body: { ledger: total === null ? null : { currency: main.currency, total } } },
      { onSuccess: keep },
    )
  }
  const gap = state.unexplained === null ? null : Number(state.unexplained)
  return (
    <Card
      title={t('control.title')}
      aside={<span className="small faint">{check.currencies.map(({ currency }) => currency).join(' · ')}</span>}
    >
      <div className="card-body">
        <div className="row spread small">
          <span>{t('control.ledger')}</span>
          <TextInput
            w={150}
            size="xs"
            inputMode="decimal"
            aria-label={t('control.ledger')}
            disabled={!isEditable}
            styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onBlur={keepLedger}
            onKeyDown={(event) => event.key === 'Enter' && keepLedger()}
          />
        </div>
        {check.currencies.map((own) => (
          <div key={own.currency}>
            <Line label={`${t('control.ready')} · ${own.currency}`}>{format.number(own.net, decimalsOf(own.net))}</Line>
            {own.withoutClient.rows > 0 ? (
              <Line label={t('warning.withoutClient')}>
                {format.number(own.withoutClient.net, decimalsOf(own.withoutClient.net))}
              </Line>
            ) : null}
            {Number(own.errorNet) !== 0 ? (
              <Line label={t('control.error')}>{format.number(own.errorNet, decimalsOf(own.errorNet))}</Line>
            ) : null}
            {Number(own.omittedNet) !== 0 ? (
              <Line label={t('control.omitted')}>{format.number(own.omittedNet, decimalsOf(own.omittedNet))}</Line>
            ) : null}
          </div>
        ))}
        {gap === null ? null : (
          <div
            className="row spread small strong"
            style={{ borderTop: '1px solid var(--clave-line)', paddingTop: 8, marginTop: 4 }}
            role="status"
          >
            <span>{t('control.gap')}</span>
            <span className={`row ${gap === 0 ? 'good' : 'bad'}`} style={{ gap: 4 }}>
              {gap === 0 ? <IconCircleCheck size={15} /> : <IconAlertCircle size={15} />}
              {format.number(state.unexplained!, decimalsOf(state.unexplained!))}
            </span>
          </div>
        )}
      </div>
    </Card>
  )
}

function Changes({ state }: { state: ImportState }): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  const { clients, documents } = state.check!
  return (
    <Card title={t('change.title')}>
      <div className="card-body">
        <Line label={t('change.clients')}>
          {t('change.fromTo', {
            from: format.number(clients.withSalesBefore),
            to: format.number(clients.withSalesAfter),
          })}
        </Line>
        <Line label={t('change.newClients')}>{format.number(clients.new)}</Line>
        <Line label={t('change.new')}>{format.number(documents.new)}</Line>
        <Line label={t('change.changed')}>{format.number(documents.changed)}</Line>
        <Line label={t('change.same')}>{format.number(documents.alreadyThere)}</Line>
        <ChangedDocuments state={state} />
        <p className="well small soft" style={{ marginTop: 8 }}>
          {t('change.note')}
        </p>
      </div>
    </Card>
  )
}

/** What would be replaced, with both totals: never overwritten without being listed. */
function ChangedDocuments({ state }: { state: ImportState }): ReactNode {
  const t = useText('imports')
  const format = useFormat()
  const { changedDocuments, documents } = state.check!
  if (changedDocuments.length === 0) return null
  return (
    <details className="small" style={{ paddingTop: 4 }}>
      <summary>{t('change.list')}</summary>
      <table className="table">
        <tbody>
          {changedDocuments.map((document) => (
            <tr key={`${document.kind} ${document.number} ${document.currency}`}>
              <td>
                {document.number}
                <div className="tiny faint">{format.day(document.issuedOn)}</div>
              </td>
              <td className="number">
                <span className="tiny faint">
                  <s>{format.number(document.netBefore, decimalsOf(document.netBefore))}</s>
                </span>
                <div>{format.money(document.net, document.currency, decimalsOf(document.net))}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {documents.changed > changedDocuments.length ? (
        <p className="tiny faint">{t('change.listMore', { count: documents.changed - changedDocuments.length })}</p>
      ) : null}
    </details>
  )
}

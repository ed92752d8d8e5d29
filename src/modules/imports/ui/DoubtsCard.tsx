import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { decideDoubtsEndpoint, listDoubtsEndpoint } from '../import-doubt.contract'
import { type ImportState } from '../import.contract'
import { useRefusal } from './refusal-sentence'
import { useCall, useChange } from '@/shared/ui/call'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { notifyProblem } from '@/shared/ui/notify'
import { Card, Waiting } from '@/shared/ui/parts'

/** Clients that look like one we know: both sides, and a person decides. */
export function DoubtsCard({
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
  const call = { params: { importId: state.id } }
  const doubts = useCall(listDoubtsEndpoint, call)
  const decide = useChange(decideDoubtsEndpoint, [listDoubtsEndpoint])
  return (
    <Card title={t('doubts.title')} note={t('doubts.note')}>
      {doubts.data ? (
        <div className="table-scroll">
          <table className="table stack">
            <thead>
              <tr>
                <th scope="col">{t('doubts.file')}</th>
                <th scope="col">{t('doubts.known')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('doubts.alike')}</span>
                </th>
                <th scope="col">
                  <span className="visually-hidden">{t('col.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {doubts.data.doubts.map(({ client, candidate, similarityPct, decision }) => {
                const say = (verdict: 'same' | 'different'): void =>
                  decide.mutate(
                    {
                      ...call,
                      body: {
                        decisions: [
                          {
                            key: client.key,
                            accountId: candidate.accountId,
                            decision: decision === verdict ? null : verdict,
                          },
                        ],
                      },
                    },
                    { onSuccess: keep, onError: (error) => notifyProblem(sentence(error)) },
                  )
                return (
                  <tr key={`${client.key} ${candidate.accountId}`}>
                    <td data-label={t('doubts.file')}>
                      <b className="strong">{client.name || client.key}</b>
                      <div className="tiny faint">
                        {[client.taxId, client.code, client.city, format.money(client.net, client.currency, 0)]
                          .filter(Boolean)
                          .join(' · ')}
                      </div>
                    </td>
                    <td data-label={t('doubts.known')}>
                      <b className="strong">{candidate.name}</b>
                      <div className="tiny faint">
                        {[candidate.taxId, candidate.code, candidate.city].filter(Boolean).join(' · ')}
                      </div>
                    </td>
                    <td className="small faint nowrap">{t('doubts.like', { pct: similarityPct })}</td>
                    <td className="number">
                      <span className="row" style={{ justifyContent: 'flex-end' }}>
                        {(['same', 'different'] as const).map((verdict) => (
                          <Button
                            key={verdict}
                            size="compact-sm"
                            variant={decision === verdict ? 'filled' : 'default'}
                            aria-pressed={decision === verdict}
                            disabled={!isEditable || decide.isPending}
                            onClick={() => say(verdict)}
                          >
                            {t(`doubts.${verdict}`)}
                          </Button>
                        ))}
                      </span>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      ) : (
        <Waiting rows={3} />
      )}
    </Card>
  )
}

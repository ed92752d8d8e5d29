import { Button, NativeSelect } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { getPlanEndpoint } from '../plan.contract'
import { comparePlansEndpoint, type PlanDifference, restorePlanVersionEndpoint } from '../plan-version.contract'
import type { PlanItem } from '../plan-item.contract'
import { textOf } from './LinkedItems'
import { usePlanDesk } from './use-plan'
import { useCall, useChange } from '@/shared/ui/call'
import { Drawer } from '@/shared/ui/Drawer'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { notifyDone, notifyProblem } from '@/shared/ui/notify'
import { ErrorState, Waiting } from '@/shared/ui/parts'

/** Two versions side by side: what came, what went, what says something else; and the way back to one. */
export function CompareDrawer({ close }: { close: () => void }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { plan, accountId, canWrite } = usePlanDesk()
  const numbers = plan.versions.map(({ versionNo }) => versionNo)
  const [from, setFrom] = useState(numbers[0] ?? 1)
  const [to, setTo] = useState<number | null>(plan.rights.write ? null : (numbers[0] ?? 1))
  const query = to === null ? { from } : { from, to }
  const read = useCall(comparePlansEndpoint, { params: { accountId }, query })
  const restore = useChange(restorePlanVersionEndpoint, [getPlanEndpoint, comparePlansEndpoint])
  const differences = (read.data?.differences ?? []) as unknown as PlanDifference[]
  const named = (no: number): string => {
    const version = plan.versions.find(({ versionNo }) => versionNo === no)
    return version ? t('compare.version', { no, when: format.day(version.approvedAt) }) : String(no)
  }
  const goBack = (): void =>
    restore.mutate(
      { params: { accountId, versionNo: from } },
      {
        onSuccess: () => notifyDone(t('restored', { no: from })),
        onError: (problem) => notifyProblem(t(`error.${problem.code}`)),
      },
    )
  return (
    <Drawer isOpen title={t('compare.title')} close={close}>
      <div className="column" style={{ gap: 12 }}>
        <div className="row wrap">
          <NativeSelect
            label={t('compare.from')}
            value={String(from)}
            data={numbers.map((no) => ({ value: String(no), label: named(no) }))}
            onChange={(event) => setFrom(Number(event.currentTarget.value))}
          />
          <NativeSelect
            label={t('compare.to')}
            value={to === null ? '' : String(to)}
            data={[
              ...(plan.rights.write ? [{ value: '', label: t('compare.now') }] : []),
              ...numbers.map((no) => ({ value: String(no), label: named(no) })),
            ]}
            onChange={(event) => setTo(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
          />
        </div>
        {read.isError ? <ErrorState problem={read.error} retry={() => void read.refetch()} /> : null}
        {read.data ? (
          differences.length === 0 ? (
            <p className="small soft">{t('compare.same')}</p>
          ) : (
            differences.map((one) => <Difference key={(one.after ?? one.before)!.id} difference={one} />)
          )
        ) : (
          <Waiting rows={5} />
        )}
        {canWrite && plan.rights.restore && differences.length > 0 && to === null ? (
          <div className="well column">
            <p className="small soft">{t('restore.what', { no: from })}</p>
            <Button variant="default" loading={restore.isPending} onClick={goBack}>
              {t('restore', { no: from })}
            </Button>
          </div>
        ) : null}
      </div>
    </Drawer>
  )
}

function Difference({ difference: { kind, before, after, fields } }: { difference: PlanDifference }): ReactNode {
  const t = useText('strategy')
  const item = (after ?? before)!
  const said = (of: PlanItem, field: string): string => {
    const value = { ...of, ...of.content }[field as 'id'] as unknown
    if (value === null || value === undefined || value === '') return '·'
    return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
  }
  return (
    <section className="difference">
      <div className="row wrap tiny">
        <span className={`badge ${{ added: 'good', removed: 'bad', changed: 'cobre' }[kind]}`}>
          {t(`difference.${kind}`)}
        </span>
        <span className="faint">
          {t(`block.${item.block}`)} · {t(`kind.${item.kind}`)}
        </span>
      </div>
      <p className="small strong">{textOf(item) || t(`kind.${item.kind}`)}</p>
      {fields.length > 0 && before && after ? (
        <dl className="difference-fields small">
          {fields.map((field) => (
            <div key={field}>
              <dt className="tiny faint">{t(`field.${field}`)}</dt>
              <dd>
                <del className="soft">{said(before, field)}</del> → <ins>{said(after, field)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </section>
  )
}

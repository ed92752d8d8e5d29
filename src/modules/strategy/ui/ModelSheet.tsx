import './goals.css'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { inSheetOrder, isFactGrounded, modelTopics } from '../model-sheet.rules'
import type { PlanItem } from '../plan-item.contract'
import { Figure, Pick, Words } from './fields'
import { RowEvidence, RowEvidenceFields } from './RowEvidence'
import { AddRow, RemoveRow } from './Rows'
import { useItem } from './use-item'
import { usePlanDesk } from './use-plan'
import { useText } from '@/shared/ui/i18n'

/** RP-2a: lines, revenue mix, customers, footprint, ownership and ratios of the client, each with its source and date. */
export function ModelSheet(): ReactNode {
  const t = useText('strategy')
  const { items, plan } = usePlanDesk()
  const facts = inSheetOrder(items('model'))
  const ungrounded = facts.filter((item) => !isFactGrounded(item)).length
  return (
    <section>
      <h3 className="row wrap">
        {t('kind.model')}
        {ungrounded > 0 ? (
          <span className="badge warn">
            <IconAlertTriangle size={13} aria-hidden="true" /> {t('model.ungrounded', { count: ungrounded })}
          </span>
        ) : null}
      </h3>
      {facts.length === 0 ? (
        <p className="small faint">{t('model.empty')}</p>
      ) : (
        <div className="plan-table-wrap">
          <table className="plan-table goals-table model-sheet">
            <thead>
              <tr>
                <th scope="col">{t('field.topic')}</th>
                <th scope="col">{t('model.fact')}</th>
                <th scope="col" className="number">
                  {t('field.value')}
                </th>
                <th scope="col">{t('field.unit')}</th>
                <th scope="col" className="number">
                  {t('field.year')}
                </th>
                <th scope="col">{t('evidence')}</th>
                <th scope="col" aria-label={t('remove')} />
              </tr>
            </thead>
            <tbody>
              {facts.map((item) => (
                <Fact key={item.id} item={item} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <AddRow
        label={t('model.add')}
        row={{
          kind: 'model',
          block: 'industry',
          content: {
            topic: facts.at(-1)?.content.topic ?? 'ratio',
            name: '',
            value: '',
            unit: '',
            year: Number(plan.today.slice(0, 4)) - 1,
          },
        }}
      />
    </section>
  )
}

function Fact({ item }: { item: PlanItem<'model'> }): ReactNode {
  const t = useText('strategy')
  const draft = useItem(item)
  const [isOpen, setOpen] = useState(false)
  const name = draft.fields.name
  return (
    <>
      <tr data-item={item.id}>
        <td data-label={t('field.topic')}>
          <Pick
            draft={draft}
            name="topic"
            label={t('field.topic')}
            canBeEmpty={false}
            options={modelTopics.map((value) => ({ value, label: t(`model.${value}`) }))}
          />
        </td>
        <th scope="row">
          <Words draft={draft} name="name" label={t('model.fact')} isStrong isLong maxLength={200} />
        </th>
        <td className="number" data-label={t('field.value')}>
          <Words draft={draft} name="value" label={`${name}, ${t('field.value')}`} />
        </td>
        <td data-label={t('field.unit')}>
          <Words draft={draft} name="unit" label={`${name}, ${t('field.unit')}`} />
        </td>
        <td className="number" data-label={t('field.year')}>
          <Figure draft={draft} name="year" label={`${name}, ${t('field.year')}`} kind="year" />
        </td>
        <td data-label={t('evidence')}>
          <RowEvidence item={item} isOpen={isOpen} setOpen={setOpen} />
        </td>
        <td>
          <RemoveRow item={item} />
        </td>
      </tr>
      {isOpen ? <RowEvidenceFields draft={draft} columns={7} /> : null}
    </>
  )
}

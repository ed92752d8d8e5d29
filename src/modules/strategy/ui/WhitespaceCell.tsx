import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ContentOf } from '../plan-content.contract'
import { bestSpend, shareOfWallet } from '../share-of-wallet.rules'
import type { WhitespaceCell } from '../whitespace.rules'
import { EvidenceFields } from './EvidenceFields'
import { EvidenceMark } from './EvidenceMark'
import { Day, Figure, Words } from './fields'
import { FocusInside } from './FocusInside'
import { Labelled } from './Labelled'
import { RemoveRow } from './Rows'
import type { ItemFields } from './use-item'
import { usePlacedItem } from './use-placed-item'
import { usePlanDesk } from './use-plan'
import type { CellPlace } from './whitespace-begun'
import { CellStateMark } from './WhitespaceCellButton'
import { type Decimal, zero } from '@/shared/kernel/money'
import { Drawer } from '@/shared/ui/Drawer'
import { type AmountScale, useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import type { Draft } from '@/shared/ui/use-autosave'

export const blankCell = (unit: string, line: string): ContentOf<'cell'> => ({
  unit,
  line,
  spend: null,
  spendLow: null,
  spendHigh: null,
  attainablePct: null,
  current: null,
  competitor: '',
  contractEndsOn: null,
  isNotApplicable: false,
})

/** Everything that is said of one cell, with where each figure comes from. */
export function CellDrawer({
  place,
  scale,
  close,
}: {
  place: CellPlace
  scale: AmountScale
  close: () => void
}): ReactNode {
  const t = useText('strategy')
  const { items, canWrite } = usePlanDesk()
  const item = items('cell').find(({ id }) => id === place.cell?.itemId)
  const draft = usePlacedItem({ kind: 'cell', block: 'value', blank: blankCell(place.unit, place.line) }, item)
  return (
    <Drawer
      isOpen
      close={close}
      title={t('cell.place', { unit: place.unit === '' ? t('whitespace.whole') : place.unit, line: place.line })}
    >
      <FocusInside>
        {place.cell ? <Result cell={place.cell} scale={scale} /> : <p className="small soft">{t('cell.unwritten')}</p>}
        <CellFields draft={draft} place={place} scale={scale} />
        {canWrite ? <EvidenceFields draft={draft} /> : null}
        {item ? (
          <div className="row" style={{ alignItems: 'flex-start' }}>
            <EvidenceMark item={item} />
            <span className="right">
              <RemoveRow item={item} />
            </span>
          </div>
        ) : null}
      </FocusInside>
    </Drawer>
  )
}

function CellFields({
  draft,
  place: { cell, invoiced },
  scale,
}: {
  draft: Draft<ItemFields<'cell'>>
  place: CellPlace
  scale: AmountScale
}): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const { canWrite, plan } = usePlanDesk()
  const peers = cell?.peers ?? 0
  const money = (label: string): string => (plan.sales ? `${label}, ${plan.sales.currency}` : label)
  return (
    <>
      <Labelled label={money(t('field.spend'))}>
        <Figure draft={draft} name="spend" label={t('field.spend')} kind="amount" decimals={0} />
      </Labelled>
      <div className="cell-grid">
        {(['spendLow', 'spendHigh'] as const).map((name) => (
          <Labelled key={name} label={t(`field.${name}`)}>
            <Figure draft={draft} name={name} label={t(`field.${name}`)} kind="amount" decimals={0} />
          </Labelled>
        ))}
      </div>
      <Labelled label={money(t('cell.current'))}>
        <Figure draft={draft} name="current" label={t('cell.current')} kind="amount" decimals={0} />
        <p className="tiny faint cell-hint">
          {invoiced
            ? t('cell.current.invoiced', { amount: format.amount(invoiced.toFixed(), scale) })
            : t('cell.current.none')}
        </p>
      </Labelled>
      <Labelled label={t('field.attainablePct')}>
        <Figure draft={draft} name="attainablePct" label={t('field.attainablePct')} kind="share" />
        <p className="tiny faint cell-hint">
          {cell?.attainableFrom === 'peers'
            ? t('attainable.peers', { pct: format.number(cell.attainablePct!, 1), count: peers })
            : t('attainable.few', { count: peers })}
        </p>
      </Labelled>
      <div className="cell-grid">
        <Labelled label={t('field.competitor')}>
          <Words draft={draft} name="competitor" label={t('field.competitor')} />
        </Labelled>
        <Labelled label={t('field.contractEndsOn')}>
          <Day draft={draft} name="contractEndsOn" label={t('field.contractEndsOn')} />
        </Labelled>
      </div>
      {canWrite ? (
        <Checkbox
          size="sm"
          label={t('cell.notApplicable.say')}
          checked={draft.fields.isNotApplicable}
          onChange={(event) => {
            draft.type('isNotApplicable', event.currentTarget.checked)
            draft.flush()
          }}
        />
      ) : null}
    </>
  )
}

/** What the figures give: state, what is left to win and why, and our share of what is spent here. */
function Result({ cell, scale }: { cell: WhitespaceCell; scale: AmountScale }): ReactNode {
  const t = useText('strategy')
  const format = useFormat()
  const shown = (amount: Decimal | null): string =>
    amount === null ? t('notKnown') : format.amount(amount.toFixed(), scale)
  const wallet = shareOfWallet(cell.current ?? zero, cell.spend)
  const pct = (value: Decimal): string => format.number(value.toFixed(1), 1)
  return (
    <section className="cell-result column" style={{ gap: 4 }}>
      <CellStateMark state={cell.state} />
      {cell.state === 'notApplicable' ? null : (
        <>
          <span className="strong tabular">
            {cell.potential === null
              ? t('cell.noPotential')
              : t('whitespace.potential', { amount: shown(cell.potential) })}
          </span>
          <span className="small soft tabular">
            {cell.attainablePct === null
              ? t('cell.missing')
              : t('cell.sum', {
                  spend: shown(bestSpend(cell.spend)),
                  pct: format.number(cell.attainablePct, 1),
                  from: t(`attainable.${cell.attainableFrom!}.short`, { count: cell.peers }),
                  current: shown(cell.current ?? zero),
                })}
          </span>
          <span className="small soft tabular">
            {wallet.pct === null ? t('wallet.unknown') : t('wallet.share', { pct: pct(wallet.pct) })}
            {wallet.lowPct && wallet.highPct ? ` (${pct(wallet.lowPct)}–${pct(wallet.highPct)})` : ''}
          </span>
          {wallet.isOverSpend ? <span className="small warn-text strong">{t('wallet.over')}</span> : null}
        </>
      )}
    </section>
  )
}

import { Button } from '@mantine/core'
import { IconBolt } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { draftSentence, draftSummary, type DraftSource } from '../plan-draft.rules'
import { usePlanDesk } from './use-plan'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { notifyProblem } from '@/shared/ui/notify'
import { useMe } from '@/shared/ui/person'

/** Writes a first draft from the plan's own facts, for a person to make his own. */
export function ProposePassage({ section }: { section: 'sentence' | 'summary' }): ReactNode {
  const t = useText('strategy')
  const { locale } = useMe()
  const format = useFormat()
  const { accountName, plan, add, canWrite } = usePlanDesk()
  if (!canWrite) return null
  const amount = (value: string, unit: string): string =>
    /^[A-Z]{3}$/.test(unit)
      ? `${format.amount(value, format.scale(value))} ${format.unit(unit, format.scale(value))}`
      : `${format.number(value, 1)} ${unit}`.trim()
  const { items, startYear, today } = plan
  const source: DraftSource = { account: accountName, items, startYear, today, locale, amount }
  const go = async (): Promise<void> => {
    const text = section === 'sentence' ? draftSentence(source) : draftSummary(source)
    if (text === '') return notifyProblem(t('propose.nothing'))
    await add({ kind: 'passage', block: 'summary', content: { section, text: text.slice(0, 4000) } })
  }
  return (
    <Button variant="subtle" size="compact-sm" leftSection={<IconBolt size={15} />} onClick={() => void go()}>
      {t('propose')}
    </Button>
  )
}

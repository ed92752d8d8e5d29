import type { ReactNode } from 'react'
import type { ShownPareto } from './ParetoCard'
import { useFormat } from '@/shared/ui/format'
import { useText } from '@/shared/ui/i18n'
import { Card } from '@/shared/ui/parts'

/** Clients, sales and share by class; net credits stand apart and are in no share. */
export function ClassesCard({ run, summary, scale }: ShownPareto): ReactNode {
  const t = useText('portfolio')
  const format = useFormat()
  const { classes } = summary
  const amount = (value: { toFixed(places: number): string }): string => format.amount(value.toFixed(4), scale)
  const outside = classes.N
  return (
    <Card title={t('classes.title')} aside={<span className="small faint">{format.unit(run.currency, scale)}</span>}>
      <table className="table compact">
        <thead>
          <tr>
            <th scope="col">{t('classes.class')}</th>
            <th scope="col" className="number">
              {t('classes.clients')}
            </th>
            <th scope="col" className="number">
              {t(`value.${run.basis}`)}
            </th>
            <th scope="col" className="number">
              %
            </th>
          </tr>
        </thead>
        <tbody>
          {(['A', 'B', 'C'] as const).map((letter) => (
            <tr key={letter}>
              <th scope="row">
                <span className="row">
                  <span className={`badge letter ${letter === 'A' ? 'filled' : ''}`}>{letter}</span>
                  {t(`classes.${letter}`)}
                </span>
              </th>
              <td className="number">{format.number(classes[letter].clients)}</td>
              <td className="number">{amount(classes[letter].net)}</td>
              <td className="number strong">
                {classes[letter].share ? format.number(classes[letter].share.toFixed(4), 1) : t('unknown')}
              </td>
            </tr>
          ))}
          <tr className="sum">
            <th scope="row">{t('classes.sold')}</th>
            <td className="number">{format.number(summary.clients)}</td>
            <td className="number">{amount(summary.base)}</td>
            <td className="number">{summary.clients > 0 ? format.number(100, 1) : t('unknown')}</td>
          </tr>
          {outside.clients > 0 ? (
            <tr>
              <th scope="row">
                <span className="row">
                  <span className="badge letter warn">N</span>
                  {t(outside.net.lt(0) ? 'classes.negative' : 'classes.zero')}
                </span>
              </th>
              <td className="number">{format.number(outside.clients)}</td>
              <td className={`number ${outside.net.lt(0) ? 'bad' : ''}`}>{amount(outside.net)}</td>
              <td className="number faint">{t('classes.apart')}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </Card>
  )
}

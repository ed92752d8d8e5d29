import { parseArgs } from 'node:util'
import { clientNames } from '@/modules/imports/reading/client-names'
import { paretoReport, type ParetoReport } from '@/modules/imports/pareto-report'
import type { ClientBy, ReadOptions } from '@/modules/imports/reading/sales-file.types'
import { Refusal } from '@/shared/kernel/errors'
import { refusalSentence } from './refusal.text'

const byNames: Readonly<Record<string, ClientBy>> = { 'tax-id': 'taxId', code: 'code', name: 'name' }

/** `clave pareto FILE [SECOND_FILE]`: the 80/20 of a file, without server or account. 0, or 2 with one sentence. */
export async function runPareto(argv: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        by: { type: 'string' },
        currency: { type: 'string' },
        'one-currency': { type: 'boolean' },
        cut: { type: 'string' },
        sheet: { type: 'string' },
        'tax-rate': { type: 'string' },
      },
    })
    const [file, second] = positionals
    const cut = values.cut === undefined ? 80 : Number(values.cut)
    const by = values.by === undefined ? undefined : byNames[values.by]
    if (!file || !(cut > 0 && cut < 95) || (values.by !== undefined && !by))
      return complain(
        'Uso: clave pareto ARCHIVO [OTRO] [--json] [--by tax-id|code|name] [--currency COP] [--one-currency] [--cut 80]',
      )
    const options: ReadOptions = {
      clientBy: by,
      currency: values.currency,
      oneCurrency: values['one-currency'],
      sheet: values.sheet,
      taxRatePct: values['tax-rate'] === undefined ? undefined : Number(values['tax-rate']),
      names: second ? await clientNames(second) : undefined,
    }
    const report = await paretoReport(file, options, cut)
    process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : spoken(report))
    return 0
  } catch (error) {
    if (error instanceof Refusal) return complain(refusalSentence(error))
    if ((error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) return complain((error as Error).message)
    throw error
  }
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  return 2
}

function spoken(report: ParetoReport): string {
  const number = (text: string): string => {
    const [whole, rest = ''] = text.split('.')
    return `${whole!.replace('-', '−').replace(/\B(?=(\d{3})+(?!\d))/g, '.')},${rest.slice(0, 2).padEnd(2, '0')}`
  }
  const withSales = report.classes.A + report.classes.B + report.classes.C
  const skipped = Object.entries(report.rows.skipped)
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ')
  const lines = [
    '',
    `  ${report.classes.A} de ${withSales} clientes generan ${report.shareOfA.replace('.', ',')} % de las ventas`,
    `  ${report.period.from} a ${report.period.to} · base ${number(report.base)} · el 20 % (${report.top20.clients}) genera ${report.top20.share.replace('.', ',')} %`,
    `  A ${report.classes.A} · B ${report.classes.B} · C ${report.classes.C} · N ${report.classes.N} · sin cliente ${number(report.withoutClient.total)}`,
    `  ${report.rows.read} filas = ${report.rows.used} usadas${skipped ? ` + ${skipped}` : ''}`,
    '',
    ...report.top.map(
      (row, i) =>
        `  ${String(i + 1).padStart(2)}  ${(row.name || row.client).slice(0, 40).padEnd(40)} ${number(row.net).padStart(20)}`,
    ),
    '',
  ]
  return `${lines.join('\n')}\n`
}

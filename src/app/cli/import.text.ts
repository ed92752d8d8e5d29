import type { ImportErrorKind } from '@/modules/imports/import-file.contract'
import type { ImportCheck } from '@/modules/imports/import-check.contract'

export type Language = 'es' | 'en'

/** Spanish, unless the machine says that its person reads English. */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  return /^en/i.test(env['LC_ALL'] ?? env['LANG'] ?? '') ? 'en' : 'es'
}

type Skip = keyof ImportCheck['rows']['skipped']
type Warning = keyof ImportCheck['warnings']

interface Words {
  usage: string
  skipped: Readonly<Record<Skip, string>>
  warnings: Readonly<Record<Warning, string>>
  errors: Readonly<Record<ImportErrorKind, string>>
  used: string
  documents: (found: ImportCheck['documents']) => string
  clients: (found: ImportCheck['clients']) => string
  total: string
  withoutClient: string
  warned: string
  wrong: string
  ask: string
  applied: string
  notApplied: string
  onBehalf: string
  noDirector: string
  noSuchColumn: (name: string) => string
  nothingNew: string
}

export const words: Readonly<Record<Language, Words>> = {
  es: {
    usage:
      'Uso: clave import ARCHIVO [--as CORREO] [--map campo=columna …] [--sheet HOJA] [--header-row N] [--by tax-id|code|name] [--currency COP] [--one-currency] [--tax-rate 19] [--yes] [--json]',
    skipped: {
      blank: 'vacías',
      repeatedHeader: 'encabezados repetidos',
      pageHeading: 'títulos de página',
      subtotal: 'subtotales',
      total: 'totales',
      footer: 'pie',
      cancelled: 'anuladas',
      excluded: 'no son ventas',
      omitted: 'omitidas',
      withoutClient: 'sin cliente',
      error: 'con error',
    },
    warnings: {
      withoutClient: 'ventas sin cliente',
      futureDate: 'fechas futuras',
      zeroAmount: 'valor cero',
      withoutRate: 'sin tasa de cambio',
      withoutDocument: 'sin número de documento',
      estimatedNet: 'neto estimado',
      supposedFormat: 'formato supuesto',
    },
    errors: {
      impossibleDate: 'fecha imposible',
      missingDate: 'sin fecha',
      badNumber: 'valor con texto',
      missingAmount: 'sin valor',
      formulaWithoutValue: 'fórmula sin resultado',
      amountTooLarge: 'valor demasiado grande',
      raggedRow: 'fila incompleta',
      missingDocument: 'sin número de documento',
    },
    used: 'usadas',
    documents: (found) =>
      `Documentos: ${found.new} nuevos, ${found.changed} corregidos, ${found.alreadyThere} ya estaban`,
    clients: (found) => `Clientes: ${found.new} nuevos, ${found.known} conocidos, ${found.doubtful} por confirmar`,
    total: 'Total',
    withoutClient: 'de ello sin cliente',
    warned: 'Con aviso',
    wrong: 'Con error, fuera',
    ask: '¿Importar? [s/N] ',
    applied: 'Importado. Se puede deshacer durante 30 días en Importaciones.',
    notApplied: 'No se importó nada.',
    onBehalf: 'En nombre de',
    noDirector:
      'No hay un director con ese correo; indique otro con --as o cree a la primera persona al iniciar Clave.',
    noSuchColumn: (name) => `No existe el campo o la columna «${name}» en --map.`,
    nothingNew: 'No hay nada nuevo: todos los documentos ya estaban.',
  },
  en: {
    usage:
      'Usage: clave import FILE [--as EMAIL] [--map field=column …] [--sheet SHEET] [--header-row N] [--by tax-id|code|name] [--currency COP] [--one-currency] [--tax-rate 19] [--yes] [--json]',
    skipped: {
      blank: 'blank',
      repeatedHeader: 'repeated headers',
      pageHeading: 'page titles',
      subtotal: 'subtotals',
      total: 'totals',
      footer: 'footer',
      cancelled: 'cancelled',
      excluded: 'no sales',
      omitted: 'left out',
      withoutClient: 'without client',
      error: 'with error',
    },
    warnings: {
      withoutClient: 'sales without client',
      futureDate: 'future dates',
      zeroAmount: 'zero amount',
      withoutRate: 'without exchange rate',
      withoutDocument: 'without document number',
      estimatedNet: 'estimated net',
      supposedFormat: 'supposed format',
    },
    errors: {
      impossibleDate: 'impossible date',
      missingDate: 'no date',
      badNumber: 'amount with text',
      missingAmount: 'no amount',
      formulaWithoutValue: 'formula without result',
      amountTooLarge: 'amount too large',
      raggedRow: 'incomplete row',
      missingDocument: 'no document number',
    },
    used: 'used',
    documents: (found) =>
      `Documents: ${found.new} new, ${found.changed} corrected, ${found.alreadyThere} already there`,
    clients: (found) => `Clients: ${found.new} new, ${found.known} known, ${found.doubtful} to confirm`,
    total: 'Total',
    withoutClient: 'of it without client',
    warned: 'With a warning',
    wrong: 'With an error, left out',
    ask: 'Import? [y/N] ',
    applied: 'Imported. It can be undone for 30 days under Imports.',
    notApplied: 'Nothing was imported.',
    onBehalf: 'On behalf of',
    noDirector:
      'There is no director with that address; name another with --as, or create the first person by starting Clave.',
    noSuchColumn: (name) => `There is no field or column “${name}” of --map.`,
    nothingNew: 'Nothing is new: all documents were there already.',
  },
}

import type { ImportErrorKind } from './import-file.contract'

type Locale = 'es' | 'en'

/** Why a row did not come in, for the file that is opened elsewhere. */
export const errorReason: Readonly<Record<Locale, Readonly<Record<ImportErrorKind, string>>>> = {
  es: {
    impossibleDate: 'La fecha no existe o no se entiende',
    missingDate: 'Falta la fecha',
    badNumber: 'El valor no es un número',
    missingAmount: 'Falta el valor',
    formulaWithoutValue: 'La fórmula no trae resultado; abra el libro y guárdelo de nuevo',
    amountTooLarge: 'El valor es demasiado grande',
    raggedRow: 'La fila no tiene las columnas del encabezado',
    missingDocument: 'Falta el número del documento',
  },
  en: {
    impossibleDate: 'The date does not exist or cannot be understood',
    missingDate: 'The date is missing',
    badNumber: 'The amount is not a number',
    missingAmount: 'The amount is missing',
    formulaWithoutValue: 'The formula has no result; open the workbook and save it again',
    amountTooLarge: 'The amount is too large',
    raggedRow: 'The row does not have the columns of the heading',
    missingDocument: 'The document number is missing',
  },
}

export const errorHeading: Readonly<Record<Locale, { row: string; reason: string; column: string }>> = {
  es: { row: 'Fila', reason: 'Motivo', column: 'Columna' },
  en: { row: 'Row', reason: 'Reason', column: 'Column' },
}
export const errorSheetName: Readonly<Record<Locale, string>> = { es: 'Filas con error', en: 'Rows with error' }

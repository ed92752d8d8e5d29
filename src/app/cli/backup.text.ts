import type { BackupFigures } from './backup.command'
import type { Language } from './language'

interface BackupWords {
  backupUsage: string
  restoreUsage: string
  written: (path: string, figures: BackupFigures) => string
  restored: (path: string, madeAt: string, figures: BackupFigures) => string
}

function spoken(locale: Language, value: number, decimals = 0): string {
  return new Intl.NumberFormat(locale === 'es' ? 'es-CO' : 'en', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value)
}

function moment(locale: Language, at: string): string {
  return new Intl.DateTimeFormat(locale === 'es' ? 'es-CO' : 'en', { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(at),
  )
}

export const backupWords: Readonly<Record<Language, BackupWords>> = {
  es: {
    backupUsage: 'Uso: clave backup ARCHIVO, por ejemplo clave backup clave-2026-05-14.gz',
    restoreUsage: 'Uso: clave restore ARCHIVO, sobre una instalación vacía',
    written: (path, { tables, rows, megabytes, seconds }) =>
      `Copia lista en ${path}: ${spoken('es', rows)} filas de ${tables} tablas, ${spoken('es', megabytes, 1)} MB, ${spoken('es', seconds, 1)} s. Se leyó de nuevo y está completa.\nGuárdela fuera de esta máquina: contiene todos los datos.`,
    restored: (path, madeAt, { tables, rows, seconds }) =>
      `Se restauró ${path}, hecha el ${moment('es', madeAt)}: ${spoken('es', rows)} filas de ${tables} tablas, ${spoken('es', seconds, 1)} s.\nNadie quedó con sesión abierta y ningún enlace anterior sirve; inicie Clave y entre con su contraseña.`,
  },
  en: {
    backupUsage: 'Usage: clave backup FILE, for example clave backup clave-2026-05-14.gz',
    restoreUsage: 'Usage: clave restore FILE, into an empty installation',
    written: (path, { tables, rows, megabytes, seconds }) =>
      `Backup ready in ${path}: ${spoken('en', rows)} rows of ${tables} tables, ${spoken('en', megabytes, 1)} MB, ${spoken('en', seconds, 1)} s. It was read again and is whole.\nKeep it away from this machine: it holds all data.`,
    restored: (path, madeAt, { tables, rows, seconds }) =>
      `${path}, made ${moment('en', madeAt)}, was restored: ${spoken('en', rows)} rows of ${tables} tables, ${spoken('en', seconds, 1)} s.\nNobody is signed in and no earlier link works; start Clave and enter with your password.`,
  },
}

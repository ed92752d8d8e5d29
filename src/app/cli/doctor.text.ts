import type { HealthCheck } from '@/shared/server/health'
import type { Language } from './language'

type Said = (facts: Readonly<Record<string, string>>, isWell: boolean) => string

export const doctorWords: Readonly<Record<Language, Readonly<Record<HealthCheck, Said>>>> = {
  es: {
    versions: (f, isWell) =>
      `Clave ${f['clave']} · Node ${f['node']} · PostgreSQL ${f['postgres']}${isWell ? '' : `: actualícelo al ${f['least']} o más nuevo, que corrige fallas de seguridad`}`,
    disk: (f, isWell) =>
      `Disco de ${f['path']}: ${f['freePct']} % libre (${f['freeGigabytes']} GB)${isWell ? '' : '; libere espacio'}`,
    role: (_f, isWell) =>
      isWell
        ? 'Atiende con un usuario sin privilegios'
        : 'clave_app puede saltarse la seguridad por filas; quítele esos permisos',
    schema: (f) =>
      f['foreign']
        ? `La base de datos tiene migraciones que esta versión no conoce: ${f['foreign']}`
        : f['pending']
          ? `Faltan migraciones (se aplican al iniciar): ${f['pending']}`
          : `Esquema al día: ${f['applied']} migraciones`,
    wall: (f, isWell) =>
      isWell ? 'Todas las tablas están protegidas' : `Tablas sin la protección debida:\n  ${f['findings']}`,
    mail: (f, isWell) =>
      `Correo por enviar: ${f['waiting']}${isWell ? '' : `; el más antiguo espera hace ${f['minutes']} minutos y ${f['lost']} no se pudieron enviar: revise CLAVE_SMTP_URL`}`,
  },
  en: {
    versions: (f, isWell) =>
      `Clave ${f['clave']} · Node ${f['node']} · PostgreSQL ${f['postgres']}${isWell ? '' : `: update it to ${f['least']} or newer, which mends security faults`}`,
    disk: (f, isWell) =>
      `Disk of ${f['path']}: ${f['freePct']} % free (${f['freeGigabytes']} GB)${isWell ? '' : '; make room'}`,
    role: (_f, isWell) =>
      isWell
        ? 'Serves as a user without privileges'
        : 'clave_app can step around row-level security; take those rights from it',
    schema: (f) =>
      f['foreign']
        ? `The database has migrations that this version does not know: ${f['foreign']}`
        : f['pending']
          ? `Migrations are missing (they are applied at start): ${f['pending']}`
          : `Schema up to date: ${f['applied']} migrations`,
    wall: (f, isWell) =>
      isWell ? 'Every table is guarded' : `Tables not guarded as they must be:\n  ${f['findings']}`,
    mail: (f, isWell) =>
      `Mail to send: ${f['waiting']}${isWell ? '' : `; the oldest has waited for ${f['minutes']} minutes and ${f['lost']} could not be sent: look at CLAVE_SMTP_URL`}`,
  },
}

import { languageOf } from './language'
import type { StartupCode, StartupProblem } from '@/shared/server/startup-problem'

type Sentence = (facts: Readonly<Record<string, string>>) => string

const spanish: Readonly<Record<StartupCode, Sentence>> = {
  node_too_old: (f) =>
    `Clave necesita Node 20.19 o más nuevo y este es ${f['found']}; instale Node 24 LTS y vuelva a probar.`,
  port_taken: (f) =>
    `El puerto ${f['port']} está ocupado; cierre el programa que lo usa o inicie con CLAVE_PORT=4311 npm start.`,
  port_not_allowed: (f) =>
    `Este usuario no puede abrir el puerto ${f['port']}; use uno mayor que 1024, por ejemplo CLAVE_PORT=4310 npm start.`,
  data_not_writable: (f) =>
    `No se puede escribir en ${f['path']}; dé permiso de escritura o elija otra carpeta con CLAVE_DATA_DIR=/otra/carpeta npm start.`,
  data_in_use: (f) =>
    `Otra Clave ya usa los datos de ${f['path']} (proceso ${f['pid']}); use esa, deténgala, o elija otra carpeta con CLAVE_DATA_DIR=/otra/carpeta npm start.`,
  data_of_newer_major: (f) =>
    `Los datos de ${f['path']} son de PostgreSQL ${f['found']}, más nuevo que el ${f['ours']} de esta versión; use la versión de Clave que los creó o restaure una copia.`,
  data_of_older_major: (f) =>
    `Los datos de ${f['path']} son de PostgreSQL ${f['found']} y esta versión usa el ${f['ours']}; haga una copia con la versión anterior (clave backup) y restáurela aquí (clave restore).`,
  platform_unsupported: (f) =>
    `No hay PostgreSQL incluido para ${f['platform']}; instale PostgreSQL 15 o más nuevo, o indique su servidor con DATABASE_URL=postgres://…`,
  uid_without_name: () =>
    'PostgreSQL no funciona como root y esta máquina no tiene los usuarios postgres, node ni nobody; inicie Clave con otro usuario o indique DATABASE_URL.',
  database_would_not_start: (f) =>
    `La base de datos incluida no inició: ${f['reason']}. Sus datos siguen en la carpeta de datos; revise el registro pg18.log que está en ella.`,
  database_unreachable: (f) => `No se pudo entrar a la base de datos de DATABASE_URL: ${f['reason']}.`,
  database_too_old: (f) => `El servidor es PostgreSQL ${f['found']}; Clave necesita el 15 o uno más nuevo.`,
  database_rights_missing: (f) =>
    `Al usuario de DATABASE_URL le faltan permisos; pida al administrador del servidor que ejecute: ${f['statements']}`,
  database_is_newer: (f) =>
    `La base de datos ya tiene la migración ${f['migration']}, de una versión más nueva de Clave; inicie esa versión.`,
  migration_changed: (f) =>
    `La migración ${f['migration']} cambió después de aplicarse; vuelva a los archivos originales de esta versión.`,
  role_too_strong: () =>
    'Clave no atiende con un usuario que puede saltarse la seguridad por filas; revise que clave_app no sea superusuario ni dueño de tablas.',
  wall_broken: (f) =>
    `La base de datos no protege sus tablas como debe (${f['count']}: ${f['first']}); alguien la cambió a mano. Ejecute npm run -s clave -- doctor, que los nombra todos.`,
  backup_exists: (f) => `Ya existe ${f['path']}; elija otro nombre, para no perder la copia anterior.`,
  backup_not_written: (f) => `No se pudo escribir ${f['path']}: ${f['reason']}; revise el espacio y los permisos.`,
  backup_unreadable: (f) => `${f['path']} no es una copia de seguridad de Clave, o no se puede leer (${f['reason']}).`,
  backup_damaged: (f) =>
    `La copia ${f['path']} está dañada en la parte «${f['part']}»; no se restauró nada. Use otra copia.`,
  backup_of_newer: (f) =>
    `La copia ${f['path']} es de Clave ${f['made']}, más nueva que esta; restáurela con esa versión.`,
  restore_not_empty: () =>
    'Esta instalación ya tiene datos; una copia se restaura solo en una vacía: elija otra carpeta con CLAVE_DATA_DIR=/otra/carpeta, u otra base con DATABASE_URL.',
  restore_while_serving: () => 'Clave está atendiendo sobre esta base de datos; deténgala y restaure después.',
  web_not_built: () => 'Faltan las pantallas compiladas; ejecute npm start, que las prepara.',
  public_http: (f) =>
    `Clave no se abre a la red (${f['host']}) sin https; ponga un proxy con https y CLAVE_BASE_URL=https://…, o acepte el riesgo con CLAVE_ALLOW_HTTP=1.`,
}

const english: Readonly<Record<StartupCode, Sentence>> = {
  node_too_old: (f) => `Clave needs Node 20.19 or newer and this is ${f['found']}; install Node 24 LTS and try again.`,
  port_taken: (f) =>
    `Port ${f['port']} is taken; close the program that uses it or start with CLAVE_PORT=4311 npm start.`,
  port_not_allowed: (f) =>
    `This user may not open port ${f['port']}; use one above 1024, for example CLAVE_PORT=4310 npm start.`,
  data_not_writable: (f) =>
    `${f['path']} cannot be written; allow it or choose another folder with CLAVE_DATA_DIR=/other/folder npm start.`,
  data_in_use: (f) =>
    `Another Clave already uses the data in ${f['path']} (process ${f['pid']}); use that one, stop it, or choose another folder with CLAVE_DATA_DIR=/other/folder npm start.`,
  data_of_newer_major: (f) =>
    `The data in ${f['path']} is of PostgreSQL ${f['found']}, newer than this version's ${f['ours']}; use the Clave that made it or restore a backup.`,
  data_of_older_major: (f) =>
    `The data in ${f['path']} is of PostgreSQL ${f['found']} and this version uses ${f['ours']}; back it up with the older version (clave backup) and restore it here (clave restore).`,
  platform_unsupported: (f) =>
    `No PostgreSQL is included for ${f['platform']}; install PostgreSQL 15 or newer, or name your server with DATABASE_URL=postgres://…`,
  uid_without_name: () =>
    'PostgreSQL refuses to run as root and this machine has none of the users postgres, node or nobody; start Clave as another user or set DATABASE_URL.',
  database_would_not_start: (f) =>
    `The included database did not start: ${f['reason']}. Your data is still in the data folder; see pg18.log there.`,
  database_unreachable: (f) => `The database of DATABASE_URL could not be entered: ${f['reason']}.`,
  database_too_old: (f) => `The server is PostgreSQL ${f['found']}; Clave needs 15 or newer.`,
  database_rights_missing: (f) =>
    `The user of DATABASE_URL lacks rights; ask the server's administrator to run: ${f['statements']}`,
  database_is_newer: (f) => `The database has migration ${f['migration']}, from a newer Clave; start that version.`,
  migration_changed: (f) =>
    `Migration ${f['migration']} changed after it was applied; go back to this version's original files.`,
  role_too_strong: () =>
    'Clave does not serve as a user who can step around row-level security; see that clave_app is neither superuser nor owner of tables.',
  wall_broken: (f) =>
    `The database does not guard its tables as it must (${f['count']}: ${f['first']}); somebody changed it by hand. Run npm run -s clave -- doctor, which names them all.`,
  backup_exists: (f) => `${f['path']} is there already; choose another name, so that the earlier backup is kept.`,
  backup_not_written: (f) => `${f['path']} could not be written: ${f['reason']}; look at space and permissions.`,
  backup_unreadable: (f) => `${f['path']} is no backup of Clave, or cannot be read (${f['reason']}).`,
  backup_damaged: (f) =>
    `The backup ${f['path']} is damaged in the part «${f['part']}»; nothing was restored. Use another backup.`,
  backup_of_newer: (f) =>
    `The backup ${f['path']} is of Clave ${f['made']}, newer than this one; restore it with that version.`,
  restore_not_empty: () =>
    'This installation has data; a backup is restored into an empty one only: choose another folder with CLAVE_DATA_DIR=/other/folder, or another database with DATABASE_URL.',
  restore_while_serving: () => 'Clave is serving on this database; stop it and restore then.',
  web_not_built: () => 'The built screens are missing; run npm start, which prepares them.',
  public_http: (f) =>
    `Clave does not open to the network (${f['host']}) without https; put a proxy with https in front and set CLAVE_BASE_URL=https://…, or accept the risk with CLAVE_ALLOW_HTTP=1.`,
}

/** One sentence: Spanish, unless the machine says that its person reads English. */
export function sentenceOf(problem: StartupProblem): string {
  return (languageOf(process.env) === 'en' ? english : spanish)[problem.code](problem.facts)
}

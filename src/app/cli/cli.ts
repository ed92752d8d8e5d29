import { sentenceOf } from './startup.text'
import { StartupProblem } from '@/shared/server/startup-problem'

type Command = (argv: readonly string[]) => Promise<number>

// Each command loads only what it needs: `pareto` opens no database.
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.command')).runStart,
  import: async () => (await import('./import.command')).runImport,
  pareto: async () => (await import('./pareto.command')).runPareto,
  user: async () => (await import('./user.command')).runUser,
  backup: async () => (await import('./backup.command')).runBackup,
  restore: async () => (await import('./restore.command')).runRestore,
  doctor: async () => (await import('./doctor.command')).runDoctor,
}

const usage = `clave start                                  inicia Clave · starts Clave
clave import ARCHIVO [--as CORREO] [--yes]    importa ventas sin pantalla · imports sales without a screen
clave pareto ARCHIVO [OTRO] [--json]         el 80/20 de un archivo · the 80/20 of a file
clave user list · user reset CORREO          personas, y un enlace para entrar · people, and a link to enter
clave backup ARCHIVO                         copia de toda la instalación · a copy of the whole installation
clave restore ARCHIVO                        la trae de vuelta, en una vacía · brings it back, into an empty one
clave doctor                                 qué está bien y qué no · what is well and what is not
`

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv
  const load = name ? commands[name] : undefined
  if (!load) {
    process.stderr.write(usage)
    return name === undefined || name === '--help' || name === 'help' ? 0 : 2
  }
  try {
    return await (
      await load()
    )(rest)
  } catch (error) {
    process.stderr.write(
      `${error instanceof StartupProblem ? sentenceOf(error) : String((error as Error).stack ?? error)}\n`,
    )
    return error instanceof StartupProblem ? 2 : 1
  }
}

process.exitCode = await main(process.argv.slice(2))

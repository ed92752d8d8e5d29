import { resolve } from 'node:path'
import { migrationsDirectory, reachServer } from '@/app/server/start'
import { restoreBackup } from '@/shared/server/backup-restore'
import { readConfig } from '@/shared/server/config'
import { figuresOf } from './backup.command'
import { backupWords } from './backup.text'
import { languageOf } from './language'

/** `clave restore FILE`: brings an installation back, into an empty one. */
export async function runRestore([file]: readonly string[]): Promise<number> {
  const said = backupWords[languageOf(process.env)]
  if (!file) {
    process.stderr.write(`${said.restoreUsage}\n`)
    return 2
  }
  const began = performance.now()
  const path = resolve(file)
  // As one that serves: nobody may open the same folder while it is filled.
  const server = await reachServer(readConfig(process.env), 'serve')
  const summary = await restoreBackup(server.connections, path, migrationsDirectory).finally(() => server.stop())
  process.stdout.write(`${said.restored(path, summary.madeAt, figuresOf(summary, began))}\n`)
  return 0
}

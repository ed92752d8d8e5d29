import { resolve } from 'node:path'
import { openDatabase } from '@/app/server/start'
import type { BackupSummary } from '@/shared/server/backup-file'
import { writeBackup } from '@/shared/server/backup-write'
import { readConfig } from '@/shared/server/config'
import { backupWords } from './backup.text'
import { languageOf } from './language'

/** `clave backup FILE`: the whole installation in one file, also while it serves. */
export async function runBackup([file]: readonly string[]): Promise<number> {
  const said = backupWords[languageOf(process.env)]
  if (!file) {
    process.stderr.write(`${said.backupUsage}\n`)
    return 2
  }
  const began = performance.now()
  const path = resolve(file)
  const database = await openDatabase(readConfig(process.env))
  const summary = await writeBackup(database.connections.backup, path).finally(() => database.close())
  process.stdout.write(`${said.written(path, figuresOf(summary, began))}\n`)
  return 0
}

export interface BackupFigures {
  readonly tables: number
  readonly rows: number
  readonly megabytes: number
  readonly seconds: number
}

export function figuresOf(summary: BackupSummary, began: number): BackupFigures {
  const sum = (of: 'rows' | 'bytes'): number => summary.parts.reduce((total, part) => total + part[of], 0)
  return {
    tables: summary.parts.length,
    rows: sum('rows'),
    megabytes: sum('bytes') / 1_000_000,
    seconds: (performance.now() - began) / 1000,
  }
}

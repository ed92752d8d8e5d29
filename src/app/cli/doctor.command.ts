import { migrationsDirectory, reachServer } from '@/app/server/start'
import { readConfig } from '@/shared/server/config'
import { examine } from '@/shared/server/health'
import { doctorWords } from './doctor.text'
import { languageOf } from './language'

/** `clave doctor`: what is well and what is not, a line each. 0 when all is well. */
export async function runDoctor(): Promise<number> {
  const said = doctorWords[languageOf(process.env)]
  const config = readConfig(process.env)
  const server = await reachServer(config, 'tool')
  const findings = await examine(server.connections, {
    dataDirectory: server.isEmbedded ? config.dataDirectory : null,
    migrationsDirectory,
  }).finally(() => server.stop())
  for (const { check, isWell, facts } of findings)
    process.stdout.write(`${isWell ? '✓' : '✗'} ${said[check](facts, isWell)}\n`)
  return findings.every((finding) => finding.isWell) ? 0 : 1
}

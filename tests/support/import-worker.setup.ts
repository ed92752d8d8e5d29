import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A thread runs what is built, not sources: the reading's thread is built once for the whole run, beside the packages it loads. */
export default async function setup(): Promise<() => void> {
  const folder = join(root, 'node_modules', '.clave-test', String(process.pid))
  await build({
    configFile: join(root, 'vite.server.config.ts'),
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: { input: { 'import-worker': join(root, 'src/modules/imports/reading.worker.ts') } },
    },
  })
  process.env['CLAVE_IMPORT_WORKER'] = join(folder, 'import-worker.js')
  return () => rmSync(folder, { recursive: true, force: true })
}

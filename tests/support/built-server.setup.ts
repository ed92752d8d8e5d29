import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder with the built cli.js, import-worker.js and document-worker.js of the sources under test. */
    builtServer: string
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Threads and processes run what is built, not sources: the server is built once for the whole run, beside the real one. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = join(root, 'dist', `test-${process.pid}`)
  await build({
    configFile: join(root, 'vite.server.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  })
  process.env['CLAVE_DOCUMENT_WORKER'] = join(folder, 'document-worker.js')
  process.env['CLAVE_IMPORT_WORKER'] = join(folder, 'import-worker.js')
  project.provide('builtServer', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ImportState } from '@/modules/imports/import.contract'
import { apiPrefix } from '@/shared/server/http'
import { startTestApp, type TestApp } from './test-app'
import type { TestDatabase } from './test-database'
import { testId, type TestPerson } from './test-people'

export interface ImportDesk extends TestApp {
  /** Uploads a file's content and waits until it is read. */
  upload(person: TestPerson, content: string | Buffer, fileName?: string): Promise<ImportState>
  /** Waits until nothing of the import is under way. */
  settled(person: TestPerson, importId: string): Promise<ImportState>
  change(person: TestPerson, method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<ImportState>
  /** Uploads, and applies what was read. */
  bring(person: TestPerson, content: string | Buffer, fileName?: string): Promise<ImportState>
}

const underWay = ['uploading', 'preparing', 'applying']

/** The product with a folder of its own for uploads, and the path of an import in one call. */
export async function startImportDesk(database: TestDatabase): Promise<ImportDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'clave-imports-'))
  const product = await startTestApp(database, { CLAVE_DATA_DIR: folder })
  const settled: ImportDesk['settled'] = async (person, importId) => {
    for (;;) {
      const reply = await product.call(person, { path: `/imports/${importId}` })
      const state = reply.json<ImportState>()
      if (reply.statusCode !== 200) throw new Error(`${reply.statusCode} ${reply.body}`)
      if (!underWay.includes(state.status)) return state
      await pause(25)
    }
  }
  const change: ImportDesk['change'] = async (person, method, path, body) => {
    const reply = await product.call(person, { method, path: `/imports/${path}`, body })
    if (reply.statusCode !== 200) throw new Error(`${path}: ${reply.statusCode} ${reply.body}`)
    return settled(person, path.split('/')[0]!)
  }
  const upload: ImportDesk['upload'] = async (person, content, fileName = 'ventas.csv') => {
    const bytes = Buffer.byteLength(content)
    const created = await product.call(person, { method: 'POST', path: '/imports', body: { fileName, bytes } })
    const { id } = created.json<ImportState>()
    const sent = await product.app.inject({
      method: 'PUT',
      url: `${apiPrefix}/imports/${id}/file`,
      headers: {
        cookie: `clave=${person.token}`,
        'content-type': 'application/octet-stream',
        'idempotency-key': testId(),
      },
      payload: Buffer.from(content),
    })
    if (sent.statusCode !== 200) throw new Error(`upload: ${sent.statusCode} ${sent.body}`)
    return settled(person, id)
  }
  return {
    ...product,
    settled,
    change,
    upload,
    bring: async (person, content, fileName) => {
      const state = await upload(person, content, fileName)
      return change(person, 'POST', `${state.id}/apply`, { revision: state.revision })
    },
    close: async () => {
      await product.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// `npm run schema`: db/schema.sql from a freshly migrated embedded database. The npm package brings no pg_dump; the
// catalogue is read by tests/support/schema-text.ts, and the same test holds the file afterwards.
import { spawnSync } from 'node:child_process'
import { root } from './source-files.mjs'

const done = spawnSync('npx', ['vitest', 'run', 'tests/architecture/schema.test.ts', '--update'], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, CLAVE_TEST_DATABASE_URL: '' },
})
process.exit(done.status ?? 1)

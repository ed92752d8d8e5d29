import { spawnSync } from 'node:child_process'
import { root } from './source-files.mjs'

/** Runs the test that holds a file, on the embedded database, and lets it write the file. @param {string} test */
export function updateSnapshot(test) {
  const done = spawnSync('npx', ['vitest', 'run', test, '--update'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, CLAVE_TEST_DATABASE_URL: '' },
  })
  process.exit(done.status ?? 1)
}

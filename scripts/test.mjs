// `npm test`: rules, actions and SQL on the embedded server; the same on a PostgreSQL service when
// CLAVE_TEST_DATABASE_URL is set; then, on the built product, the faults (kills, full disks, lost connections) and the
// browser journeys. Ends with one line: N passed, N failed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = mkdtempSync(join(tmpdir(), 'clave-results-'))
const totals = { passed: 0, failed: 0, skipped: 0 }

function runSuite(name, args, env) {
  process.stdout.write(`\n── ${name}\n`)
  const output = join(folder, `${name.replace(/\W+/g, '-')}.json`)
  const done = spawnSync(
    'npx',
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${output}`, ...args],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NO_COLOR: '1', ...env },
    },
  )
  if (!existsSync(output)) {
    totals.failed++
    return
  }
  const result = JSON.parse(readFileSync(output, 'utf8'))
  totals.passed += result.numPassedTests
  totals.failed += result.numFailedTests
  totals.skipped += result.numPendingTests + (result.numTodoTests ?? 0)
  // A file that broke before its first test counts too, and so does a run that failed with every test passed.
  const broken = result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  for (const file of broken) process.stdout.write(`broken: ${file.name}\n${file.message ?? ''}\n`)
  totals.failed += broken.length
  if (done.status !== 0 && result.numFailedTests + broken.length === 0) totals.failed++
}

const service = process.env.CLAVE_TEST_DATABASE_URL
const only = process.argv.slice(2)
runSuite('embedded PostgreSQL', only, { CLAVE_TEST_DATABASE_URL: '' })
if (service && only.length === 0) {
  const database = ['src/modules', 'tests/architecture']
  runSuite('PostgreSQL service', database, { CLAVE_SKIP_KNOWN_FILES: '1' })
}
if (only.length === 0) {
  runSuite('faults', ['-c', 'vitest.faults.config.ts'], {})
  runSuite('browser journeys', ['-c', 'vitest.journeys.config.ts'], { CLAVE_TEST_DATABASE_URL: '' })
}
rmSync(folder, { recursive: true, force: true })
process.stdout.write(
  `\n${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}\n`,
)
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0)

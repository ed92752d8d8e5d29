// `npm run check`: every gate that needs no person, one line each with its seconds; what fails says why. About a minute.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { root } from './source-files.mjs'
import { webBudgets } from './web-budgets.mjs'

const work = mkdtempSync(join(tmpdir(), 'clave-check-'))
let failures = 0

/** @returns {Promise<{ ok: boolean, output: string }>} */
function run(command, ...args) {
  return new Promise((resolve) => {
    const isScript = process.platform === 'win32'
    const child = spawn(command, args, { cwd: root, shell: isScript, env: { ...process.env, NO_COLOR: '1', CI: '1' } })
    let output = ''
    child.stdout.on('data', (text) => (output += text))
    child.stderr.on('data', (text) => (output += text))
    child.on('error', (error) => resolve({ ok: false, output: String(error) }))
    child.on('close', (status) => resolve({ ok: status === 0, output }))
  })
}

function line(name, ok, seconds, why = '') {
  if (!ok) failures++
  process.stdout.write(`${ok ? '✓' : '✗'} ${name.padEnd(44)} ${seconds.toFixed(1).padStart(5)} s\n`)
  if (!ok) process.stdout.write(`${why.trim().replace(/^/gm, '    ')}\n`)
}

async function gate(name, work_) {
  const began = performance.now()
  const { ok, output } = await work_()
  line(name, ok, (performance.now() - began) / 1000, output)
}

// They ask every operation hundreds of times: `npm test` runs them, not what one waits for before each commit.
const long = ['fuzz', 'leaks', 'limits'].flatMap((name) => ['--exclude', `tests/architecture/${name}.test.ts`])

/** The tests of the house itself, in one run with one database; a line for each file. */
async function architecture() {
  const report = join(work, 'architecture.json')
  const args = ['vitest', 'run', 'tests/architecture', ...long, '--reporter=json', `--outputFile.json=${report}`]
  const began = performance.now()
  const { output } = await run('npx', ...args)
  if (!existsSync(report)) return line('tests/architecture', false, (performance.now() - began) / 1000, output)
  for (const file of JSON.parse(readFileSync(report, 'utf8')).testResults) {
    const broken = file.assertionResults.filter((test) => test.status === 'failed')
    const why = broken.map((test) => `${test.title}\n${test.failureMessages.join('\n')}`).join('\n') || file.message
    line(relative(root, file.name), file.status === 'passed', (file.endTime - file.startTime) / 1000, why)
  }
}

/** The right matrix is the law of another document; where that lies beside the repository, the copy is the same. */
async function matrixCopy() {
  const law = join(root, '..', 'shared', 'trust', 'authorization.csv')
  if (!existsSync(law)) return { ok: true, output: '' }
  const own = join(root, 'src', 'shared', 'server', 'authorization.csv')
  const ok = readFileSync(law, 'utf8') === readFileSync(own, 'utf8')
  return { ok, output: `${own} differs from ${law}` }
}

const began = performance.now()
await gate('build', () => run(process.execPath, join('scripts', 'setup.mjs'), '--quiet'))
await gate('packages install from the lock', () =>
  run('npm', 'ci', '--dry-run', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'),
)
for (const part of ['kernel', 'server', 'web']) {
  await gate(`types: ${part}`, () => run('npx', 'tsc', '-p', `tsconfig.${part}.json`))
}
await gate('lint with types', () => run('npx', 'oxlint', '--type-aware'))
await gate('format', () => run('npx', 'prettier', '--check', '--cache', '--log-level=warn', '.'))
await gate('no unused file, export or package', () => run('npx', 'knip', '--no-progress', '--no-config-hints'))
await gate('authorization.csv is the reviewed one', matrixCopy)
await gate('size of the screens', async () => webBudgets(join(root, 'dist', 'web')))
await architecture()
rmSync(work, { recursive: true, force: true })
const seconds = ((performance.now() - began) / 1000).toFixed(0)
process.stdout.write(failures === 0 ? `clean, ${seconds} s\n` : `${failures} gates failed, ${seconds} s\n`)
process.exit(failures === 0 ? 0 : 1)

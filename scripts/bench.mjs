// `npm run bench`: one JSON line per figure, ratios taken in this run. Needs a built product; a few minutes.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './source-files.mjs'

const run = (command, args) => {
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: process.env })
  if (done.status !== 0) process.exit(done.status ?? 1)
}
run(process.execPath, [join(root, 'scripts', 'setup.mjs'), '--quiet'])
run('npx', ['vite', 'build', '-c', 'vite.bench.config.ts', '--logLevel', 'error'])
run(process.execPath, ['--expose-gc', join(root, 'dist', 'bench', 'run.js'), ...process.argv.slice(2)])

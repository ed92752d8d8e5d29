// `npm run -s clave -- …`: prepares quietly, then hands over; the command's output is all that is printed.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const setup = spawnSync(process.execPath, [join(root, 'scripts', 'setup.mjs'), '--quiet'], {
  stdio: ['ignore', 'ignore', 'inherit'],
})
if (setup.status !== 0) process.exit(setup.status ?? 1)
const done = spawnSync(process.execPath, [join(root, 'dist', 'server', 'cli.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: process.env.INIT_CWD ?? process.cwd(),
  env: { CLAVE_DATA_DIR: join(root, 'data'), ...process.env },
})
process.exit(done.status ?? 1)

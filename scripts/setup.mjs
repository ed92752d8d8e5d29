// Makes a fresh clone ready: packages from the lock, screens and server built. Node's own modules only: nothing is
// installed when this runs. A second run that finds nothing changed costs a few hundredths of a second.
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const isQuiet = process.argv.includes('--quiet')
const say = (text) => (isQuiet ? undefined : process.stdout.write(`  ${text}\n`))

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Clave necesita Node 20.19 o más nuevo y este es ${process.versions.node}; instale Node 24 LTS y vuelva a probar.\n` +
      `Clave needs Node 20.19 or newer and this is ${process.versions.node}; install Node 24 LTS and try again.\n`,
  )
  process.exit(2)
}

function hashOf(parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/** Names, sizes and times of the sources: cheap, and any edit changes it. */
function sourcesStamp(folders) {
  const seen = []
  const walk = (path) => {
    const stat = statSync(path)
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) walk(join(path, name))
    else if (!/\.test\.tsx?$/.test(path)) seen.push(`${path}:${stat.size}:${Math.round(stat.mtimeMs)}`)
  }
  for (const folder of folders) if (existsSync(join(root, folder))) walk(join(root, folder))
  return hashOf(seen)
}

function isStamped(file, stamp) {
  return existsSync(file) && readFileSync(file, 'utf8') === stamp
}

function run(command, args, doing) {
  say(doing)
  const npm = process.platform === 'win32' ? `${command}.cmd` : command
  const done = spawnSync(npm, args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    // npm would leave the build tools out in production; Vite would put React's slow half in otherwise.
    env: { ...process.env, NODE_ENV: command === 'npm' ? 'development' : 'production' },
  })
  if (done.status !== 0) {
    process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}${done.error ?? ''}\n`)
    process.exit(1)
  }
}

const packagesStamp = hashOf([
  readFileSync(join(root, 'package-lock.json')),
  process.version,
  process.platform,
  process.arch,
])
const packagesFile = join(root, 'node_modules', '.clave-packages')
if (!isStamped(packagesFile, packagesStamp)) {
  run(
    'npm',
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'],
    'Instalando paquetes · Installing packages',
  )
  writeFileSync(packagesFile, packagesStamp)
}

const buildStamp = sourcesStamp([
  'src',
  'db/demo',
  'package-lock.json',
  'vite.web.config.ts',
  'vite.server.config.ts',
  'tsconfig.base.json',
])
const buildFile = join(root, 'dist', '.clave-build')
if (!isStamped(buildFile, buildStamp)) {
  run(
    'npx',
    ['vite', 'build', '-c', 'vite.web.config.ts', '--logLevel', 'error'],
    'Preparando pantallas · Building screens',
  )
  run(
    'npx',
    ['vite', 'build', '-c', 'vite.server.config.ts', '--logLevel', 'error'],
    'Preparando servidor · Building server',
  )
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(buildFile, buildStamp)
}

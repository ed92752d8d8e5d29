// What the architecture tests and the map read of the sources: files, what each imports, its room and its role.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** @returns {string[]} product sources, tests apart, as paths from the root */
export function sourceFiles() {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => join('src', name))
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .sort()
}

/** @param {string} file @returns {string} */
export function textOf(file) {
  return readFileSync(join(root, file), 'utf8')
}

/** Own files as paths from the root, packages by name. @param {string} file @returns {string[]} */
export function importsOf(file) {
  const text = textOf(file)
  const found = [
    /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s+['"]([^'"]+)['"]/g,
    /(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g,
    /import\(\s*['"]([^'"]+)['"]\s*\)/g,
  ].flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))
  return found.map((name) => resolveOwn(file, name).replace(/\?raw$/, ''))
}

/** @param {string} file @param {string} name @returns {string} */
function resolveOwn(file, name) {
  if (name.startsWith('@/')) return join('src', name.slice(2))
  if (name.startsWith('.')) return normalize(join(dirname(file), name))
  return name
}

/** @param {string} path @returns {string | null} */
export function roomOf(path) {
  return /^src\/modules\/([^/]+)\//.exec(path)?.[1] ?? null
}

/** The role in the file's name; «plain» when it has none. @param {string} path @returns {string} */
export function roleOf(path) {
  if (/\/ui\//.test(path)) return 'ui'
  return /\.([a-z]+)(?:\.tsx?)?$/.exec(path.replace(/\.tsx?$/, ''))?.[1] ?? 'plain'
}

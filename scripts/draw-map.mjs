// `npm run map`: MAP.md from the first line of each README and the real imports. tests/architecture/map.test.ts reads
// it again and fails when it no longer says what the sources do.
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { importsOf, roleOf, roomOf, root, sourceFiles, textOf } from './source-files.mjs'

/** @typedef {{ from: string, to: string, isCode: boolean }} Arrow one room that needs another; isCode: by its door */

/** @returns {string[]} rooms that serve something, those that others stand on first */
export function rooms() {
  const waiting = [
    ...new Set(
      sourceFiles()
        .filter((file) => roleOf(file) === 'routes')
        .map(roomOf),
    ),
  ].filter(Boolean)
  const arrows = roomArrows().filter(({ isCode }) => isCode)
  const ordered = []
  while (waiting.length > 0) {
    const isReady = (room) => arrows.every(({ from, to }) => from !== room || ordered.includes(to))
    const next = waiting.find(isReady)
    if (next === undefined) throw new Error(`rooms call each other in a circle: ${waiting.join(', ')}`)
    ordered.push(next)
    waiting.splice(waiting.indexOf(next), 1)
  }
  return ordered
}

/** @returns {Arrow[]} between rooms, one for each pair, in the order of the alphabet */
export function roomArrows() {
  const found = new Map()
  for (const file of sourceFiles()) {
    for (const imported of importsOf(file)) {
      const [from, to] = [roomOf(file), roomOf(imported)]
      if (from === null || to === null || from === to) continue
      const key = `${from} ${to}`
      found.set(key, found.get(key) === true || roleOf(imported) === 'door')
    }
  }
  return [...found].sort().map(([pair, isCode]) => {
    const [from, to] = pair.split(' ')
    return { from, to, isCode }
  })
}

/** What a folder says of itself: its README's heading after the name. @param {string} folder @returns {string} */
export function purposeOf(folder) {
  const file = join(folder, 'README.md')
  const name = folder.split('/').at(-1)
  if (!existsSync(join(root, file))) throw new Error(`${folder} has no README.md`)
  const heading = textOf(file).split('\n')[0]
  if (!heading.startsWith(`# ${name}: `)) throw new Error(`${file} does not begin with «# ${name}: what it is»`)
  return heading.slice(`# ${name}: `.length)
}

/** @param {string} room @param {Arrow[]} arrows @returns {string} */
function roomRow(room, arrows) {
  const endpoints = sourceFiles()
    .filter((file) => roomOf(file) === room && roleOf(file) === 'contract')
    .flatMap((file) => textOf(file).match(/\bendpoint\(\{/g) ?? []).length
  const used = (isCode) =>
    arrows
      .filter((arrow) => arrow.from === room && arrow.isCode === isCode)
      .map(({ to }) => to)
      .join(', ') || '–'
  return `| [${room}](src/modules/${room}/README.md) | ${purposeOf(`src/modules/${room}`)} | ${used(true)} | ${used(false)} | ${endpoints} |`
}

/** @returns {string} a line for each folder under src that is no room */
function surroundings() {
  return ['app', 'shared']
    .flatMap((part) =>
      readdirSync(join(root, 'src', part), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => `src/${part}/${entry.name}`),
    )
    .sort()
    .map((folder) => `| [${folder}](${folder}/README.md) | ${purposeOf(folder)} |`)
    .join('\n')
}

/** @returns {Promise<string>} MAP.md as the sources have it today */
export async function drawMap() {
  const names = rooms()
  const arrows = roomArrows().filter(({ from, to }) => names.includes(from) && names.includes(to))
  const drawn = arrows.map(({ from, to, isCode }) => `  ${from} ${isCode ? '-->' : '-.->'} ${to}`).join('\n')
  const text = `# Map

The rooms of Clave and what each needs of the others. Drawn by \`npm run map\` from the first line of each README and from the imports; a test fails when it is no longer true. What may import what is in [CONVENTIONS.md](CONVENTIONS.md), what the words mean in [GLOSSARY.md](GLOSSARY.md), every table in [db/schema.sql](db/schema.sql), every operation in [docs/openapi.json](docs/openapi.json).

\`\`\`mermaid
flowchart LR
${drawn}
\`\`\`

A whole arrow calls functions of the other room's door; a dotted one knows only its contracts. Rooms that others stand on come first.

| room | what it is | calls | knows the contracts of | operations |
| --- | --- | --- | --- | ---: |
${names.map((room) => roomRow(room, arrows)).join('\n')}

Around the rooms:

| folder | what it is |
| --- | --- |
${surroundings()}
`
  const style = await resolveConfig(join(root, 'MAP.md'))
  return format(text, { ...style, parser: 'markdown' })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(join(root, 'MAP.md'), await drawMap())
  process.stdout.write('MAP.md\n')
}

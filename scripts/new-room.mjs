// `node scripts/new-room.mjs NAME WHAT IT IS…`: the folder of a room with its page and its messages, and what is left to do.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './source-files.mjs'

const [name, ...words] = process.argv.slice(2)
if (!/^[a-z]+$/.test(name ?? '') || words.length === 0) {
  process.stderr.write('node scripts/new-room.mjs NAME WHAT IT IS…, where NAME is one word of the method, in English\n')
  process.exit(2)
}
const folder = join(root, 'src', 'modules', name)
mkdirSync(folder)
mkdirSync(join(folder, 'ui'))
for (const language of ['es', 'en']) writeFileSync(join(folder, 'ui', `${language}.json`), '{}\n')
writeFileSync(
  join(folder, 'README.md'),
  `# ${name}: ${words.join(' ')}

**Words.** What a key account manager calls the things of this room.

**Always true**

- What holds after every change, whoever makes it.

**Who** (keys of authorization.csv): who reads, who changes, who finds nothing.

**Published to others.** The functions of the door; in SQL the views and functions others may read.
`,
)
process.stdout.write(`src/modules/${name}/
Left to do: its words in GLOSSARY.md; the rooms it may use in tests/architecture/walls.test.ts; its routes in
src/app/server/app.ts; its messages in src/app/web/messages.{es,en}.ts; npm run map.
`)

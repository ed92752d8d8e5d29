// `node scripts/new-migration.mjs ROOM WHAT…`: the next numbered file, with the sentence that says what it is for.
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './source-files.mjs'

const [room, ...words] = process.argv.slice(2)
const what = words
  .join('_')
  .toLowerCase()
  .replace(/[^a-z]+/g, '_')
const isRoom = room !== undefined && existsSync(join(root, 'src', 'modules', room))
if (!(isRoom || room === 'ground') || what === '') {
  process.stderr.write(
    'node scripts/new-migration.mjs ROOM WHAT…, where ROOM is a folder of src/modules, or «ground»\n',
  )
  process.exit(2)
}
const migrations = join(root, 'db', 'migrations')
const last = Math.max(0, ...readdirSync(migrations).map((name) => Number(name.slice(0, 4)) || 0))
const name = `${String(last + 1).padStart(4, '0')}_${room}_${what}.sql`
writeFileSync(join(migrations, name), `-- ${words.join(' ')}\n`, { flag: 'wx' })
process.stdout.write(`db/migrations/${name}\nthen npm run schema, and read what changed in db/schema.sql\n`)

import { openDatabase } from '@/app/server/start'
import { listPeopleOnHost, makeLinkOnHost } from '@/modules/identity/identity.door'
import { type Config, readConfig } from '@/shared/server/config'
import { languageOf } from './language'
import { userWords } from './user.text'

/** `clave user list` · `clave user reset EMAIL`: who may come in, and a way in for somebody who lost it. */
export async function runUser([verb, email]: readonly string[]): Promise<number> {
  const said = userWords[languageOf(process.env)]
  const config = readConfig(process.env)
  if (verb === 'list') return listPeople(config, said)
  if (verb === 'reset' && email) return resetPerson(config, said, email)
  process.stderr.write(`${said.usage}\n`)
  return 2
}

type Words = (typeof userWords)['es']

async function listPeople(config: Config, said: Words): Promise<number> {
  const database = await openDatabase(config)
  const people = await listPeopleOnHost(database.connections.migrator).finally(() => database.close())
  if (people.length === 0) process.stdout.write(`${said.nobody}\n`)
  const width = (key: 'name' | 'email'): number => Math.max(...people.map((person) => person[key].length))
  for (const { name, email, roles, state } of people) {
    const line = `${name.padEnd(width('name'))}  ${email.padEnd(width('email'))}  ${said.state[state].padEnd(12)}`
    process.stdout.write(`${line} ${roles.map((role) => said.role[role] ?? role).join(', ')}\n`)
  }
  return 0
}

async function resetPerson(config: Config, said: Words, email: string): Promise<number> {
  const database = await openDatabase(config)
  const made = await makeLinkOnHost(database.connections.migrator, email).finally(() => database.close())
  if (made === 'unknown' || made === 'disabled') {
    process.stderr.write(`${said[made](email)}\n`)
    return 2
  }
  const page = made.purpose === 'reset' ? 'restablecer' : 'invitacion'
  process.stdout.write(`${said.link(made.name)}\n\n  ${config.baseUrl}/${page}#${made.token}\n\n`)
  return 0
}

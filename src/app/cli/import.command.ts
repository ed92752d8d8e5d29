import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { openDatabase } from '@/app/server/start'
import { openDirectorSession } from '@/modules/identity/identity.door'
import { importWholeFile, openImportRoom, withNamedColumns } from '@/modules/imports/imports.door'
import type { ImportOptions } from '@/modules/imports/import-file.contract'
import type { ImportState } from '@/modules/imports/import.contract'
import { Refusal } from '@/shared/kernel/errors'
import { readConfig } from '@/shared/server/config'
import { reportOf } from './import-report'
import { languageOf, words } from './import.text'
import { refusalSentence } from './refusal.text'

const byNames: Readonly<Record<string, ImportOptions['clientBy']>> = { 'tax-id': 'taxId', code: 'code', name: 'name' }

interface Asked {
  file: string
  email: string | undefined
  options: ImportOptions
  columns: ReadonlyMap<string, string>
  isConfirmed: boolean
  isJson: boolean
}

/** `clave import FILE`: the same path as the screen, for a director of the installation. 0, or 2 with one sentence. */
export async function runImport(argv: readonly string[]): Promise<number> {
  const said = words[languageOf(process.env)]
  try {
    const asked = readArguments(argv)
    if (!asked) return complain(said.usage)
    return await importFor(asked)
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) return complain(said.usage)
    if (!(error instanceof Refusal)) throw error
    const given = error.details?.['reason']
    const reason = typeof given === 'string' ? given : ''
    if (error.code === 'invalid_input') return complain(said.noSuchColumn(reason))
    if (error.code === 'not_found' && reason === 'director') return complain(said.noDirector)
    return complain(refusalSentence(error))
  }
}

function readArguments(argv: readonly string[]): Asked | null {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      map: { type: 'string', multiple: true },
      sheet: { type: 'string' },
      'header-row': { type: 'string' },
      by: { type: 'string' },
      currency: { type: 'string' },
      'one-currency': { type: 'boolean' },
      'tax-rate': { type: 'string' },
      yes: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  })
  const pairs = (values.map ?? []).flatMap((text) => text.split(',')).map((text) => text.split('=', 2))
  const by = values.by === undefined ? undefined : byNames[values.by]
  const [headerRow, taxRatePct] = [numberOf(values['header-row']), numberOf(values['tax-rate'])]
  const isWrong =
    positionals.length !== 1 ||
    pairs.some(([field, column]) => !field || !column) ||
    (values.by !== undefined && !by) ||
    Number.isNaN(headerRow) ||
    Number.isNaN(taxRatePct)
  if (isWrong) return null
  const options: ImportOptions = {
    sheet: values.sheet,
    headerRow,
    clientBy: by,
    currency: values.currency,
    oneCurrency: values['one-currency'],
    taxRatePct,
  }
  return {
    file: positionals[0]!,
    email: values.as,
    options: Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
    columns: new Map(pairs as [string, string][]),
    isConfirmed: values.yes ?? !process.stdin.isTTY,
    isJson: values.json ?? false,
  }
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}

async function importFor(asked: Asked): Promise<number> {
  const config = readConfig(process.env)
  const options = await withNamedColumns(asked.file, asked.options, asked.columns)
  const database = await openDatabase(config)
  const room = openImportRoom(config, database)
  try {
    const session = await openDirectorSession(database.connections.migrator, asked.email)
    try {
      const state = await importWholeFile(room, database.pool, {
        path: asked.file,
        sessionHash: session.hash,
        ...(Object.keys(options).length > 0 ? { options } : {}),
        confirm: (read) => confirmed(read, asked, session.personName),
      })
      return tell(state, asked)
    } finally {
      await session.close()
    }
  } finally {
    await room.close()
    await database.close()
  }
}

async function confirmed(state: ImportState, asked: Asked, personName: string): Promise<boolean> {
  const language = languageOf(process.env)
  if (!asked.isJson) process.stdout.write(reportOf(state, personName, language))
  const { documents } = state.check!
  if (documents.new + documents.changed === 0) return false
  if (asked.isConfirmed) return true
  const dialogue = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await dialogue.question(`  ${words[language].ask}`)
  dialogue.close()
  return /^[sy]/i.test(answer.trim())
}

function tell(state: ImportState, asked: Asked): number {
  const said = words[languageOf(process.env)]
  if (asked.isJson) {
    const { id, status, check, refusal } = state
    process.stdout.write(
      `${JSON.stringify({ id, status, refusal, check: check && { ...check, preview: undefined } })}\n`,
    )
  }
  if (state.refusal) return complain(refusalSentence(state.refusal))
  if (!asked.isJson) process.stdout.write(`  ${state.status === 'applied' ? said.applied : said.notApplied}\n\n`)
  return 0
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  return 2
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importWholeFile, type ImportRoom, setLedger } from '@/modules/imports/imports.door'
import { writePlan } from '@/modules/strategy/strategy.door'
import { Refusal, type RefusalCode } from '@/shared/kernel/errors'
import type { Pool } from '@/shared/server/database'
import type { RequestContext } from '@/shared/server/request-transaction'
import type { Enter } from '@/shared/server/route'
import { demoPlan } from '../../../db/demo/demo-plan'
import { demoCompany, demoToday, demoWorld } from '../../../db/demo/demo-world'
import type { DemoWorld } from '../../../db/demo/demo-world.types'
import { type SalesFile, salesFiles } from '../../../db/demo/sales-file'
import { accountKeysOf, furnitureOf } from './demo-furniture'
import { replayPast } from './demo-past'
import { deleteDemoCompany, finishDemo, insertDemoCompany, insertFurniture } from './demo.store'

/** First step: an empty installation becomes the example company, and whoever asks its director. */
export async function beginDemo(ctx: RequestContext): Promise<null> {
  refuse(await insertDemoCompany(ctx.client, { company: demoCompany, today: demoToday }))
  return null
}

export interface DemoPlace {
  readonly pool: Pool
  readonly imports: ImportRoom
  /** Of the person who asks: every step is his. */
  readonly sessionHash: Buffer
  readonly enter: Enter
}

/** The rest, once the first step is on disk: its sales by the import, its people and its past. All of it, or nothing. */
export async function fillDemo(place: DemoPlace): Promise<void> {
  try {
    const world = demoWorld()
    await importSales(place, salesFiles(world))
    await place.enter((ctx) => furnish(ctx, world))
  } catch (error) {
    await place.enter(removeDemo)
    throw error
  }
}

/** Takes the example out whole, with all that was added to it. */
export async function removeDemo(ctx: RequestContext): Promise<null> {
  refuse(await deleteDemoCompany(ctx.client))
  return null
}

async function importSales(place: DemoPlace, files: readonly SalesFile[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'clave-example-'))
  try {
    for (const file of files) await importFile(place, join(folder, file.name), file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function importFile(
  { pool, imports, sessionHash, enter }: DemoPlace,
  path: string,
  file: SalesFile,
): Promise<void> {
  await writeFile(path, file.bytes)
  const ended = await importWholeFile(imports, pool, {
    path,
    sessionHash,
    isDemo: true,
    confirm: async ({ id }) => {
      if (file.ledger) await enter((ctx) => setLedger(ctx, id, file.ledger!))
      return true
    },
  })
  if (ended.status !== 'applied') throw new Error(`${file.name} of the example ended as ${ended.status}`)
}

async function furnish(ctx: RequestContext, world: DemoWorld): Promise<void> {
  const furniture = furnitureOf(world, ctx.newId)
  const idsByKey = await insertFurniture(ctx.client, furniture)
  const accountIds = new Map([...accountKeysOf(world)].map(([client, key]) => [client, idsByKey.get(key)!]))
  await replayPast(ctx, world, accountIds)
  await writePlan(ctx, accountIds.get(demoPlan.clientKey)!, demoPlan)
  await finishDemo(ctx.client, furniture.directorId)
}

function refuse(refusal: RefusalCode | null): void {
  if (refusal) throw new Refusal(refusal)
}

import type { Client } from '@/shared/server/database'
import { checkOf } from './check-of-reading'
import { KnownClients } from './client-match.rules'
import { ClientNumbers } from './client-numbers'
import { documentColumns, DocumentStage } from './document-stage'
import { errorColumns, ErrorStage } from './error-stage'
import { ImportFigures } from './import-figures'
import type { ImportProgress } from './import.contract'
import type { ImportOptions, Inspection } from './import-file.contract'
import { sourceOf } from './import-source.rules'
import { inspectionOf, withWholeFile } from './inspection-view'
import { monthColumns } from './month-stage'
import type { PlannedFile } from './reading/make-plan'
import { isLow, openPools, type Pools, refill } from './number-pools'
import { ProductNumbers } from './product-numbers'
import { readSales } from './reading/read-sales'
import {
  closeStage,
  listKnownClients,
  listKnownProducts,
  openStage,
  type ReadingFindings,
  type ReadingId,
  type ReadingTask,
  reserveNumbers,
} from './reading.store'
import { fixesWhileReading, Omissions } from './row-fix.rules'
import type { ReadOptions, ReadResult, RowError } from './reading/sales-file.types'
import { SalesStage } from './sales-stage'
import { clientColumns, productColumns, writeClients, writeProducts } from './stage-rows'
import { StageWriter } from './stage-writer'

/** The reading was replaced by a newer one, or its import was cancelled: it stops without a word. */
export class Overtaken extends Error {}

export interface FileReading {
  reading: ReadingId
  path: string
  task: ReadingTask
  options: ImportOptions
  settledAt: string
  signal: AbortSignal
  /** Runs in a transaction of its own, beside the reading's. */
  aside<T>(work: (client: Client) => Promise<T>): Promise<T>
  tell(progress: ImportProgress, inspection?: Inspection): void
}

/** Everything one reading of the file has found so far; begun anew when the file contradicts its beginning. */
interface Pass {
  inspection: Inspection
  clients: ClientNumbers
  products: ProductNumbers
  figures: ImportFigures
  errors: ErrorStage
  stage: SalesStage
  source: string
}

/** Reads the file once, writes what it holds into staging, and says what applying it would do. */
export async function readIntoStage(client: Client, file: FileReading): Promise<ReadingFindings> {
  const known = {
    clients: new KnownClients(await listKnownClients(client)),
    products: await listKnownProducts(client),
  }
  const pools = await openPools((what, count) => file.aside((side) => reserveNumbers(side, what, count)))
  const writer = new StageWriter(client)
  let pass: Pass | null = null
  try {
    const result = await readSales({
      path: file.path,
      options: { ...(file.options as ReadOptions), fixes: fixesWhileReading(file.task.fixes) },
      begin: async (planned) => {
        await writer.finish()
        pass = newPass(planned, { file, known, pools, writer })
        const suffix = await openStage(client, file.reading)
        if (!suffix) throw new Overtaken()
        writer.begin(suffix, pass.stage.columns)
        file.tell({ phase: 'read', done: 0, total: planned.file.bytes }, pass.inspection)
      },
      sink: {
        clients: (rows) => void (pass!.stage.rows = rows),
        line: (line) => pass!.stage.line(line),
        error: (error) => failRow(pass!, error),
        omitted: ({ currency, net }) => pass!.figures.addOmitted(pass!.stage.currencyOf(currency), net),
        drain: () => drain(pass!, pools, writer),
      },
      signal: file.signal,
      progress: (done, total) => file.tell({ phase: 'read', done, total }),
    })
    return await settle(client, file, { pass: pass!, pools, writer, result })
  } catch (error) {
    await writer.abandon()
    throw error
  }
}

function newPass(
  planned: PlannedFile,
  {
    file,
    known,
    pools,
    writer,
  }: {
    file: FileReading
    known: { clients: KnownClients; products: Map<string, number> }
    pools: Pools
    writer: StageWriter
  },
): Pass {
  const { plan } = planned
  const { task, options } = file
  const clients = new ClientNumbers(known.clients, pools.account, file.reading.importId, task.decisions)
  clients.begin({
    stripsCheckDigit: plan.stripsCheckDigit,
    hasIds: plan.columns.clientTaxId !== undefined || plan.columns.clientCode !== undefined,
  })
  const products = new ProductNumbers(known.products, pools.product)
  const figures = new ImportFigures(task.companyCurrency)
  const stage = new SalesStage(
    { clients, products, documents: new DocumentStage(pools.document), figures, copy: writer.lines },
    {
      companyCurrency: task.companyCurrency,
      ownCurrency: options.currency ?? task.companyCurrency,
      isOneCurrency: options.oneCurrency ?? false,
      today: task.today,
    },
  )
  stage.begin(plan)
  return {
    inspection: inspectionOf(planned, options as ReadOptions, task.companyCurrency),
    clients,
    products,
    figures,
    errors: new ErrorStage(new Omissions(task.fixes)),
    stage,
    source: sourceOf(plan.system, task.sources),
  }
}

function failRow({ errors, figures, stage }: Pass, error: RowError): void {
  const currency = stage.currencyOf(error.currency)
  if (errors.add(error)) figures.addError(currency, error.net)
  else figures.addOmitted(currency, error.net)
}

/** Between two batches: waits for a slow database, tops up numbers, and writes away what need not stay in memory. */
function drain(pass: Pass, pools: Pools, writer: StageWriter): Promise<void> | undefined {
  const { documents, months } = pass.stage
  if (isLow(pools) || documents.isFull || months.isFull || pass.errors.isFull) return housekeeping(pass, pools, writer)
  return writer.drain()
}

async function housekeeping(pass: Pass, pools: Pools, writer: StageWriter): Promise<void> {
  await writer.drain()
  if (pass.stage.documents.isFull)
    await writer.write('doc', documentColumns, (copy) => pass.stage.flushDocuments(copy, pass.source, false))
  if (pass.stage.months.isFull) await writer.write('month', monthColumns, (copy) => pass.stage.flushMonths(copy))
  if (pass.errors.isFull) await writer.write('error', errorColumns, (copy) => pass.errors.flush(copy))
  await refill(pools)
}

async function settle(
  client: Client,
  file: FileReading,
  read: { pass: Pass; pools: Pools; writer: StageWriter; result: ReadResult },
): Promise<ReadingFindings> {
  const { pass, pools, writer, result } = read
  file.tell({ phase: 'match', done: 0, total: 1 })
  await writer.finish()
  await writer.write('doc', documentColumns, (copy) => pass.stage.flushDocuments(copy, pass.source, true))
  await writer.write('month', monthColumns, (copy) => pass.stage.flushMonths(copy))
  await writer.write('error', errorColumns, (copy) => pass.errors.flush(copy))
  const clients = pass.clients.finish(await pools.account.settle())
  const products = await pools.product.settle()
  await writer.write('client', clientColumns, (copy) => writeClients(copy, clients))
  await writer.write('product', productColumns, (copy) => writeProducts(copy, pass.products.fresh, products))
  file.signal.throwIfAborted()
  file.tell({ phase: 'compare', done: 0, total: 1 })
  const review = await closeStage(client, file.reading, {
    account_no: [...clients.renumbered],
    product_no: [...products],
    document_no: await pass.stage.documents.settle(),
  })
  if (!review) throw new Overtaken()
  const check = checkOf({ result, figures: pass.figures, errors: pass.errors, clients, stage: pass.stage, review })
  return {
    settledAt: file.settledAt,
    inspection: withWholeFile(pass.inspection, result.plan),
    check,
    doubts: clients.doubts.toSorted((a, b) => Number(b.client.net) - Number(a.client.net)).slice(0, mostDoubtsShown),
    consequences: clients.consequences,
    figures: {
      source: pass.source,
      companyCurrency: file.task.companyCurrency,
      headings: result.plan.header,
      rows: check.rows,
      period: check.period,
      totals: check.currencies.map(({ currency, rows, net }) => ({ currency, rows, net })),
    },
  }
}

// Those of the largest clients are decided here; all of them wait among the accounts afterwards.
const mostDoubtsShown = 1_000

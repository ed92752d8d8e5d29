import type { CopyText } from './copy-text'
import { scaledText } from './reading/decimal-text.rules'
import { detached } from './reading/detached-text'
import { addHash } from './line-hash.rules'
import type { DocKind } from './reading/sales-file.types'
import type { NumberPool } from './number-pool'

const blockSize = 1000

export interface DocumentHead {
  /** Place in the client table; −1 for none. */
  client: number
  accountNo: number
  kind: DocKind
  /** The file does not say the kind: what the document adds up to will. */
  isKindDerived: boolean
  prefix: string
  number: string
  issuedOn: string
  currency: string
  rate: Rate | null
  salesperson: string
}

/** A document while its lines go by. A class, so that a million of them keep one shape. */
export class StagedDocument {
  readonly no: number
  readonly client: number
  readonly accountNo: number
  readonly kind: DocKind
  readonly isKindDerived: boolean
  readonly prefix: string
  readonly number: string
  readonly issuedOn: string
  readonly currency: string
  readonly rate: Rate | null
  readonly salesperson: string
  net = 0
  netHigh = 0n
  base = 0n
  lines = 0
  hashA = 0
  hashB = 0

  constructor(no: number, head: DocumentHead) {
    this.no = no
    this.client = head.client
    this.accountNo = head.accountNo
    this.kind = head.kind
    this.isKindDerived = head.isKindDerived
    this.prefix = detached(head.prefix)
    this.number = detached(head.number)
    this.issuedOn = head.issuedOn
    this.currency = head.currency
    this.rate = head.rate
    this.salesperson = detached(head.salesperson)
  }
}
export interface Rate {
  mantissa: bigint
  unit: bigint
  text: string
}

const mostYoung = 40_000

/**
 * The documents of a file in bounded memory: those not met for a long while are written away, and if one returns later it is
 * written in parts, which the database joins.
 */
export class DocumentStage {
  #young = new Map<string, StagedDocument>()
  #old = new Map<string, StagedDocument>()
  #next = 0
  #left = 0
  readonly #blocks: NumberPool

  constructor(blocks: NumberPool) {
    this.#blocks = blocks
  }

  find(key: string): StagedDocument | undefined {
    const young = this.#young.get(key)
    if (young) return young
    const old = this.#old.get(key)
    if (!old) return undefined
    this.#old.delete(key)
    this.#young.set(key, old)
    return old
  }

  open(key: string, head: DocumentHead): StagedDocument {
    const opened = new StagedDocument(this.#takeNo(), head)
    this.#young.set(key, opened)
    return opened
  }

  // Blocks come a thousand at a time, so a burst would need millions of documents to empty the pool; a lent (negative) block
  // keeps its numbers negative and apart until they are settled.
  #takeNo(): number {
    if (this.#left === 0) {
      const block = this.#blocks.take()
      this.#next = block < 0 ? block * blockSize : block
      this.#left = blockSize
    }
    this.#left--
    return this.#next++
  }

  /** Numbers lent in a hurry → real ones; nearly always none. */
  async settle(): Promise<[number, number][]> {
    const blocks = await this.#blocks.settle()
    return [...blocks].flatMap(([lent, real]) =>
      Array.from({ length: blockSize }, (_, i): [number, number] => [lent * blockSize + i, real + i]),
    )
  }

  get isFull(): boolean {
    return this.#young.size >= mostYoung
  }

  /** Writes the older half away, all of it at the end; `seen` gets each. */
  flush(
    copy: CopyText,
    source: string,
    { isEnd, seen }: { isEnd: boolean; seen(document: StagedDocument): void },
  ): void {
    const leaving = isEnd ? [this.#old, this.#young] : [this.#old]
    for (const documents of leaving) {
      for (const document of documents.values()) {
        seen(document)
        writeDocument(copy, document, source)
      }
    }
    this.#old = isEnd ? new Map() : this.#young
    this.#young = new Map()
  }
}

export const documentColumns =
  'document_no, account_no, source, kind, prefix, number, issued_on, currency, fx_rate, net, net_base, line_count, hash_a, hash_b, is_kind_derived, salesperson'

function writeDocument(copy: CopyText, document: StagedDocument, source: string): void {
  const net = netOf(document)
  const kind = document.isKindDerived && net < 0n ? 'creditNote' : document.kind
  copy.int(document.no).int(document.accountNo).text(source).plain(kind).text(document.prefix).text(document.number)
  copy.plain(document.issuedOn).plain(document.currency)
  if (document.rate) copy.plain(document.rate.text)
  else copy.none()
  copy.plain(scaledText(net))
  if (document.rate) copy.plain(scaledText(document.base))
  else copy.none()
  copy
    .int(document.lines)
    .int(document.hashA)
    .int(document.hashB)
    .plain(document.isKindDerived ? 't' : 'f')
    .text(document.salesperson === '' ? null : document.salesperson)
    .end()
}

export function netOf(document: StagedDocument): bigint {
  return document.netHigh + BigInt(document.net)
}

const largeSum = 4.5e15

export function addLine(document: StagedDocument, net: number, hash: { readonly a: number; readonly b: number }): void {
  document.lines++
  document.net += net
  if (document.net > largeSum || document.net < -largeSum) {
    document.netHigh += BigInt(document.net)
    document.net = 0
  }
  document.hashA = addHash(document.hashA, hash.a)
  document.hashB = addHash(document.hashB, hash.b)
}

/** A rate as exact decimal; null for none, zero and negative ones, which convert nothing. At most eight places, as stored. */
export function rateOf(text: string): Rate | null {
  const match = /^(\d{1,11})(?:\.(\d+))?$/.exec(text)
  if (!match) return null
  const places = (match[2] ?? '').slice(0, 8)
  const mantissa = BigInt(match[1]! + places)
  return mantissa === 0n
    ? null
    : { mantissa, unit: 10n ** BigInt(places.length), text: places === '' ? match[1]! : `${match[1]}.${places}` }
}

/** net × rate in ten-thousandths, half away from zero. */
export function converted(net: number, { mantissa, unit }: Rate): bigint {
  const product = BigInt(net) * mantissa
  const absolute = product < 0n ? -product : product
  const rounded = (absolute * 2n + unit) / (unit * 2n)
  return product < 0n ? -rounded : rounded
}

import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'

/** What was asked and what was acknowledged, kept outside the product and on disk before the next step. */
export interface Ledger {
  note(entry: LedgerEntry): void
  read(): LedgerEntry[]
}
export interface LedgerEntry {
  readonly round: number
  readonly importId: string
  readonly what: 'announced' | 'asked to apply' | 'acknowledged'
}

export function openLedger(file: string): Ledger {
  return {
    note: (entry) => {
      const opened = openSync(file, 'a')
      writeSync(opened, `${JSON.stringify(entry)}\n`)
      fsyncSync(opened)
      closeSync(opened)
    },
    read: () =>
      readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as LedgerEntry),
  }
}

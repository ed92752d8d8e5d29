/** One drawer at a time, whichever part of the block it belongs to. */
export interface Opening {
  readonly key: string | null
  readonly open: (key: string) => void
  readonly close: () => void
}

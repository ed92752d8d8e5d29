import type { Detected } from './sales-file.types'

/** What a person said: nothing to prove. */
export function given<T>(value: T): Detected<T> {
  return { value, agree: 0, of: 0, supposed: false }
}

export function proven<T>(value: T, { agree, of }: { agree: number; of: number }): Detected<T> {
  return { value, agree, of, supposed: false }
}

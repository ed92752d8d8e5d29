/**
 * Under which source the documents of a file are known.
 * Shape   in: the system that the headings gave away (null: unknown) and the sources of the documents that live.
 * Rule    A company with one source keeps it when either file does not say where it comes from: the same export with other
 *         columns must find its documents again. Two systems that say their names are two sources.
 * Source  issue 2 §2 «A document is known by source, type, prefix and number»
 */
export function sourceOf(system: string | null, known: readonly string[]): string {
  const only = known.length === 1 ? known[0]! : null
  if (only !== null && (system === null || only === '')) return only
  return system ?? ''
}

/**
 * The words of a text as they are compared: small letters, no accents, letters and digits only.
 * Shape   in: any text. Out: its words in order; «3,1 %» gives «3» and «1».
 * Errors  none.
 */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{Mark}/gu, '')
  return plain.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? []
}

const fewestWords = 3
/** Whether a text says something: three different words at least, so that «x x x» says nothing. */
export function hasSubstance(text: string): boolean {
  return new Set(wordsOf(text)).size >= fewestWords
}

const noSource = new Set(['na', 'n a', 'nd', 'n d', 'no', 'ninguna', 'ninguno', 'none', 'sin fuente', 'no source', 'x'])
/** Whether a source names something: a dash, «n/a» or «ninguna» do not. */
export function hasSource(source: string): boolean {
  const words = wordsOf(source).join(' ')
  return words !== '' && !noSource.has(words)
}

/** Text without accents or case, as people search it; the server folds the same way. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

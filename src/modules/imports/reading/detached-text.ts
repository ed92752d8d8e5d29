/**
 * The text as one of its own. A cell cut from a long piece of a file keeps all of the piece alive for as long as somebody
 * holds it; what outlives its row is detached from it first.
 */
export function detached(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1)
}

const deepest = 64

/**
 * Strict JSON: lone surrogates would turn into U+FFFD in silence; prototype names and absurd depth have no business in
 * a body. Throws SyntaxError.
 */
export function parseJson(text: string): unknown {
  if (!text.isWellFormed()) throw new SyntaxError('lone surrogate')
  if (isDeeperThan(text, deepest)) throw new SyntaxError('too deep')
  return JSON.parse(text, (key, inner: unknown) => {
    if (key === '__proto__' || !key.isWellFormed()) throw new SyntaxError('key out of form')
    if (typeof inner === 'string' && !inner.isWellFormed()) throw new SyntaxError('lone surrogate')
    return inner
  })
}

/** Counted before parsing, which would go as deep as the text says. */
function isDeeperThan(text: string, most: number): boolean {
  let depth = 0
  let isInText = false
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (isInText) {
      if (character === '\\') i++
      else if (character === '"') isInText = false
    } else if (character === '"') isInText = true
    else if (character === '{' || character === '[') {
      if (++depth > most) return true
    } else if (character === '}' || character === ']') depth--
  }
  return false
}

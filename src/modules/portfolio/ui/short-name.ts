import { nameKey } from '@/shared/kernel/account-key'

/** «Lácteos Valdorado S.A. de C.V.» → «Lácteos Valdorado»: the form of company says nothing where room is short. */
export function withoutForm(name: string): string {
  const words = name.trim().split(/\s+/)
  for (let kept = 1; kept < words.length; kept++) {
    const [word] = words.slice(kept)
    // Written with dots a form is one, also with something after it: «S.A.S. ZOMAC», «S.A.S. (en reorganización)».
    const isForm = word!.includes('.') && isOnlyForm(word!.replace(/\(.*/, ''))
    if (isForm || isOnlyForm(words.slice(kept).join(' '))) return words.slice(0, kept).join(' ').replace(/,$/, '')
  }
  return name
}

/** From the fullest to the shortest way to write it. */
export function waysToWrite(name: string): string[] {
  const short = withoutForm(name)
  const words = short.split(' ')
  const last = words.at(-1)!
  // «Comercial del Norte» is not «Norte»: what hangs on a small word does not stand alone, nor does a number.
  const standsAlone =
    /^\p{L}{4,}$/u.test(last) && !/^(de|del|la|las|los|el|y|e|&|of|the|and)$/i.test(words.at(-2) ?? '')
  return [...new Set([short, ...(standsAlone ? [last] : [])])]
}

function isOnlyForm(text: string): boolean {
  return nameKey(`x ${text}`) === 'x'
}

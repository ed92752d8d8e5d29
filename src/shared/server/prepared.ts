import { createHash } from 'node:crypto'

const mostNames = 48
const names = new Map<string, string>()

/**
 * A name under which each connection keeps the plan of a statement that is asked all day: planning it costs as much as
 * running it. Undefined once there are enough of them, for plans live in the server's memory; such a statement is planned
 * each time. Only for texts that are written from a few choices, never from what people type.
 */
export function planName(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostNames) return known
  const name = `clave_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
  names.set(text, name)
  return name
}

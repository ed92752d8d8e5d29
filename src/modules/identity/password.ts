import { hash, verify } from '@node-rs/argon2'

// argon2id, 19 MiB, two passes (D16): the figures of the OWASP sheet, about 60 ms here.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// A cap on how many run at once: a storm of sign-ins must not take the memory of everybody else's work.
const atOnce = 4
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((start) => waiting.push(start))
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), cost))
}

/** An unknown person costs the same time as a known one: his password is compared with a hash that nobody has. */
export async function isPasswordOf(storedHash: string | null, password: string): Promise<boolean> {
  const against = storedHash ?? (await nobodysHash())
  const matches = await inTurn(() => verify(against, password.normalize('NFC')))
  return storedHash !== null && matches
}

let nobody: Promise<string> | undefined
function nobodysHash(): Promise<string> {
  nobody ??= hash('no person has this password', cost)
  return nobody
}

import { expect, test } from 'vitest'
import { Autosave, type AutosaveWork, type Current, restMs, type Saved } from './autosave'
import { CallProblem } from './call'

interface Sheet {
  name: string
  city: string | null
}
const now = new Date('2026-05-14T15:42:00Z')

/** A server of one record and a clock that only moves when told. */
function desk(over: Partial<AutosaveWork<Sheet>> = {}): {
  autosave: Autosave<Sheet>
  sent: { change: Partial<Sheet>; version: number }[]
  pass: (ms: number) => Promise<void>
  waits: () => number[]
} {
  let waiting: { work: () => void; ms: number }[] = []
  const sent: { change: Partial<Sheet>; version: number }[] = []
  let stored: Saved<Sheet> = { version: 1, fields: { name: 'Lácteos Valdorado', city: 'Rionegro' } }
  const autosave = new Autosave<Sheet>({
    start: stored,
    send: async (change, version) => {
      sent.push({ change, version })
      stored = { version: version + 1, fields: { ...stored.fields, ...change } }
      return stored
    },
    currentOf: () => Promise.reject(new Error('nobody asked')),
    later: (work, ms) => {
      const item = { work, ms }
      waiting.push(item)
      return () => {
        waiting = waiting.filter((other) => other !== item)
      }
    },
    now: () => now,
    ...over,
  })
  return {
    autosave,
    sent,
    waits: () => waiting.map((item) => item.ms),
    pass: async (ms) => {
      const due = waiting.filter((item) => item.ms <= ms)
      waiting = waiting.filter((item) => item.ms > ms)
      for (const item of due) item.work()
      for (let i = 0; i < 10; i++) await Promise.resolve()
    },
  }
}
const stale = new CallProblem(412, 'version_stale', {}, null)
const theirs = (fields: Sheet): (() => Promise<Current<Sheet>>) => {
  return async () => ({ version: 7, fields, by: 'Carolina Pardo', at: '2026-05-14T15:40:00Z' })
}
/** The first attempt meets a newer version; later ones pass. */
function staleOnce(sent: { change: Partial<Sheet>; version: number }[]): AutosaveWork<Sheet>['send'] {
  return async (change, version) => {
    sent.push({ change, version })
    if (sent.length === 1) throw stale
    return { version: version + 1, fields: { name: 'Lácteos Valdorado', city: 'Rionegro', ...change } }
  }
}

test('typing is saved once it rests, with the version that was read', async () => {
  const { autosave, sent, pass } = desk()
  autosave.type('city', 'Medel')
  autosave.type('city', 'Medellín')
  expect(autosave.view().states.city).toEqual({ kind: 'typing' })
  await pass(restMs - 1)
  expect(sent).toEqual([])
  await pass(restMs)
  expect(sent).toEqual([{ change: { city: 'Medellín' }, version: 1 }])
  expect(autosave.view().states.city).toEqual({ kind: 'saved', at: now })
  expect([autosave.hasUnsaved, autosave.version]).toEqual([false, 2])
})

test('leaving the field saves at once', async () => {
  const { autosave, sent, pass } = desk()
  autosave.type('city', 'Bogotá')
  autosave.flush()
  await pass(0)
  expect(sent.map((one) => one.change)).toEqual([{ city: 'Bogotá' }])
})

test('a value typed back to what is saved sends nothing', async () => {
  const { autosave, sent, pass } = desk()
  autosave.type('name', 'Lácteos')
  autosave.type('name', 'Lácteos Valdorado')
  await pass(restMs)
  expect(sent).toEqual([])
  expect(autosave.hasUnsaved).toBe(false)
})

test('what is typed while a save is under way goes in the next one, never lost', async () => {
  let release: (() => void) | undefined
  const sent: { change: Partial<Sheet>; version: number }[] = []
  const { autosave, pass } = desk({
    send: async (change, version) => {
      sent.push({ change, version })
      if (sent.length === 1) await new Promise<void>((resolve) => (release = resolve))
      return { version: version + 1, fields: { name: 'Lácteos Valdorado', city: 'Rionegro', ...change } }
    },
  })
  autosave.type('city', 'Cali')
  await pass(restMs)
  autosave.type('city', 'Cali, Valle')
  release?.()
  await pass(restMs)
  await pass(restMs)
  expect(sent).toEqual([
    { change: { city: 'Cali' }, version: 1 },
    { change: { city: 'Cali, Valle' }, version: 2 },
  ])
  expect(autosave.view().fields.city).toBe('Cali, Valle')
})

test('without signal it says so and tries again, each time a little later', async () => {
  let isDown = true
  const { autosave, pass, waits } = desk({
    send: async (change, version) => {
      if (isDown) throw new CallProblem(0, 'offline', {}, null)
      return { version: version + 1, fields: { name: 'Lácteos Valdorado', city: 'Rionegro', ...change } }
    },
  })
  autosave.type('city', 'Cali')
  await pass(restMs)
  expect(autosave.view().states.city).toEqual({ kind: 'retrying' })
  expect(waits()).toEqual([2_000])
  await pass(2_000)
  expect(waits()).toEqual([4_000])
  isDown = false
  await pass(4_000)
  expect(autosave.view()).toMatchObject({ fields: { city: 'Cali' }, states: { city: { kind: 'saved' } } })
})

test('another person changed another field: both changes stay, nobody is asked', async () => {
  const sent: { change: Partial<Sheet>; version: number }[] = []
  const { autosave, pass } = desk({
    send: staleOnce(sent),
    currentOf: theirs({ name: 'Valdorado S.A.', city: 'Rionegro' }),
  })
  autosave.type('city', 'Cali')
  await pass(restMs)
  await pass(0)
  expect(sent).toEqual([
    { change: { city: 'Cali' }, version: 1 },
    { change: { city: 'Cali' }, version: 7 },
  ])
  expect(autosave.view().states.city).toEqual({ kind: 'saved', at: now })
})

test('both changed the same field: both values are shown and one is chosen', async () => {
  const sent: { change: Partial<Sheet>; version: number }[] = []
  const { autosave, pass } = desk({
    send: staleOnce(sent),
    currentOf: theirs({ name: 'Lácteos Valdorado', city: 'Medellín' }),
  })
  autosave.type('city', 'Cali')
  await pass(restMs)
  await pass(60_000)
  expect(sent).toHaveLength(1)
  expect(autosave.view().states.city).toEqual({
    kind: 'conflict',
    theirs: 'Medellín',
    by: 'Carolina Pardo',
    at: '2026-05-14T15:40:00Z',
  })
  autosave.choose('city', 'mine')
  await pass(0)
  expect(sent.at(-1)).toEqual({ change: { city: 'Cali' }, version: 7 })
})

test('choosing the other side takes the draft back', async () => {
  const { autosave, pass } = desk({
    send: () => Promise.reject(stale),
    currentOf: theirs({ name: 'Lácteos Valdorado', city: 'Medellín' }),
  })
  autosave.type('city', 'Cali')
  await pass(restMs)
  autosave.choose('city', 'theirs')
  expect(autosave.view().fields.city).toBe('Medellín')
  expect(autosave.hasUnsaved).toBe(false)
})

test('a reply that got lost is no conflict: the other side is what was sent', async () => {
  const { autosave, pass } = desk({
    send: () => Promise.reject(stale),
    currentOf: theirs({ name: 'Lácteos Valdorado', city: 'Cali' }),
  })
  autosave.type('city', 'Cali')
  await pass(restMs)
  expect(autosave.view().states.city).toEqual({ kind: 'saved', at: now })
})

test('a refused value stays in the field with its reason until it is typed again', async () => {
  let isRefused = true
  const { autosave, sent, pass } = desk({
    send: async (change, version) => {
      sent.push({ change, version })
      if (isRefused) throw new CallProblem(422, 'parent_is_itself', {}, null)
      return { version: version + 1, fields: { name: 'Lácteos Valdorado', city: 'Rionegro', ...change } }
    },
  })
  autosave.type('city', 'x')
  await pass(restMs)
  await pass(60_000)
  expect(sent).toHaveLength(1)
  expect(autosave.view()).toMatchObject({
    fields: { city: 'x' },
    states: { city: { kind: 'refused', code: 'parent_is_itself' } },
  })
  isRefused = false
  autosave.type('city', 'Cali')
  await pass(restMs)
  expect(autosave.view().states.city).toEqual({ kind: 'saved', at: now })
})

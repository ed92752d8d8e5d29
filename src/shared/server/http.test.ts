import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cutTricklingBody } from './http'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watched(headers: Record<string, string>): IncomingMessage {
  const raw = new IncomingMessage(new Socket())
  cutTricklingBody({ headers, raw })
  return raw
}

test('a body that does not come is cut after half a minute', () => {
  const raw = watched({ 'content-type': 'application/json', 'content-length': '12' })
  vi.advanceTimersByTime(29_000)
  expect(raw.destroyed).toBe(false)
  vi.advanceTimersByTime(2_000)
  expect(raw.destroyed).toBe(true)
})

test('an answer that takes long is not: a request without body waits as long as it needs', () => {
  const raw = watched({ 'content-length': '0' })
  vi.advanceTimersByTime(600_000)
  expect(raw.destroyed).toBe(false)
})

test('nor is one whose body came whole', () => {
  const raw = watched({ 'content-type': 'application/json', 'content-length': '2' })
  raw.emit('end')
  vi.advanceTimersByTime(600_000)
  expect(raw.destroyed).toBe(false)
})

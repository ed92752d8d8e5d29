import type { Endpoint } from '@/shared/kernel/endpoint'
import { problemOf, urlOf } from './call'

/** Fetches a file first, so that a refusal is a sentence on this page and never a page of its own; then saves it. */
export async function downloadFile(
  endpoint: Endpoint,
  call: { params?: unknown; query?: unknown; body?: unknown },
  fallbackName: string,
): Promise<void> {
  const reply = await fetch(urlOf(endpoint, call), {
    method: endpoint.method,
    credentials: 'same-origin',
    ...(call.body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(call.body) }),
  })
  if (!reply.ok) throw await problemOf(reply)
  const address = URL.createObjectURL(await reply.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = nameOf(reply.headers.get('content-disposition')) ?? fallbackName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

function nameOf(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  if (encoded) return decodeURIComponent(encoded)
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1] ?? null
}

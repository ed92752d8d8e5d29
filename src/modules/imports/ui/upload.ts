import { createImportEndpoint, type ImportState, uploadFileEndpoint } from '../import.contract'
import { nameWithin } from './file-name'
import { CallProblem, send, urlOf } from '@/shared/ui/call'

/**
 * Sends a file as it is, with progress; fetch cannot tell how much has left, so this is the one place with an XHR.
 * Aborting the signal ends the upload and the server drops what had arrived.
 */
export async function uploadFile(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<ImportState> {
  const created = await send(createImportEndpoint, { body: { fileName: nameWithin(file.name), bytes: file.size } })
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', urlOf(uploadFileEndpoint, { params: { importId: created.id } }))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => onProgress(event.total > 0 ? event.loaded / event.total : 0)
    request.onload = () => {
      const body = JSON.parse(request.responseText || '{}') as ImportState & {
        code?: string
        details?: Record<string, unknown>
        requestId?: string
      }
      if (request.status < 300) resolve(body)
      else reject(new CallProblem(request.status, body.code ?? 'other', body.details ?? {}, body.requestId ?? null))
    }
    request.onerror = () => reject(new CallProblem(0, 'offline', {}, null))
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

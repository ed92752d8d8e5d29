import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Refusal, type RefusalCode, refusalStatus } from '@/shared/kernel/errors'
import { isConnectionLoss } from './request-transaction'

interface Problem {
  status: number
  code: string
  details?: unknown
  errors?: { pointer: string; code: string }[]
}

/** RFC 9457: a stable code, the request's id, the fields; never SQL, a stack or a hidden id. */
export function sendProblem(reply: FastifyReply, request: FastifyRequest, error: unknown): FastifyReply {
  const problem = asProblem(error)
  if (problem.status >= 500) request.log.error({ requestId: request.id, error: describeBug(error) }, 'request failed')
  const wait = secondsToWait(error, problem.status)
  if (wait !== null) reply.header('retry-after', String(wait))
  return reply
    .status(problem.status)
    .type('application/problem+json')
    .send(
      JSON.stringify({ type: `about:blank#${problem.code}`, title: problem.code, ...problem, requestId: request.id }),
    )
}

function secondsToWait(error: unknown, status: number): number | null {
  const asked = error instanceof Refusal ? error.details?.['waitSeconds'] : undefined
  if (typeof asked === 'number') return asked
  return status === 503 ? 2 : null
}

function asProblem(error: unknown): Problem {
  if (error instanceof Refusal) return { status: refusalStatus[error.code], code: error.code, details: error.details }
  if (error instanceof z.ZodError) {
    return {
      status: 422,
      code: 'invalid_input',
      errors: error.issues.slice(0, 50).map((issue) => ({ pointer: `/${issue.path.join('/')}`, code: issue.code })),
    }
  }
  if (isConnectionLoss(error)) return { status: 503, code: 'unavailable' }
  const known = databaseRefusals[String((error as { code?: unknown }).code)]
  if (known) return { status: refusalStatus[known], code: known }
  const status = (error as { statusCode?: unknown }).statusCode
  if (typeof status === 'number' && status >= 400 && status < 500)
    return { status, code: httpCodes[status] ?? 'invalid_input' }
  return { status: 500, code: 'bug' }
}

// What the database itself refuses, said in our codes: text it cannot hold, and waits that took too long.
const databaseRefusals: Readonly<Record<string, RefusalCode>> = {
  '22021': 'invalid_input',
  '22P05': 'invalid_input',
  '22003': 'invalid_input',
  '57014': 'unavailable',
  '55P03': 'unavailable',
  '40001': 'unavailable',
  '40P01': 'unavailable',
  '53300': 'unavailable',
  '42501': 'forbidden',
}
const httpCodes: Readonly<Record<number, string>> = {
  404: 'not_found',
  413: 'payload_too_large',
  415: 'unsupported_media',
  429: 'too_many_requests',
}

/** For our log: where it happened and what kind it is. A database's message may quote a client's data, so only its code goes. */
function describeBug(error: unknown): Record<string, unknown> {
  const bug = error as {
    name?: string
    message?: string
    code?: string
    stack?: string
    constraint?: string
    table?: string
    severity?: string
  }
  const isFromDatabase = bug.severity !== undefined
  return {
    name: bug.name,
    message: isFromDatabase ? undefined : bug.message,
    code: bug.code,
    constraint: bug.constraint,
    table: bug.table,
    at: bug.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
  }
}

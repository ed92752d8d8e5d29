import { requireRight } from '@/modules/accounts/accounts.door'
import { Format } from '@/shared/kernel/format'
import type { PaperDocument } from '@/shared/kernel/document'
import type { QueryOf } from '@/shared/kernel/endpoint'
import { Refusal } from '@/shared/kernel/errors'
import { writeHtml } from '@/shared/server/document-html'
import { writeDocument } from '@/shared/server/document-writer'
import { fileReply } from '@/shared/server/export-workbook'
import type { RequestContext } from '@/shared/server/request-transaction'
import { type Enter, Reply } from '@/shared/server/route'
import type { Plan } from './plan.contract'
import { readPlan } from './plan.actions'
import type { planDocumentEndpoint } from './plan-document.contract'
import { levelOf, planDocument } from './plan-document.rules'
import { admittedTo } from './plan-document-allow.rules'
import { documentWords } from './plan-document-words.rules'
import { findDocumentHead, recordDocument } from './plan-document.store'
import { promptsOf } from './plan-prompts.text'

type Asked = QueryOf<typeof planDocumentEndpoint>

/**
 * The plan as a file: read and put on record in one transaction, drawn after it in a thread of its own, so that neither
 * a connection nor anybody's request waits for the drawing.
 */
export async function takeDocument(enter: Enter, accountId: string, asked: Asked): Promise<Reply> {
  const { document, day } = await enter(async (ctx) => ({
    document: await composeDocument(ctx, accountId, asked),
    day: ctx.today,
  }))
  if (asked.format === 'html') return pageReply(writeHtml(document))
  const bytes = await writeDocument(document, asked.format)
  const { file } = documentWords[asked.language]
  return fileReply({ name: `${file}-${asked.audience}`, day, format: asked.format }, bytes)
}

/** Shown where it is asked for; it runs nothing and fetches nothing. */
function pageReply(html: string): Reply {
  return new Reply(200, html, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-modals",
  })
}

async function composeDocument(ctx: RequestContext, accountId: string, asked: Asked): Promise<PaperDocument> {
  await requireRight(ctx, 'report.build', accountId)
  const plan = JSON.parse((await readPlan(ctx, accountId)).body as string) as Plan
  const head = await findDocumentHead(ctx.client, accountId)
  if (!head) throw new Refusal('not_found')
  const level = levelOf(admittedTo(asked.audience, plan.items))
  await recordDocument(ctx.client, accountId, { ...asked, level, versionNo: plan.versionNo })
  const format = new Format(asked.language, head.country)
  return planDocument({
    ...head,
    plan,
    format,
    audience: asked.audience,
    locale: asked.language,
    prompts: promptsOf(null),
    preparedBy: ctx.actor.name,
    preparedAt: `${format.day(ctx.today)} ${timeIn(ctx.timeZone, ctx.now)}`,
  })
}

function timeIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('es-CO', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at)
}

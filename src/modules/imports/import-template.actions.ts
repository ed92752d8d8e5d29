import { Refusal } from '@/shared/kernel/errors'
import type { RequestContext } from '@/shared/server/request-transaction'
import { getImport } from './import.actions'
import { deleteTemplate, findHeadings, keepTemplate, type TemplateRow, tieTemplate } from './import-template.store'
import { fingerprintOf, optionsWorthKeeping } from './template-headings'

/** Keeps how this file is read for the next one with the same headings. */
export async function saveTemplate(ctx: RequestContext, id: string, name: string): Promise<TemplateRow> {
  const { inspection, options } = await getImport(ctx, id)
  const headings = await findHeadings(ctx.client, id)
  if (!inspection || !headings) throw new Refusal('import_not_ready')
  const template = await keepTemplate(ctx.client, {
    id: ctx.newId(),
    name,
    fingerprint: fingerprintOf(headings),
    system: inspection.system,
    headings,
    options: optionsWorthKeeping(options, inspection),
    createdBy: ctx.actor.id,
  })
  await tieTemplate(ctx.client, id, template.id)
  return template
}

export async function forgetTemplate(ctx: RequestContext, id: string): Promise<null> {
  if (!(await deleteTemplate(ctx.client, id))) throw new Refusal('not_found')
  return null
}

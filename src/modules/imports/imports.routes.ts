import { Refusal } from '@/shared/kernel/errors'
import { route, type Route, stepsRoute } from '@/shared/server/route'
import type { ImportRoom } from './import-room'
import { findImportProgress, listImportRows } from './import-state.store'
import { decideDoubts, listDoubts } from './import-doubt.actions'
import * as doubts from './import-doubt.contract'
import { downloadErrors, fixErrors, listErrors } from './import-error.actions'
import * as errors from './import-error.contract'
import { forgetTemplate, saveTemplate } from './import-template.actions'
import * as templates from './import-template.contract'
import { listTemplates } from './import-template.store'
import { receiveFile } from './import-upload.actions'
import {
  applyImport,
  cancelImport,
  createImport,
  getImportState,
  prepareAnew,
  setLedger,
  undoImport,
} from './import.actions'
import * as contract from './import.contract'

// Attaching a million lines with their roll-up takes longer than a screen's question may.
const applyTimeoutMs = 20 * 60_000

export function importRoutes(room: ImportRoom): Route[] {
  return [
    route(contract.createImportEndpoint, ({ ctx, body }) => createImport(ctx, body)),
    stepsRoute(contract.uploadFileEndpoint, ({ enter, params, raw }) =>
      receiveFile(enter, room, { id: params.importId, stream: raw.raw }),
    ),
    route(contract.getImportEndpoint, ({ ctx, params }) => getImportState(ctx, params.importId)),
    route(contract.importProgressEndpoint, async ({ ctx, params }) => {
      const found = await findImportProgress(ctx.client, params.importId)
      if (!found) throw new Refusal('not_found')
      return found
    }),
    route(contract.setOptionsEndpoint, ({ ctx, params, body }) =>
      prepareAnew(ctx, room, { id: params.importId, options: body }),
    ),
    route(contract.setLedgerEndpoint, ({ ctx, params, body }) => setLedger(ctx, params.importId, body.ledger)),
    route(contract.cancelImportEndpoint, ({ ctx, params }) => cancelImport(ctx, room, params.importId)),
    route(
      contract.applyImportEndpoint,
      ({ ctx, params, body }) => applyImport(ctx, room, { id: params.importId, revision: body.revision }),
      applyTimeoutMs,
    ),
    route(contract.undoImportEndpoint, ({ ctx, params }) => undoImport(ctx, params.importId), applyTimeoutMs),
    route(contract.listImportsEndpoint, async ({ ctx, query }) => {
      const below = query.cursor === undefined ? null : Number(query.cursor)
      const { rows, nextBelow } = await listImportRows(ctx.client, { below, limit: query.limit })
      return { rows, nextCursor: nextBelow === null ? null : String(nextBelow) }
    }),
    route(errors.listErrorsEndpoint, ({ ctx, params, query }) => listErrors(ctx, { id: params.importId, ...query })),
    route(errors.fixErrorsEndpoint, ({ ctx, params, body }) => fixErrors(ctx, room, { id: params.importId, ...body })),
    route(errors.forgetFixesEndpoint, ({ ctx, params }) => prepareAnew(ctx, room, { id: params.importId, fixes: [] })),
    stepsRoute(errors.downloadErrorsEndpoint, ({ enter, params, query }) =>
      downloadErrors(enter, { id: params.importId, ...query }),
    ),
    route(doubts.listDoubtsEndpoint, ({ ctx, params }) => listDoubts(ctx, params.importId)),
    route(doubts.decideDoubtsEndpoint, ({ ctx, params, body }) =>
      decideDoubts(ctx, room, { id: params.importId, ...body }),
    ),
    route(templates.listTemplatesEndpoint, ({ ctx }) => listTemplates(ctx.client)),
    route(templates.saveTemplateEndpoint, ({ ctx, params, body }) => saveTemplate(ctx, params.importId, body.name)),
    route(templates.forgetTemplateEndpoint, ({ ctx, params }) => forgetTemplate(ctx, params.templateId)),
  ]
}

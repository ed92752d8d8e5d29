import type { QueryOf, ReplyOf } from '@/shared/kernel/endpoint'
import { isCalendarDate } from '@/shared/kernel/calendar-date'
import { Refusal } from '@/shared/kernel/errors'
import type { RequestContext } from '@/shared/server/request-transaction'
import type { documentLinesEndpoint, listDocumentsEndpoint } from './sales.contract'

type Page = ReplyOf<typeof listDocumentsEndpoint>
type Document = Page['rows'][number]
type DocumentLines = ReplyOf<typeof documentLinesEndpoint>

/** With amounts the tables themselves are read, under their policies; without, what is published for the account's team. */
const documentsOf = (hasAmounts: boolean): string =>
  hasAmounts
    ? 'clave.sales_document d where d.account_no = (select a.account_no from clave.account a where a.id = $1) and d.replaced_by is null'
    : 'clave.team_documents($1) d where true'
const columnsOf = (hasAmounts: boolean): string =>
  `d.document_no::text as id, d.kind, concat_ws('-', nullif(d.prefix, ''), d.number) as number, d.issued_on as "issuedOn", d.currency,
   ${hasAmounts ? 'trim_scale(d.net)::text as net,' : ''} d.line_count as lines, d.salesperson`

/** The account's documents, the newest first, a page at a time. */
export async function listDocuments(
  ctx: RequestContext,
  accountId: string,
  query: QueryOf<typeof listDocumentsEndpoint> & { hasAmounts: boolean },
): Promise<Page> {
  const [day, no] = readCursor(query.cursor)
  const found = await ctx.client.query<Document>(
    `select ${columnsOf(query.hasAmounts)} from ${documentsOf(query.hasAmounts)}
     and ($2::date is null or (d.issued_on, d.document_no) < ($2::date, $3::bigint))
     order by d.issued_on desc, d.document_no desc limit $4`,
    [accountId, day, no, query.limit + 1],
  )
  const rows = found.rows.slice(0, query.limit)
  const last = rows.at(-1)
  return { rows, nextCursor: found.rows.length > query.limit && last ? `${last.issuedOn}.${last.id}` : null }
}

function readCursor(cursor: string | undefined): [string | null, string | null] {
  if (cursor === undefined) return [null, null]
  const match = /^(\d{4}-\d{2}-\d{2})\.(\d{1,18})$/.exec(cursor)
  if (!match || !isCalendarDate(match[1]!)) throw new Refusal('invalid_input')
  return [match[1]!, match[2]!]
}

/** One living document of the account with its lines; undefined when it is another's or replaced. */
export async function findDocument(
  ctx: RequestContext,
  accountId: string,
  documentId: string,
  sight: { hasAmounts: boolean; hasCost: boolean },
): Promise<DocumentLines | undefined> {
  const documents = await ctx.client.query<Document & { import_no: number }>(
    `select d.import_no, ${columnsOf(sight.hasAmounts)} from ${documentsOf(sight.hasAmounts)} and d.document_no = $2`,
    [accountId, documentId],
  )
  const head = documents.rows[0]
  if (!head) return undefined
  const { import_no: importNo, ...document } = head
  const money = sight.hasAmounts
    ? `, trim_scale(l.net)::text as net ${sight.hasCost ? ', trim_scale(l.cost)::text as cost' : ''}`
    : ''
  const lines = await ctx.client.query<DocumentLines['lines'][number]>(
    `select l.line_no as line, p.code as "productCode", p.name as "productName", g.name as "productLine", trim_scale(l.quantity)::text as quantity ${money}
     from ${sight.hasAmounts ? 'clave.sales_line l' : 'clave.team_document_lines($1, $2) l'}
     left join clave.product p on p.product_no = l.product_no left join clave.product_line g on g.line_no = p.line_no
     ${sight.hasAmounts ? 'where l.import_no = $1 and l.document_no = $2' : ''} order by l.line_no limit 2000`,
    [sight.hasAmounts ? importNo : accountId, documentId],
  )
  return { document, lines: lines.rows }
}

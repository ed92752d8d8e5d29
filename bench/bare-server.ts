import fastify from 'fastify'
import { openPool } from '@/shared/server/database'

/**
 * The floor: Fastify and pg with nothing of ours, reading the rows that the accounts list shows, as the tables' owner
 * and so without row-level security, session or rights.
 */
const pool = openPool({
  connectionString: process.env['BARE_DATABASE_URL']!,
  options: '-c role=clave_owner -c search_path=clave,public',
  max: 10,
})
const app = fastify()
app.get('/accounts', async () => {
  const found = await pool.query(
    `select a.id, a.name, a.status, a.sector, a.city, a.archived_at is not null as "isArchived", c.pareto_class as "paretoClass", c.rank,
            c.share_pct::text as "sharePct", c.net::text, c.net_before::text as "netYearBefore", c.last_invoice_on as "lastSaleOn",
            u.id as "managerId", u.name as "managerName"
     from classification_result c
     join account a on a.id = c.account_id
     left join appointment p on p.account_id = a.id and p.deleted_at is null and p.ends_on is null
     left join app_user u on u.id = p.manager_id
     where c.run_id = (select id from classification_run order by created_at desc limit 1) and a.archived_at is null
     order by c.net desc nulls last, c.account_id limit 50`,
  )
  return { rows: found.rows }
})
await app.listen({ port: Number(process.env['BARE_PORT']), host: '127.0.0.1' })
process.stdout.write('ready\n')
process.once('SIGTERM', () => process.exit(0))

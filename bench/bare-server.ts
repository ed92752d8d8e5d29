import fastify from 'fastify'
import { openPool } from '@/shared/server/database'

/**
 * The floor: Fastify and pg with nothing of ours, reading the rows that the accounts list shows, as the tables' owner
 * and so without row-level security, session or rights.
 */
const pool = openPool({ connectionString: process.env['BARE_DATABASE_URL']!, max: 10 })
pool.on('connect', (client) => void client.query('set role clave_owner; set search_path = clave, public'))
const app = fastify()
app.get('/accounts', async () => {
  const found = await pool.query(
    `select a.id, a.name, a.status, a.sector, a.city, a.archived_at is not null as "isArchived", c.pareto_class as "paretoClass", c.rank,
            c.share_pct::text as "sharePct", c.net::text, c.net_before::text as "netYearBefore", c.last_invoice_on as "lastSaleOn",
            u.id as "managerId", u.name as "managerName"
     from account a
     left join classification_result c on c.account_id = a.id and c.run_id = (select id from classification_run order by created_at desc limit 1)
     left join appointment p on p.account_id = a.id and p.deleted_at is null and p.ends_on is null
     left join app_user u on u.id = p.manager_id
     where a.archived_at is null and a.merged_into is null
     order by c.net desc nulls last, a.id limit 50`,
  )
  return { rows: found.rows }
})
await app.listen({ port: Number(process.env['BARE_PORT']), host: '127.0.0.1' })
process.stdout.write('ready\n')
process.once('SIGTERM', () => process.exit(0))

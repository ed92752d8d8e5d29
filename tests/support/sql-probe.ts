import type { ClientBase } from 'pg'
import { hashToken } from '@/shared/server/request-transaction'
import type { TestPerson } from './test-people'

/** What the database said to one statement: rows touched, or its code. Nothing of it stays. */
export async function probe(client: ClientBase, statements: readonly string[]): Promise<string[]> {
  if (statements.length === 0) return []
  const tried = statements.map(
    (statement) => `
    begin
      execute ${literal(statement)};
      get diagnostics n = row_count;
      raise exception using errcode = 'PT001';
    exception when others then
      said := said || array[case when sqlstate = 'PT001' then n::text else sqlstate end];
    end;`,
  )
  await client.query(`do $probe$ declare n bigint; said text[] := '{}'; begin ${tried.join('')}
    perform set_config('clave_probe.said', array_to_string(said, ' '), true); end $probe$`)
  const found = await client.query<{ said: string }>("select current_setting('clave_probe.said') as said")
  return found.rows[0]!.said.split(' ')
}

/** From here on in this transaction, that person is the actor. */
export async function become(client: ClientBase, person: TestPerson): Promise<void> {
  const found = await client.query('select from clave.begin_actor($1, $2)', [hashToken(person.token), 'probe'])
  if (found.rowCount !== 1) throw new Error(`${person.name} has no session`)
}

export function literal(text: string): string {
  return `'${text.replace(/'/g, "''")}'`
}

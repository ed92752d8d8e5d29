import pg from 'pg'

/** For whoever holds the database's own password: the command line on the host. */
export async function asOwner<T>(migrator: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(migrator)
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('set role clave_owner')
    return await work(client)
  } finally {
    await client.end()
  }
}

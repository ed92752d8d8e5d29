import { expect, test } from 'vitest'
import { openApiOf } from '@/shared/server/openapi'
import { rights } from '@tests/support/expected-verdict'
import { mountedRoutes } from '@tests/support/trust-app'
import { version } from '../../package.json'

const routes = mountedRoutes()
const document = openApiOf(routes, version)
const operations = Object.values(document['paths'] as Record<string, Record<string, Record<string, unknown>>>).flatMap(
  (path) => Object.values(path),
)

test('docs/openapi.json says what the contracts say; npm run openapi writes it again', async () => {
  await expect(`${JSON.stringify(document, null, 1)}\n`).toMatchFileSnapshot('../../docs/openapi.json')
})

test('every mounted operation is in it, under a name of its own and with its row of authorization.csv', () => {
  expect(operations).toHaveLength(routes.length)
  expect(new Set(operations.map((operation) => operation['operationId'])).size).toBe(routes.length)
  expect(operations.filter((operation) => !rights.includes(operation['x-authz'] as string))).toEqual([])
})

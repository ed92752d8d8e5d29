// `npm run schema`: db/schema.sql from a freshly migrated embedded database. The npm package brings no pg_dump; the
// catalogue is read by tests/support/schema-text.ts, and the same test holds the file afterwards.
import { updateSnapshot } from './update-snapshot.mjs'

updateSnapshot('tests/architecture/schema.test.ts')

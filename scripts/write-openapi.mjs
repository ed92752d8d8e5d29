// `npm run openapi`: docs/openapi.json from the contracts, by the same test that holds it afterwards.
import { updateSnapshot } from './update-snapshot.mjs'

updateSnapshot('tests/architecture/openapi.test.ts')

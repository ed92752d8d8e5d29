import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { drawMap } from '../../scripts/draw-map.mjs'
import { root } from '../../scripts/source-files.mjs'

test('MAP.md says what the sources do; npm run map draws it again', async () => {
  expect(readFileSync(join(root, 'MAP.md'), 'utf8')).toBe(await drawMap())
})

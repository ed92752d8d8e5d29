import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

// What is killed, filled up or taken away is the built product, as in the journeys; each file has folders and ports of its
// own, and mostly waits.
export default defineConfig({
  resolve: { alias: { '@': here('./src'), '@tests': here('./tests') } },
  test: {
    include: ['tests/faults/**/*.test.ts'],
    // Twenty kills and starts take a minute on an idle machine, and several on a busy one.
    testTimeout: 600_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})

import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: { alias: { '@': here('./src') } },
  build: {
    ssr: true,
    outDir: here('./dist/bench'),
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: {
      input: {
        run: here('./bench/run.ts'),
        'bare-server': here('./bench/bare-server.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
})

import '@fontsource-variable/inter/opsz.css'
import '@mantine/core/styles.layer.css'
import '@/shared/ui/clave.css'
import '@/shared/ui/fields.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { CallProblem } from '@/shared/ui/call'
import { App } from './App'

// Scroll locks write a style element: they look for the page's nonce under this name.
Object.assign(globalThis, {
  __webpack_nonce__: document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content,
})

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (count, problem) =>
        problem instanceof CallProblem && (problem.status === 0 || problem.status === 503) && count < 3,
    },
  },
})

createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={queries}>
    <App />
  </QueryClientProvider>,
)

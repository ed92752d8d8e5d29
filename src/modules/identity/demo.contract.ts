import { z } from 'zod'
import { endpoint } from '@/shared/kernel/endpoint'

/** The example company, into an empty installation only. */
export const loadDemoEndpoint = endpoint({
  method: 'POST',
  path: '/demo',
  allow: 'demo.load',
  idempotent: true,
  returns: z.null(),
  refusals: ['not_empty'],
})
/** Takes the example company out whole: accounts, people, sales, portfolio. */
export const removeDemoEndpoint = endpoint({
  method: 'DELETE',
  path: '/demo',
  allow: 'demo.remove',
  returns: z.null(),
  refusals: ['demo_not_loaded'],
})

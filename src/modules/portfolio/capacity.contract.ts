import { z } from 'zod'
import { endpoint } from '@/shared/kernel/endpoint'

/** A manager's year, one decimal at most: its productive hours, and those a key account asks for. */
export const capacitySettings = z.object({
  weeks: z.number().min(1).max(53).multipleOf(0.1),
  weeklyHours: z.number().min(0).max(80).multipleOf(0.1),
  productivePct: z.number().min(0).max(100).multipleOf(0.1),
  hoursPerKeyAccount: z.number().min(1).max(2000).multipleOf(0.1),
})
export type CapacitySettings = z.infer<typeof capacitySettings>
const saved = capacitySettings.extend({ version: z.int() })
export type SavedCapacity = z.infer<typeof saved>

export const getCapacityEndpoint = endpoint({
  method: 'GET',
  path: '/portfolio/capacity',
  allow: 'capacity.write',
  returns: saved,
  refusals: [],
})
/** The version is the company's. A stale one brings the current settings in `details.current`. */
export const saveCapacityEndpoint = endpoint({
  method: 'PUT',
  path: '/portfolio/capacity',
  allow: 'capacity.write',
  version: true,
  body: capacitySettings,
  returns: saved,
  refusals: ['version_stale'],
})

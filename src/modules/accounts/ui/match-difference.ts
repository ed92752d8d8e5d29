import { fold } from '@/shared/ui/fold'

/** Whether two writings say different things: accents, case, dots, hyphens and spaces say nothing; an empty side, neither. */
export function differs(left: string | null, right: string | null): boolean {
  if (!left || !right) return false
  const bare = (text: string): string => fold(text).replace(/[\s.,\-_/]/g, '')
  return bare(left) !== bare(right)
}

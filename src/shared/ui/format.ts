import { createContext, useContext } from 'react'
import { Format } from '@/shared/kernel/format'

export { type AmountScale, decimalsOf, Format, type FormatLocale } from '@/shared/kernel/format'

export const FormatContext = createContext(new Format('es', 'CO'))
export function useFormat(): Format {
  return useContext(FormatContext)
}

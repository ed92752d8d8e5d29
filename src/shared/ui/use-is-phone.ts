import { useMediaQuery } from '@mantine/hooks'

/** A window as narrow as a phone's: lists become cards, filters a sheet, drawers whole pages (looks.md §12). */
export function useIsPhone(): boolean {
  return useMediaQuery('(max-width: 48em)', window.innerWidth <= 768)
}

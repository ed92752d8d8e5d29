const codes = 'AR BO BR CA CL CN CO CR CU DE DO EC ES FR GB GT HN IT JP KR MX NI NL PA PE PR PT PY SV US UY VE'.split(
  ' ',
)

/** Where a client may be, by its name in the reader's language. */
export function countryOptions(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  return codes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, locale))
}

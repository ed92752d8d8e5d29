export type Language = 'es' | 'en'

/** Spanish, unless the machine says that its person reads English. */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  return /^en/i.test(env['LC_ALL'] || env['LANG'] || '') ? 'en' : 'es'
}

export type Messages = Record<string, Record<string, unknown>>

// One language travels, not both: the other comes when somebody asks for it.
export function loadMessages(locale: 'es' | 'en'): Promise<Messages> {
  return locale === 'en'
    ? import('./messages.en').then((module) => module.messages)
    : import('./messages.es').then((module) => module.messages)
}

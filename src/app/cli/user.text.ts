import type { Language } from './language'

interface UserWords {
  usage: string
  nobody: string
  unknown: (email: string) => string
  disabled: (email: string) => string
  link: (name: string) => string
  state: Readonly<Record<'invited' | 'active' | 'disabled', string>>
  role: Readonly<Record<string, string>>
}

export const userWords: Readonly<Record<Language, UserWords>> = {
  es: {
    usage: 'Uso: clave user list · clave user reset CORREO',
    nobody: 'Todavía no hay nadie; inicie Clave y cree la primera persona con el código.',
    unknown: (email) => `Nadie tiene el correo ${email}; vea la lista con clave user list.`,
    disabled: (email) => `El acceso de ${email} está desactivado; un administrador debe activarlo primero.`,
    link: (name) => `Enlace de un solo uso para ${name} (vale 30 minutos; los anteriores ya no sirven):`,
    state: { invited: 'sin ingresar', active: 'activa', disabled: 'desactivada' },
    role: {
      administrator: 'administrador',
      director: 'director comercial',
      privacy_officer: 'privacidad',
      kam: 'gerente de cuenta clave',
      specialist: 'especialista',
      executive: 'directivo',
      area: 'área interna',
    },
  },
  en: {
    usage: 'Usage: clave user list · clave user reset EMAIL',
    nobody: 'Nobody is here yet; start Clave and create the first person with the code.',
    unknown: (email) => `Nobody has the address ${email}; see the list with clave user list.`,
    disabled: (email) => `The access of ${email} is switched off; an administrator has to switch it on first.`,
    link: (name) => `Single-use link for ${name} (valid for 30 minutes; earlier ones no longer work):`,
    state: { invited: 'invited', active: 'active', disabled: 'disabled' },
    role: {
      administrator: 'administrator',
      director: 'sales director',
      privacy_officer: 'privacy officer',
      kam: 'key account manager',
      specialist: 'specialist',
      executive: 'executive',
      area: 'internal area',
    },
  },
}

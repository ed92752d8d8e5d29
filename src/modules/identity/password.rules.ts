/**
 * Whether a password may be used: at least 12 and at most 128 characters, and not one everybody tries first.
 * Shape   in: the password and what an attacker knows of the person. out: null or a refusal code.
 * Rule    No composition rules (D16). Refused: the common list, one repeated character, sequences, the person's own name or address.
 * Cost    linear.   Errors  none.   Source  trust D16
 */
export function whyNotPassword(
  password: string,
  known: { name: string; email: string },
): 'password_too_short' | 'password_leaked' | null {
  if ([...password].length < 12) return 'password_too_short'
  const folded = password
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
  const bare = folded.replace(/[^a-z0-9]/g, '')
  const personal = [known.email.split('@')[0]!, known.email, ...known.name.toLowerCase().split(/\s+/)].filter(
    (part) => part.length >= 4,
  )
  const withoutPersonal = personal.reduce((rest, part) => rest.split(part).join(''), folded)
  if (withoutPersonal.length < 6) return 'password_leaked'
  if (isRepetitive(bare) || isSequence(bare) || isCommon(bare)) return 'password_leaked'
  return null
}

function isRepetitive(text: string): boolean {
  for (let size = 1; size <= 4; size++) {
    const unit = text.slice(0, size)
    if (text.length > 0 && unit.repeat(Math.ceil(text.length / size)).slice(0, text.length) === text) return true
  }
  return false
}

const rows = [
  '0123456789012345',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  'qazwsxedcrfvtgbyhnujmikolp',
]
function isSequence(text: string): boolean {
  return rows.some((row) => row.includes(text) || [...row].reverse().join('').includes(text))
}

// Stems that head every published list of leaked passwords, in the languages our users write.
const stems = [
  'password',
  'passw0rd',
  'p4ssw0rd',
  'contrasena',
  'contraseña',
  'clave',
  'secreto',
  'administrador',
  'administrator',
  'admin',
  'bienvenido',
  'welcome',
  'letmein',
  'iloveyou',
  'teamo',
  'teamomucho',
  'princesa',
  'princess',
  'dragon',
  'football',
  'futbol',
  'baseball',
  'monkey',
  'sunshine',
  'superman',
  'batman',
  'colombia',
  'mexico',
  'argentina',
  'barcelona',
  'realmadrid',
  'america',
  'nacional',
  'millonarios',
  'jesucristo',
  'jesus',
  'diosesamor',
  'qwerty',
  'asdfgh',
  'trustno1',
  'master',
  'hello',
  'hola',
  'changeme',
  'cambiame',
  'temporal',
  'prueba',
  'test',
  'user',
  'usuario',
  'login',
  'abc',
]
function isCommon(text: string): boolean {
  const core = text.replace(/^\d{0,6}/, '').replace(/\d{0,8}$/, '')
  return core === '' || stems.some((stem) => core === stem || core === stem + stem || core === stem + stem + stem)
}

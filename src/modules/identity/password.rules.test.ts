import { expect, test } from 'vitest'
import { whyNotPassword } from './password.rules'

const known = { name: 'Andrés Mejía', email: 'andres.mejia@altavia.example' }
test.each([
  ['once letras no bastan', 'once letras', 'password_too_short'],
  ['doce cualesquiera bastan', 'llueve en Cali', null],
  ['una letra repetida', 'aaaaaaaaaaaaaaaa', 'password_leaked'],
  ['un par repetido', 'abababababababab', 'password_leaked'],
  ['una serie del teclado', 'qwertyuiopasdf', 'password_leaked'],
  ['la de todas las listas', 'Contraseña2026!', 'password_leaked'],
  ['solo cifras', '908172635445', 'password_leaked'],
  ['su propia dirección', 'andres.mejia1', 'password_leaked'],
  ['una frase larga', 'caballo correcto batería grapa', null],
])('%s', (_sentence, password, verdict) => {
  expect(whyNotPassword(password, known)).toBe(verdict)
})

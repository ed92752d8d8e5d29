import { endsInCheckDigit } from './client-key.rules'

interface Validator {
  validate(text: string): { isValid: boolean }
}

/** Tells tax ids of the countries we serve by their check digits. The library is large and loaded only when asked. */
export async function taxIdProof(): Promise<(text: string) => boolean> {
  const { stdnum } = await import('stdnum')
  const validators: Validator[] = [
    stdnum['CO']!['nit']!,
    stdnum['MX']!['rfc']!,
    stdnum['PE']!['ruc']!,
    stdnum['EC']!['ruc']!,
    stdnum['AR']!['cuit']!,
    stdnum['CL']!['rut']!,
    stdnum['BR']!['cnpj']!,
    stdnum['ES']!['nif']!,
    stdnum['UY']!['rut']!,
    stdnum['PY']!['ruc']!,
    stdnum['DO']!['rnc']!,
    stdnum['GT']!['nit']!,
    stdnum['VE']!['rif']!,
  ]
  return (text) => {
    const bare = text.trim()
    if (bare.length < 7 || bare.length > 20 || !/\d{5}/.test(bare.replace(/[.\-\s/]/g, ''))) return false
    return endsInCheckDigit(bare.replace(/[.\-\s]/g, '')) || validators.some((one) => one.validate(bare).isValid)
  }
}

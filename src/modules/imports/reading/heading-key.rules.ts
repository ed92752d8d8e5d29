/** Headings compare without accents, case, dots or blanks. */
export function headingKey(text: string): string {
  const numbered = text
    .toLowerCase()
    .replace(/(?<!\p{L})(?:\p{L}\.){2,}\p{L}?(?!\p{L})/gu, (letters) => letters.replaceAll('.', ''))
    .replace(/(?<!\p{L})n(?:\.?\s?[º°]|ro\.?|um\.|\.)(?=[\s\p{L}]|$)|#/gu, ' no ')
  return numbered
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9%]+/g, ' ')
    .trim()
}

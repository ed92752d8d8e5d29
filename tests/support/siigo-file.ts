/**
 * A sales file as the ERP exports it, of our own invention: title rows, semicolons, comma decimals, credit notes listed
 * positive, a total at the foot, Windows-1252. Forty clients over fourteen months that end in October 2026; the first
 * eight carry most of the sales.
 */
export interface SiigoFile {
  readonly content: Buffer
  readonly rows: number
  /** Largest first. */
  readonly clients: readonly string[]
}

const names =
  'Alborada Brisal Cumbrera Dorantes Encinar Fontanal Girasolía Hontanar Islaverde Jaralón Kilimar Lagunilla Manzanal Nogaleda Olivarte Pinarejo Quebradal Robledal Sauceda Tejares Umbralia Vegallana Yerbalta Zarzales'.split(
    ' ',
  )

export function siigoFile(): SiigoFile {
  const clients = Array.from(
    { length: 40 },
    (_, n) => `${names[n % names.length]!}${n < names.length ? '' : ' del Norte'} S.A.S.`,
  )
  const lines: string[] = []
  let document = 1000
  clients.forEach((client, n) => {
    const size = Math.round(90_000_000 / (n + 1) ** 1.35)
    for (let month = 0; month < 14; month++) {
      const day = `${String(((n * 7 + month * 3) % 27) + 1).padStart(2, '0')}/${month < 4 ? `0${month + 9}`.slice(-2) : String(month - 3).padStart(2, '0')}/${month < 4 ? 2025 : 2026}`
      for (const [line, share] of [
        ['Empaques', 0.7],
        ['Etiquetas', 0.3],
      ] as const) {
        lines.push(
          [
            'FV',
            `FV-${document}`,
            taxId(n),
            client,
            day,
            line,
            amount(size * share * (1 + (month % 5) / 10)),
            '0,00',
          ].join(';'),
        )
      }
      document++
    }
    if (n % 9 === 0)
      lines.push(
        ['NC', `NC-${document++}`, taxId(n), client, '15/10/2026', 'Empaques', amount(size / 20), '0,00'].join(';'),
      )
  })
  const text = [
    'ENVASES DE PRUEBA S.A.S.;;;;;;;',
    'Ventas por cliente, detallado;;;;;;;',
    ';;;;;;;',
    'Tipo de comprobante;Consecutivo;Identificación tercero;Nombre tercero;Fecha de elaboración;Línea de producto;Valor neto;Descuento',
    ...lines,
    ';;;;;;;',
    'Procesado por el área contable;;;;;;;',
  ].join('\r\n')
  return { content: Buffer.from(text, 'latin1'), rows: lines.length + 2, clients }
}

function taxId(n: number): string {
  return `900.${String(100 + n)}.${String(200 + n * 3)}`
}

/** 1.234.567,89 */
function amount(value: number): string {
  const [whole, cents] = value.toFixed(2).split('.')
  return `${whole!.replace(/\B(?=(\d{3})+$)/g, '.')},${cents}`
}

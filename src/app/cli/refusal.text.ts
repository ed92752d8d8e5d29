const sentences: Readonly<Record<string, string>> = {
  file_empty: 'El archivo está vacío.',
  file_unreadable: 'El archivo no se puede leer',
  file_is_xls: 'Es un Excel antiguo (.xls); ábralo y guárdelo como libro de Excel (.xlsx) o CSV.',
  file_has_password: 'El archivo tiene contraseña; ábralo, quítela y guárdelo de nuevo.',
  file_bomb: 'El archivo comprimido se expande demasiado; no se abrió.',
  file_too_wide: 'El archivo tiene más de 1.000 columnas; deje solo las de ventas.',
  file_cell_too_large: 'Hay una celda o una comilla que no termina; revise el archivo en esa fila.',
  file_too_long: 'El archivo pasa del tamaño máximo; divídalo por períodos.',
  file_too_heavy: 'El archivo pide más memoria o tiempo del permitido; divídalo por períodos.',
  import_changed_meanwhile: 'Otra importación cambió los clientes mientras tanto; ejecute la orden otra vez.',
  no_header_found: 'No se encontró la fila de encabezados; indíquela al importar en pantalla.',
  no_date_column: 'No se encontró la columna de fecha.',
  no_client_column: 'No se encontró una columna de cliente (identificación, código o nombre).',
  no_amount_column: 'No se encontró una columna de valor, ni cantidad y precio para calcularlo.',
  tax_rate_needed: 'El archivo solo trae totales con impuesto; indique la tasa con --tax-rate 19.',
}

/** A refusal in one sentence, with the row or reason where it has one. */
export function refusalSentence(refusal: { code: string; details?: Readonly<Record<string, unknown>> }): string {
  const { row, reason } = (refusal.details ?? {}) as { row?: number; reason?: string }
  return `${sentences[refusal.code] ?? refusal.code}${row === undefined ? '' : ` (fila ${row})`}${reason === undefined ? '' : ` (${reason})`}`
}

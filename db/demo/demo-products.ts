import type { DemoProduct } from './demo-world.types'

/** The nine lines with their products: name and price of a unit in pesos. */
const catalogue: readonly (readonly [line: string, code: string, products: readonly (readonly [string, number])[]])[] =
  [
    [
      'Vasos y tapas',
      'VT',
      [
        ['Vaso yogur 150 g', 168],
        ['Vaso yogur griego 200 g', 214],
        ['Tapa 38 mm', 62],
        ['Tapa foil troquelada', 41],
      ],
    ],
    [
      'Película UHT',
      'PU',
      [
        ['Película UHT barrera 900 ml', 232],
        ['Película UHT 1 100 ml', 266],
        ['Película coextruida 5 capas', 248],
      ],
    ],
    [
      'Bolsas',
      'BO',
      [
        ['Bolsa con válvula 500 g', 540],
        ['Bolsa doypack 250 g', 385],
        ['Bolsa pouch 90 g', 176],
        ['Bolsa al vacío 1 kg', 420],
      ],
    ],
    [
      'Estuches',
      'ES',
      [
        ['Estuche plegadizo 60 ml', 310],
        ['Estuche blíster 30 tabletas', 265],
        ['Estuche regalo', 1180],
      ],
    ],
    [
      'Flow pack',
      'FP',
      [
        ['Flow pack galleta 6 un.', 58],
        ['Flow pack barra', 49],
        ['Flow pack panadería', 73],
      ],
    ],
    [
      'Etiquetas',
      'ET',
      [
        ['Etiqueta termoencogible', 84],
        ['Etiqueta autoadhesiva', 37],
        ['Etiqueta en molde', 96],
      ],
    ],
    [
      'Blíster',
      'BL',
      [
        ['Blíster alta barrera', 122],
        ['Blíster PVC', 78],
      ],
    ],
    [
      'Cajas y corrugados',
      'CC',
      [
        ['Caja corrugada 24 un.', 2350],
        ['Caja exhibidora', 3120],
        ['Separador', 410],
      ],
    ],
    [
      'Botellas y envases',
      'BE',
      [
        ['Botella PET 500 ml', 318],
        ['Botella PET 1,5 l', 546],
        ['Envase boca ancha 1 kg', 890],
        ['Preforma 28 mm', 205],
      ],
    ],
  ]

export const demoLines: readonly string[] = catalogue.map(([line]) => line)
export const demoProducts: readonly DemoProduct[] = catalogue.flatMap(([, code, products], line) =>
  products.map(([name, unitPrice], at) => ({ code: `${code}-${101 + at}`, name, line, unitPrice })),
)

const usual = ['Bolsas', 'Etiquetas', 'Cajas y corrugados']
const linesBySector: Readonly<Record<string, readonly string[]>> = {
  Lácteos: ['Vasos y tapas', 'Película UHT', 'Etiquetas', 'Cajas y corrugados'],
  Bebidas: ['Botellas y envases', 'Etiquetas', 'Cajas y corrugados'],
  'Salsas y conservas': ['Botellas y envases', 'Bolsas', 'Etiquetas'],
  Farmacéutica: ['Blíster', 'Estuches', 'Etiquetas'],
  Galletería: ['Flow pack', 'Cajas y corrugados', 'Estuches'],
  Panadería: ['Flow pack', 'Bolsas', 'Cajas y corrugados'],
  Confitería: ['Flow pack', 'Estuches', 'Bolsas'],
  Pasabocas: ['Bolsas', 'Flow pack', 'Cajas y corrugados'],
  Cárnicos: ['Bolsas', 'Etiquetas', 'Vasos y tapas'],
  Cosmética: ['Estuches', 'Botellas y envases', 'Etiquetas'],
  Aseo: ['Botellas y envases', 'Etiquetas', 'Bolsas'],
  Aceites: ['Botellas y envases', 'Etiquetas', 'Cajas y corrugados'],
}

/** Products that a client of the sector buys, as indexes; those of its first line twice, since it buys them most. */
export function productsOfSector(sector: string): number[] {
  const lines = (linesBySector[sector] ?? usual).map((line) => demoLines.indexOf(line))
  const ofLine = (line: number): number[] => demoProducts.flatMap((product, at) => (product.line === line ? [at] : []))
  return [...ofLine(lines[0]!), ...lines.flatMap(ofLine)]
}

export function productNamed(name: string): number {
  return demoProducts.findIndex((product) => product.name === name)
}

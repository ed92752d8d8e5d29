import type { PlanPrompt } from './plan-prompts.types'

/** Blocks that look at us with the client: power, goals, why us, history, summary. */
export const accountPrompts: readonly PlanPrompt[] = [
  {
    id: 'Q4.a',
    block: 'power',
    pack: null,
    isStarred: true,
    answeredBy: ['holder'],
    es: {
      ask: '¿Quién decide, quién aprueba el dinero, quién puede frenar y a quién escuchan?',
      hint: 'Un nombre y un cargo por decisión; donde no lo sepa, dígalo.',
      example:
        'Banco: decide la vicepresidenta de canales, aprueba el comité de gasto desde 200 millones, frena seguridad informática y todos escuchan al jefe de la red de oficinas (organigrama y dos reuniones).',
    },
    en: {
      ask: 'Who decides, who approves the money, who can stop it and whom do they heed?',
      hint: 'A name and a post for each decision; where you do not know, say so.',
      example:
        'Bank: the head of channels decides, the spending committee approves above 200 million, IT security can stop it and all heed the head of branches (organisation chart and two meetings).',
    },
  },
  {
    id: 'Q4.b',
    block: 'power',
    pack: null,
    isStarred: false,
    answeredBy: [],
    es: {
      ask: '¿Cuál es el mejor camino para llegar a cada uno y quién nos presenta?',
      hint: 'Quién presenta, con qué motivo útil para esa persona y qué día.',
      example:
        'Puerto: al gerente financiero nos lleva el jefe de patio, con el estudio de tiempos de grúa que él pidió; reunión el 18 de junio (correo del jefe de patio).',
    },
    en: {
      ask: 'What is the best way to reach each one and who introduces us?',
      hint: 'Who introduces us, with what reason of use to that person, and on which day.',
      example:
        'Port: the yard manager takes us to the finance director with the crane time study he asked for; meeting on 18 June (e-mail of the yard manager).',
    },
  },
  {
    id: 'Q5.a',
    block: 'goals',
    pack: null,
    isStarred: false,
    answeredBy: [],
    es: {
      ask: '¿Qué negocio es posible de verdad: necesidad, dinero, fecha y responsable?',
      hint: 'Las cuatro cosas; si falta una, escríbala como lo que falta.',
      example:
        'Ingenio: cambiar 14 bombas antes de la zafra de enero, 1.100 millones ya en presupuesto, responde el jefe de fábrica (acta del 4 de abril).',
    },
    en: {
      ask: 'What business is truly possible: need, money, date and owner?',
      hint: 'All four; if one is missing, write it down as missing.',
      example:
        'Sugar mill: 14 pumps replaced before the January harvest, 1,100 million already budgeted, the plant manager answers for it (minutes of 4 April).',
    },
  },
  {
    id: 'Q5.b',
    block: 'goals',
    pack: null,
    isStarred: true,
    answeredBy: ['goal'],
    es: {
      ask: '¿Qué meta proponemos para el año 1, 2 y 3, y qué tendría que pasar?',
      hint: 'Tres cifras y el hecho del que depende cada una.',
      example:
        'Editorial: 620, 700 y 810 millones; el segundo año depende de ganar los textos de primaria y el tercero de una bodega en el norte (acordado con su directora el 22 de enero).',
    },
    en: {
      ask: 'What goal for years 1, 2 and 3, and what would have to happen?',
      hint: 'Three figures and the fact each one depends on.',
      example:
        'Publisher: 620, 700 and 810 million; the second year depends on winning the primary school books and the third on a warehouse in the north (agreed with its director on 22 January).',
    },
  },
  {
    id: 'Q6.a',
    block: 'whyUs',
    pack: null,
    isStarred: true,
    answeredBy: ['criterion'],
    es: {
      ask: 'Si el cliente nos compara hoy, ¿en qué ganamos, en qué empatamos y en qué perdemos?',
      hint: 'Con las palabras del cliente y frente a un competidor con nombre.',
      example:
        'Flota de buses: ganamos en respuesta en vía (42 minutos frente a 70), empatamos en precio y perdemos en talleres fuera de la capital (encuesta a sus seis jefes de patio, febrero).',
    },
    en: {
      ask: 'If the client compares us today, where do we win, draw and lose?',
      hint: "In the client's words and against a competitor with a name.",
      example:
        'Bus fleet: we win on roadside response (42 minutes against 70), draw on price and lose on workshops outside the capital (survey of its six yard chiefs, February).',
    },
  },
  {
    id: 'Q6.b',
    block: 'whyUs',
    pack: null,
    isStarred: false,
    answeredBy: [],
    es: {
      ask: '¿Qué prueba tenemos de cada ventaja?',
      hint: 'Una medición, un caso o una frase con dueño; diga hasta cuándo vale.',
      example:
        'Centro de datos: 99,98 % de disponibilidad en 2025; vale hasta la auditoría de enero (certificado del auditor del cliente).',
    },
    en: {
      ask: 'What proof do we have of each advantage?',
      hint: 'A measurement, a case or a sentence with an owner; say until when it holds.',
      example:
        "Data centre: 99.98% availability in 2025; holds until the January audit (certificate of the client's auditor).",
    },
  },
  {
    id: 'Q7.a',
    block: 'history',
    pack: null,
    isStarred: false,
    answeredBy: [],
    es: {
      ask: '¿Cómo han cambiado compras, mezcla y margen año a año?',
      hint: 'Las cifras las trae Clave de sus importaciones: escriba por qué cambiaron.',
      example:
        'Agroexportadora: compró 22 % menos en 2024 porque cerró dos fincas, y el margen subió de 19 % a 23 % al pasar a producto certificado (facturas y su director agrícola).',
    },
    en: {
      ask: 'How have purchases, mix and margin changed year by year?',
      hint: 'Clave brings the figures from your imports: write why they changed.',
      example:
        'Fruit exporter: bought 22% less in 2024 because it closed two farms, and margin rose from 19% to 23% with certified product (invoices and its head of farming).',
    },
  },
  {
    id: 'Q7.b',
    block: 'history',
    pack: null,
    isStarred: true,
    answeredBy: ['event'],
    es: {
      ask: '¿Qué ventajas, logros, oportunidades perdidas, problemas y soluciones deja esa historia?',
      hint: 'Un hecho con su año, lo que valió y lo que usted haría distinto.',
      example:
        'Cervecería: en 2023 perdimos las tapas por 90 millones al llegar diez días después de la cotización rival; desde entonces respondemos en tres (correo de compras).',
    },
    en: {
      ask: 'What advantages, achievements, lost opportunities, problems and solutions does that history leave?',
      hint: 'One event with its year, what it was worth and what you would do differently.',
      example:
        'Brewery: in 2023 we lost the crown caps, 90 million, by quoting ten days after the rival; since then we answer in three (e-mail of purchasing).',
    },
  },
  {
    id: 'Q9.a',
    block: 'summary',
    pack: null,
    isStarred: true,
    answeredBy: [],
    es: {
      ask: '¿Qué haremos por este cliente que no haremos por otros, y qué ganan las dos partes?',
      hint: 'Un compromiso, su efecto en una cifra del cliente y lo que vuelve a nosotros.',
      example:
        'Teatro: seremos quienes le bajen a la mitad las horas de montaje (de 16 a 8) a cambio de tres temporadas de exclusividad (propuesta conversada con su gerente).',
    },
    en: {
      ask: 'What will we do for this client that we do for no other, and what does each side gain?',
      hint: "One commitment, its effect on a figure of the client's and what comes back to us.",
      example:
        'Theatre: we will be the ones who halve its rigging hours (from 16 to 8) in exchange for three exclusive seasons (proposal discussed with its manager).',
    },
  },
]

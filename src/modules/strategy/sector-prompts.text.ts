import type { PlanPrompt } from './plan-prompts.types'

/** What is asked besides in companies that sell goods, services or projects. */
export const sectorPrompts: readonly PlanPrompt[] = [
  {
    id: 'goods.a',
    block: 'value',
    pack: 'goods',
    isStarred: false,
    answeredBy: [],
    es: {
      ask: '¿Cuántos días de inventario de lo nuestro guarda y qué le cuesta quedarse sin él?',
      hint: 'Días hoy, días que quisiera y la parada más cara del último año.',
      example:
        'Ensambladora: 41 días de rodamientos, quiere 25; una parada de línea le costó 130 millones en noviembre (jefe de abastecimiento).',
    },
    en: {
      ask: 'How many days of our goods does it keep in stock, and what does running out cost it?',
      hint: 'Days today, days wanted and the dearest stoppage of the last year.',
      example:
        'Assembly plant: 41 days of bearings, wants 25; one line stoppage cost 130 million in November (head of supply).',
    },
  },
  {
    id: 'goods.b',
    block: 'situation',
    pack: 'goods',
    isStarred: false,
    answeredBy: [],
    es: {
      ask: '¿Qué parte de lo que le entregamos llega completa, a tiempo y sin devolución?',
      hint: 'La cifra que mide el cliente, no la nuestra; si difieren, escriba las dos.',
      example:
        'Restaurantes: 93 % completo y a tiempo según ellos, 97 % según nosotros; la diferencia son entregas después de las 7:00 (acta de servicio, abril).',
    },
    en: {
      ask: 'How much of what we deliver arrives complete, on time and without return?',
      hint: "The client's own figure, not ours; if they differ, write both.",
      example:
        'Restaurants: 93% complete and on time by their count, 97% by ours; the difference is deliveries after 7:00 (service minutes, April).',
    },
  },
  {
    id: 'goods.c',
    block: 'competition',
    pack: 'goods',
    isStarred: false,
    answeredBy: [],
    es: {
      ask: '¿Qué producto podría reemplazar al nuestro y a qué precio le convendría cambiar?',
      hint: 'El sustituto, su precio puesto en planta y el costo de cambiar.',
      example:
        'Pinturas: pasaría de solvente a base agua si baja de 14.200 por galón; cambiar le exige 60 millones en secado (su jefe de planta).',
    },
    en: {
      ask: 'Which product could replace ours, and at what price would it pay to change?',
      hint: 'The substitute, its price delivered and the cost of changing.',
      example:
        'Paints: would move from solvent to water base below 14,200 a gallon; changing takes 60 million in drying (its plant manager).',
    },
  },
  {
    id: 'services.a',
    block: 'situation',
    pack: 'services',
    isStarred: false,
    answeredBy: [],
    es: {
      ask: '¿Qué nivel de servicio pactamos, cuál cumplimos y cuál percibe el cliente?',
      hint: 'Tres cifras del mismo indicador y del mismo período.',
      example:
        'Aseo de aeropuerto: pactado 95 de 100, medido 96, percibido 88 porque el turno de noche no se ve (encuesta de su jefe de terminal, mayo).',
    },
    en: {
      ask: 'What service level did we agree, which do we meet and which does the client perceive?',
      hint: 'Three figures of the same indicator over the same period.',
      example:
        'Airport cleaning: 95 of 100 agreed, 96 measured, 88 perceived because nobody sees the night shift (survey of its terminal manager, May).',
    },
  },
  {
    id: 'services.b',
    block: 'value',
    pack: 'services',
    isStarred: false,
    answeredBy: [],
    es: {
      ask: '¿Qué hace hoy el cliente con gente propia que podría dejar en nuestras manos?',
      hint: 'La tarea, cuántas personas, cuánto cuesta y qué teme perder.',
      example:
        'Aseguradora: 11 personas validan facturas médicas a 38 millones al mes; teme perder el criterio del médico auditor (su directora de operaciones).',
    },
    en: {
      ask: 'What does the client do with its own people that it could leave in our hands?',
      hint: 'The task, how many people, what it costs and what it fears to lose.',
      example:
        'Insurer: 11 people check medical bills for 38 million a month; it fears losing the judgement of the auditing doctor (its head of operations).',
    },
  },
  {
    id: 'services.c',
    block: 'power',
    pack: 'services',
    isStarred: false,
    answeredBy: [],
    es: {
      ask: '¿Quién usa el servicio cada día y qué le cuenta a quien firma la renovación?',
      hint: 'La persona, su queja o su elogio reciente y cuándo vence el contrato.',
      example:
        'Colegio: la coordinadora de transporte cuenta cada retraso al rector, que firma en noviembre; hubo 7 en abril (bitácora de rutas).',
    },
    en: {
      ask: 'Who uses the service every day, and what do they tell the one who signs the renewal?',
      hint: 'The person, the latest complaint or praise and when the contract ends.',
      example:
        'School: the transport coordinator tells every delay to the head, who signs in November; there were 7 in April (route log).',
    },
  },
  {
    id: 'projects.a',
    block: 'goals',
    pack: 'projects',
    isStarred: false,
    answeredBy: [],
    es: {
      ask: '¿Qué proyectos tiene aprobados para 36 meses, con qué presupuesto y en qué etapa?',
      hint: 'Proyecto, monto, etapa y fecha de la próxima decisión.',
      example:
        'Acueducto: tres plantas por 42.000 millones; la primera sale a licitar en septiembre y las otras esperan crédito (plan de obras publicado).',
    },
    en: {
      ask: 'Which projects does it have approved for 36 months, with what budget and at what stage?',
      hint: 'Project, amount, stage and date of the next decision.',
      example:
        'Water utility: three plants for 42,000 million; the first goes to tender in September and the others await credit (published works plan).',
    },
  },
  {
    id: 'projects.b',
    block: 'power',
    pack: 'projects',
    isStarred: false,
    answeredBy: [],
    es: {
      ask: '¿Quién escribe las especificaciones y qué proveedor ya está dentro de ellas?',
      hint: 'La oficina o el consultor, la cláusula y lo que se puede cambiar todavía.',
      example:
        'Gobernación: las escribe una consultora de tres ingenieros; piden una certificación que solo tiene un rival, y hay observaciones hasta el 30 de junio (borrador de pliego).',
    },
    en: {
      ask: 'Who writes the specifications, and which supplier is already inside them?',
      hint: 'The office or consultant, the clause and what can still be changed.',
      example:
        'Regional government: a consultancy of three engineers writes them; they ask for a certificate only one rival holds, and comments close on 30 June (draft tender).',
    },
  },
  {
    id: 'projects.c',
    block: 'history',
    pack: 'projects',
    isStarred: false,
    answeredBy: [],
    es: {
      ask: '¿Cómo terminaron sus últimos tres proyectos en plazo, costo y reclamos?',
      hint: 'Plan y resultado de cada uno, y la causa que el cliente da.',
      example:
        'Parque eólico: 14 meses frente a 11, costo 6 % arriba, dos reclamos por vías; el cliente culpa a las servidumbres (acta de cierre 2024).',
    },
    en: {
      ask: 'How did its last three projects end in time, cost and claims?',
      hint: 'Plan and result of each, and the cause the client gives.',
      example:
        'Wind farm: 14 months against 11, cost 6% over, two claims about roads; the client blames the rights of way (closing minutes 2024).',
    },
  },
]

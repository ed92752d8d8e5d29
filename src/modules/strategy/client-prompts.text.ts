import type { PlanPrompt } from './plan-prompts.types'

/** Blocks that look at the client: industry, competition, situation, value. */
export const clientPrompts: readonly PlanPrompt[] = [
  {
    id: 'Q1.a',
    block: 'industry',
    pack: null,
    isStarred: true,
    answeredBy: [],
    es: {
      ask: '¿Qué está moviendo hoy a esta industria y qué se espera en 24 meses?',
      hint: 'Nombre una fuerza, la cifra que la mide y quién la publica.',
      example:
        'Hotelería de negocios: la ocupación entre semana bajó de 71 % a 64 % en dos años y el gremio espera 62 % en 2027; crece la estancia larga (boletín del gremio, marzo).',
    },
    en: {
      ask: 'What moves this industry today and what is expected in 24 months?',
      hint: 'Name one force, the figure that measures it and who publishes it.',
      example:
        'Business hotels: weekday occupancy fell from 71% to 64% in two years and the trade body expects 62% in 2027; long stays are growing (trade bulletin, March).',
    },
  },
  {
    id: 'Q1.b',
    block: 'industry',
    pack: null,
    isStarred: false,
    answeredBy: ['play'],
    es: {
      ask: '¿En qué segmentos, regiones y canales juega el cliente y con qué peso en cada uno?',
      hint: 'Ponga porcentajes que sumen 100 y el año al que corresponden.',
      example:
        'Clínica: 58 % aseguradoras, 30 % medicina prepagada, 12 % particulares; 80 % de los pacientes llega de tres municipios (informe anual 2025).',
    },
    en: {
      ask: 'In which segments, regions and channels does the client play, and with what weight?',
      hint: 'Give percentages that add up to 100 and the year they belong to.',
      example:
        'Clinic: 58% insurers, 30% prepaid plans, 12% private patients; 80% of patients come from three towns (annual report 2025).',
    },
  },
  {
    id: 'Q1.c',
    block: 'industry',
    pack: null,
    isStarred: false,
    answeredBy: [],
    es: {
      ask: '¿Con qué gana: precio, diferenciación, especialización? ¿Qué rival lo incomoda más y por qué?',
      hint: 'Una forma de ganar y un rival con lo último que hizo, no una lista.',
      example:
        'Aerolínea regional: gana por puntualidad (91 % frente a 78 %). Le incomoda la que abrió cuatro rutas con tarifa 20 % menor en agosto (autoridad aérea).',
    },
    en: {
      ask: 'What does it win with: price, difference, focus? Which rival troubles it most and why?',
      hint: 'One way of winning and one rival with its latest move, not a list.',
      example:
        'Regional airline: wins on punctuality (91% against 78%). Troubled by the one that opened four routes at 20% lower fares in August (aviation authority).',
    },
  },
  {
    id: 'Q8.a',
    block: 'competition',
    pack: null,
    isStarred: true,
    answeredBy: [],
    es: {
      ask: '¿Qué podría quitarle este año a su mejor cliente y cómo piensa defenderlo?',
      hint: 'El cliente que más le duele perder, quién lo ronda y la respuesta que ya decidió.',
      example:
        'Constructora: perdería las bodegas de un operador logístico (18 % de su venta) ante una firma que entrega en 7 meses; responde con prefabricado en 8 (su gerente de obra, visita de abril).',
    },
    en: {
      ask: 'What could take its best customer away this year, and how does it plan to defend it?',
      hint: 'The customer it can least afford to lose, who is circling, and the answer already decided.',
      example:
        'Builder: could lose the warehouses of a logistics operator (18% of sales) to a firm that delivers in 7 months; answers with precast in 8 (its site manager, April visit).',
    },
  },
  {
    id: 'Q2.a',
    block: 'situation',
    pack: null,
    isStarred: false,
    answeredBy: [],
    es: {
      ask: 'Tres cosas que al cliente le salen bien hoy y la evidencia',
      hint: 'Cada una con su cifra o con quién lo dijo.',
      example:
        'Cadena de farmacias: domicilios en 34 minutos en promedio, meta de 40 (tablero que nos mostró su directora de operaciones, 3 de marzo).',
    },
    en: {
      ask: 'Three things the client does well today, and the evidence',
      hint: 'Each with its figure, or with who said it.',
      example:
        'Pharmacy chain: home deliveries in 34 minutes on average against a goal of 40 (dashboard shown by its head of operations, 3 March).',
    },
  },
  {
    id: 'Q2.b',
    block: 'situation',
    pack: null,
    isStarred: true,
    answeredBy: [],
    es: {
      ask: 'Tres cosas que no le están saliendo y a quién le duelen',
      hint: 'El síntoma medido y el cargo que responde por él.',
      example:
        'Mina: 9 % de las horas de camión se pierden esperando llantas; le duele al jefe de mantenimiento, que responde por 92 % de disponibilidad (comité de mayo).',
    },
    en: {
      ask: 'Three things not going well, and whom they hurt',
      hint: 'The symptom, measured, and the post that answers for it.',
      example:
        'Mine: 9% of truck hours are lost waiting for tyres; it hurts the head of maintenance, who answers for 92% availability (May committee).',
    },
  },
  {
    id: 'Q3.a',
    block: 'value',
    pack: null,
    isStarred: true,
    answeredBy: [],
    es: {
      ask: '¿En qué actividad de su cadena de valor podríamos mover un indicador suyo?',
      hint: 'La actividad, su indicador de hoy y cuánto lo moveríamos nosotros.',
      example:
        'Universidad, admisiones: 22 días de la solicitud a la respuesta; con nuestra plataforma otras tres bajaron a 9 (caso medido en 2025).',
    },
    en: {
      ask: 'In which activity of its value chain could we move one of its indicators?',
      hint: 'The activity, its indicator today and how far we would move it.',
      example:
        'University, admissions: 22 days from application to answer; with our platform three others came down to 9 (case measured in 2025).',
    },
  },
  {
    id: 'Q3.b',
    block: 'value',
    pack: null,
    isStarred: false,
    answeredBy: ['cell'],
    es: {
      ask: '¿Qué compra a otros que nosotros podríamos resolver mejor?',
      hint: 'Qué, a quién, por cuánto al año y cuándo vence lo pactado.',
      example:
        'Hospital: lavandería a un tercero por 480 millones al año, contrato hasta octubre; 6 % de las sábanas vuelve manchada (jefe de enfermería).',
    },
    en: {
      ask: 'What does it buy elsewhere that we could solve better?',
      hint: 'What, from whom, for how much a year and when the agreement ends.',
      example:
        'Hospital: laundry from a third party for 480 million a year, contract until October; 6% of sheets come back stained (head nurse).',
    },
  },
]

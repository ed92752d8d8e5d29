/** Letters that carry a link. Plain text: nothing to load, nothing to track. */
export interface Letter {
  subject: string
  body: string
}

export function invitationMail(locale: 'es' | 'en', given: { name: string; by: string; link: string }): Letter {
  if (locale === 'en') {
    return {
      subject: 'Your invitation to Clave',
      body: `Hello ${given.name},\n\n${given.by} invites you to Clave. Open this link within seven days to choose your password:\n\n${given.link}\n\nIf you did not expect it, ignore this message.\n`,
    }
  }
  return {
    subject: 'Su invitación a Clave',
    body: `Hola, ${given.name}:\n\n${given.by} lo invita a Clave. Abra este enlace antes de siete días para elegir su contraseña:\n\n${given.link}\n\nSi no lo esperaba, haga caso omiso de este mensaje.\n`,
  }
}

export function resetMail(locale: 'es' | 'en', name: string, link: string): Letter {
  if (locale === 'en') {
    return {
      subject: 'Choose a new password for Clave',
      body: `Hello${name ? ` ${name}` : ''},\n\nOpen this link within 30 minutes to choose a new password:\n\n${link}\n\nIf you did not ask for it, your password stays as it is.\n`,
    }
  }
  return {
    subject: 'Elija una nueva contraseña de Clave',
    body: `Hola${name ? `, ${name}` : ''}:\n\nAbra este enlace antes de 30 minutos para elegir una nueva contraseña:\n\n${link}\n\nSi usted no la pidió, su contraseña sigue igual.\n`,
  }
}

/** For whoever asked at the sign-in screen: nobody is read before the letter is written, so it speaks both languages. */
export function askedResetMail(link: string): Letter {
  const [spanish, english] = [resetMail('es', '', link), resetMail('en', '', link)]
  return { subject: `${spanish.subject} · ${english.subject}`, body: `${spanish.body}\n${english.body}` }
}

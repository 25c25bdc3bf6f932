import type { Letter } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';
import type { Party } from './procedure-store';

const longDay = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
/** '24 novembre 2026' */
export const dayInFrench = (day: IsoDate): string => longDay.format(new Date(`${day}T12:00:00Z`));

/** What letters name of a procedure: its number, its page, whom to call. Its facts are read in the house, never in a mailbox. */
export interface Told {
  readonly id: string;
  readonly number: string;
  readonly house: string;
  /** Names and addresses of the coordination. */
  readonly contacts: readonly Party[];
}

const greeting = ({ name }: Party) => `Bonjour${name ? ` ${name}` : ''},`;
const page = ({ id, house }: Told, label: string) => ({ link: `${house}/chartes/procedures/${id}`, label });
const NOBODY_ALONE =
  'La coordination n’exclut personne : seul le comité de pilotage le peut, par une décision concertée, après vous avoir entendus.';

function whomToCall({ contacts }: Told): string {
  const names = contacts.map(({ name, email }) => `${name}, ${email}`);
  return names.length ? `Pour en parler : ${names.join(' ; ')}.` : 'Pour en parler, adressez-vous à la coordination du département.';
}

export function openedLetter(to: Party, told: Told): Letter {
  return {
    to: to.email,
    occasion: `procedure/${told.id}/opened/${to.email}`,
    subject: 'La charte des Promeneurs du Net : un point à regarder ensemble',
    parts: [
      greeting(to),
      `La coordination a ouvert la procédure ${told.number}, parce qu’un engagement de la charte ne lui paraît pas tenu.`,
      'Vous lisez dans Promenade de quel engagement il s’agit, les faits notés et les pièces, et vous pouvez répondre par écrit. Votre réponse est gardée telle quelle.',
      page(told, 'Lire et répondre'),
      whomToCall(told),
      NOBODY_ALONE,
    ],
  };
}

/** What is asked, before when, how to answer, whom to call. @param act the id of the act: asking again writes again */
export function correctionLetter(to: Party, told: Told, { act, asked, dueOn }: { act: string; asked: string; dueOn: IsoDate }): Letter {
  return {
    to: to.email,
    occasion: `procedure/${told.id}/${act}/${to.email}`,
    subject: `À corriger avant le ${dayInFrench(dueOn)} : charte des Promeneurs du Net`,
    parts: [
      greeting(to),
      `Dans la procédure ${told.number}, la coordination vous demande ceci :`,
      asked,
      `C’est à faire au plus tard le ${dayInFrench(dueOn)}. Quand c’est fait, ou si vous n’êtes pas d’accord, dites-le par écrit sur la page de la procédure.`,
      page(told, 'Répondre'),
      whomToCall(told),
      `Après cette date, la coordination peut saisir le comité de pilotage. ${NOBODY_ALONE}`,
    ],
  };
}

export function reminderLetter(to: Party, told: Told, dueOn: IsoDate): Letter {
  return {
    to: to.email,
    occasion: `procedure/${told.id}/reminded/${dueOn}/${to.email}`,
    subject: `Rappel : à corriger avant le ${dayInFrench(dueOn)}`,
    parts: [
      greeting(to),
      `La correction demandée dans la procédure ${told.number} est attendue au plus tard le ${dayInFrench(dueOn)}. Si c’est déjà fait, dites-le en une phrase.`,
      page(told, 'Répondre'),
      whomToCall(told),
    ],
  };
}

const endings = {
  corrected: {
    subject: 'C’est corrigé : la procédure est close',
    said: 'La coordination a constaté que c’est corrigé. La procédure est close, sans suite.',
  },
  referred: {
    subject: 'La procédure est renvoyée au comité de pilotage',
    said: `La date est passée sans que la correction soit constatée : la coordination renvoie la procédure au comité de pilotage. Vous pouvez encore répondre par écrit ; le comité lira vos réponses. ${NOBODY_ALONE}`,
  },
  withdrawn: {
    subject: 'La procédure est retirée',
    said: 'La coordination retire cette procédure. Rien ne vous est reproché.',
  },
} as const;

export function endedLetter(to: Party, told: Told, outcome: keyof typeof endings): Letter {
  const { subject, said } = endings[outcome];
  return {
    to: to.email,
    occasion: `procedure/${told.id}/${outcome}/${to.email}`,
    subject,
    parts: [greeting(to), `Procédure ${told.number}. ${said}`, page(told, 'Lire le mot de la coordination'), whomToCall(told)],
  };
}

/** There is an answer to read. @param act the id of the answer */
export function answeredLetter(to: Party, told: Omit<Told, 'contacts'>, act: string): Letter {
  return {
    to: to.email,
    occasion: `procedure/${told.id}/${act}/${to.email}`,
    subject: `Une réponse dans la procédure ${told.number}`,
    parts: [
      greeting(to),
      `La personne concernée, ou sa structure, a répondu dans la procédure ${told.number}. Sa réponse se lit dans Promenade.`,
      { link: `${told.house}/chartes/procedures/${told.id}`, label: 'Lire la réponse' },
    ],
  };
}

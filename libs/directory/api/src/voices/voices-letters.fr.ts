import type { ReportDecision } from '@promenade/directory/model';
import type { SeatHolder } from '@promenade/identity/api';
import type { Letter } from '@promenade/platform/api';

const URGENT = 'Si quelqu’un est en danger, n’attendez pas : le 119, le 3018 et le 17 répondent. Par SMS, le 114.';

/** There is a report to read; what it says is not for a mailbox. */
export function reportTold({ email, firstName }: SeatHolder, id: string, house: string): Letter {
  return {
    to: email,
    occasion: `report/${id}/${email}`,
    subject: 'Un signalement est arrivé',
    parts: [
      `Bonjour ${firstName},`,
      'Quelqu’un signale un comportement ou un compte. Son texte ne voyage pas par courriel : il se lit dans Promenade.',
      { link: `${house}/signalements/${id}`, label: 'Lire le signalement' },
    ],
  };
}

export function messageTold({ email, firstName }: SeatHolder, id: string, house: string): Letter {
  return {
    to: email,
    occasion: `message/${id}/${email}`,
    subject: 'Un message pour la coordination',
    parts: [
      `Bonjour ${firstName},`,
      'Un jeune ou un parent a écrit depuis l’annuaire. Son message est effacé au bout de trente jours.',
      { link: `${house}/messages/${id}`, label: 'Lire le message' },
    ],
  };
}

interface Reported {
  readonly id: string;
  readonly number: string;
  readonly email: string;
}

export function reportAcknowledged({ id, number, email }: Reported): Letter {
  return {
    to: email,
    occasion: `report-acknowledged/${id}`,
    subject: `Votre signalement ${number} est lu`,
    parts: [
      'Bonjour,',
      `La coordination des Promeneurs du Net a lu votre signalement ${number}. Elle vérifie, puis elle vous écrit ce qu’elle décide.`,
      'La personne signalée et sa structure ne savent pas qui a signalé.',
      URGENT,
    ],
  };
}

const decided: Record<ReportDecision, string> = {
  none: 'Après vérification, il n’y a pas de suite à donner.',
  'profile-check': 'La coordination contrôle le profil en cause et fait corriger ce qui doit l’être.',
};

export function reportDecided({ id, number, email }: Reported, decision: ReportDecision, house: string): Letter {
  return {
    to: email,
    occasion: `report-decided/${id}`,
    subject: `Votre signalement ${number} : ce qui est décidé`,
    parts: [
      'Bonjour,',
      `Vous avez signalé un compte ou un comportement (${number}). ${decided[decision]}`,
      'Votre adresse est effacée dans trente jours. La personne signalée ne la connaît pas.',
      { link: `${house}/signaler`, label: 'Signaler autre chose' },
      URGENT,
    ],
  };
}

export interface Answered {
  readonly id: string;
  readonly email: string;
  readonly department: string;
  /** « 24 novembre 2026 » */
  readonly day: string;
  readonly answer: string;
}

/** What the coordination answers, in its own words. What was asked is not said again: others may read a mailbox. */
export function messageAnswered({ id, email, department, day, answer }: Answered, house: string): Letter {
  return {
    to: email,
    occasion: `message-answered/${id}`,
    subject: 'La coordination des Promeneurs du Net vous répond',
    parts: [
      'Bonjour,',
      `Vous avez écrit à la coordination le ${day}. Voici sa réponse :`,
      answer,
      { link: `${house}/ecrire?departement=${department}`, label: 'Écrire de nouveau' },
      URGENT,
    ],
  };
}

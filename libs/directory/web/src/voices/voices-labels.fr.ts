import type { MessageState, ReportCategory, ReportDecision, ReportState } from '@promenade/directory/model';
import type { Status } from '@promenade/platform/web';

/** What the charter forbids, as a family says it. */
export const categoryLabels: Readonly<Record<ReportCategory, string>> = {
  impersonation: 'Quelqu’un se fait passer pour un promeneur',
  sexual: 'Propos, images ou demandes à caractère sexuel',
  violence: 'Violence, menaces ou harcèlement',
  hate: 'Haine, racisme ou discrimination',
  proselytism: 'Propagande politique, religieuse ou sectaire',
  advertising: 'Vente, publicité ou démarche commerciale',
  privacy: 'Atteinte à la vie privée ou à la dignité',
  unlawful: 'Autre chose d’interdit par la loi',
  conduct: 'Une attitude contraire à la charte',
};

export const reportStates: Readonly<Record<ReportState, { readonly is: Status; readonly label: string }>> = {
  received: { is: 'warn', label: 'à lire' },
  acknowledged: { is: 'half', label: 'pris en compte' },
  decided: { is: 'past', label: 'décidé' },
};

export const decisionLabels: Readonly<Record<ReportDecision, string>> = {
  none: 'sans suite',
  'profile-check': 'contrôle du profil',
};

export const messageStates: Readonly<Record<MessageState, { readonly is: Status; readonly label: string }>> = {
  new: { is: 'warn', label: 'à lire' },
  answered: { is: 'good', label: 'répondu' },
  closed: { is: 'past', label: 'clos' },
};

import type {
  Commitment,
  ProcedureActor,
  ProcedureDetail,
  ProcedureEvent,
  ProcedureEventKind,
  ProcedureSource,
  ProcedureState,
} from '@promenade/charter/model';
import { dayOf, type IconName, type Status } from '@promenade/platform/web';

export const procedureStates: Readonly<Record<ProcedureState, { readonly is: Status; readonly label: string; readonly icon?: IconName }>> =
  {
    open: { is: 'draft', label: 'ouverte' },
    'correction-asked': { is: 'half', label: 'correction demandée' },
    answered: { is: 'info', label: 'réponse à lire', icon: 'message' },
    overdue: { is: 'bad', label: 'date dépassée' },
    referred: { is: 'warn', label: 'renvoyée au comité de pilotage' },
    corrected: { is: 'good', label: 'corrigé' },
    withdrawn: { is: 'past', label: 'retirée' },
  };

export const actorWords: Readonly<Record<ProcedureActor, string>> = {
  coordinator: 'À la coordination d’agir.',
  parties: 'Au promeneur et à sa structure d’agir.',
  committee: 'Au comité de pilotage de décider. Lui seul le peut.',
};

export const kindLegends: Readonly<Record<Commitment['kind'], string>> = {
  commitment: 'Les trois engagements de toute charte',
  'profile-item': 'Ce que le profil doit montrer',
  promise: 'Ce qui est promis dans le texte',
  article: 'Un article entier',
};

export const sourceWords: Readonly<Record<ProcedureSource, string>> = {
  record: 'La fiche de la personne',
  'profile-check': 'Un contrôle de profil',
  report: 'Un signalement',
};

type Reason = ProcedureDetail['reasons'][number];

const reasonWords: Readonly<Record<string, (day: string) => string>> = {
  'not-asked': () => 'Aucune correction n’est encore demandée.',
  'asked-until': (day) => `Correction attendue au plus tard le ${day}.`,
  'not-answered': () => 'Pas de réponse écrite depuis la demande.',
  'answered-on': (day) => `Dernière réponse le ${day}.`,
  'overdue-since': (day) => `La date donnée était le ${day}.`,
  'closed-on': (day) => `Depuis le ${day}.`,
};

export function reasonOf({ code, on }: Reason): string {
  return reasonWords[code]?.(on ? dayOf(on) : '') ?? '';
}

const who: Readonly<Record<ProcedureEvent['role'], string>> = {
  coordinator: 'La coordination',
  structure: 'La structure',
  promeneur: 'Le promeneur',
};

const acts: Readonly<Record<ProcedureEventKind, string>> = {
  opened: 'ouvre la procédure ; le promeneur et la structure en sont informés',
  noted: 'note une médiation',
  'evidence-added': 'joint une pièce',
  'evidence-removed': 'retire une pièce',
  'correction-asked': 'demande une correction',
  reminded: 'rappelle la date',
  answered: 'répond',
  corrected: 'constate que c’est corrigé',
  referred: 'renvoie au comité de pilotage',
  withdrawn: 'retire la procédure',
};

/** « La coordination demande une correction pour le 8 décembre 2026 » */
export function actOf({ role, kind, on }: ProcedureEvent): string {
  const date = on ? (kind === 'noted' ? ` du ${dayOf(on)}` : ` pour le ${dayOf(on)}`) : '';
  return `${who[role]} ${acts[kind]}${date}`;
}

export const fieldLabels: Readonly<Record<string, string>> = {
  'ground-missing': 'Choisissez au moins un engagement.',
  'line-break': 'Écrivez sur une seule ligne.',
  'unwritable-character': 'Un signe ne peut pas être gardé ici. Réécrivez ce texte au clavier.',
};

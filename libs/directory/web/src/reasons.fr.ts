import type { PromeneurDetail, PromeneurState, Reason, ReasonCode } from '@promenade/directory/model';
import { dayOf, fr } from '@promenade/platform/web';

type Facts = Reason['facts'];

const day = ({ on }: Facts): string => (on ? dayOf(on) : 'une date inconnue');
const structure = (facts: Facts): string => facts.structure ?? 'la structure';

/** What stands in the way, as a fact. */
const facts: Record<ReasonCode, (facts: Facts) => string> = {
  withdrawn: (facts) => `Retrait du réseau le ${day(facts)}`,
  'employment-missing': () => 'Aucune structure n’emploie cette personne',
  'employment-to-come': (facts) => `L’emploi commence le ${day(facts)}`,
  'employment-ended': (facts) => `L’emploi a pris fin le ${day(facts)}`,
  'charter-lapsed': (facts) => `N’a pas signé la version ${facts.version} de la charte avant le ${day(facts)}`,
  'charter-missing': () => 'La charte n’est pas demandée',
  'email-missing': () => fr('Il manque son adresse électronique : c’est par elle qu’on signe'),
  'representative-missing': (facts) => `Personne n’est nommé pour signer au nom de ${structure(facts)}`,
  'charter-awaiting-structure': (facts) => `La charte attend la signature de ${structure(facts)}`,
  'charter-awaiting-promeneur': () => fr('La structure a signé ; il reste sa propre signature'),
  'photo-missing': () => 'Il manque sa photo',
  'profile-unverified': () => 'Son profil en ligne n’est pas contrôlé',
  'onboarding-unfinished': () => 'Son parcours d’accueil n’est pas terminé',
  'convention-missing': () => 'La structure n’a pas de convention en vigueur',
};

export function reasonSentence({ code, facts: told }: Reason): string {
  return facts[code](told);
}

const situations: Record<PromeneurState, (name: string) => string> = {
  unsigned: (name) => `${name} n’est pas encore dans l’annuaire`,
  'awaiting-structure': (name) => `${name} n’est pas encore dans l’annuaire`,
  'awaiting-promeneur': (name) => `${name} n’est pas encore dans l’annuaire`,
  listed: (name) => `${name} est dans l’annuaire, pas encore en activité`,
  active: (name) => `${name} est dans l’annuaire`,
  left: (name) => `${name} n’est plus dans le réseau`,
};

/** « Léa n’est pas encore dans l’annuaire »: where somebody stands, in a sentence. */
export function situationOf({ state, firstName, reasons }: Pick<PromeneurDetail, 'state' | 'firstName' | 'reasons'>): string {
  const isToCome = reasons.some(({ code }) => code === 'employment-to-come' || code === 'employment-missing');
  return state === 'left' && isToCome ? `${firstName} n’est pas dans le réseau` : situations[state](firstName);
}

/** Why a charter cannot be asked for: the codes of `POST /api/signatures`, person by person. */
export const askRefusals: Readonly<Record<string, string>> = {
  'promeneur-left': 'n’est plus dans le réseau : il n’y a rien à signer',
  'promeneur-email-missing': 'n’a pas d’adresse électronique : ajoutez-la à sa fiche',
  'structure-missing': 'n’a pas de structure aujourd’hui : ajoutez son emploi',
  'representative-missing': 'dépend d’une structure où personne n’est nommé pour signer : complétez la structure',
  'already-asked': 'a déjà cette charte à signer : relancez plutôt depuis les chartes',
  'already-signed': 'a déjà signé cette charte',
  'version-missing': 'ne peut rien signer : aucune charte n’est publiée',
  'version-draft': 'ne peut rien signer : le texte est encore un brouillon',
};

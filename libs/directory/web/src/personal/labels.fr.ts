import type { Erasure, ErasureLine } from '@promenade/directory/model';
import { counted, dayOf } from '@promenade/platform/web';

type Words = readonly [one: string, many: string];

/** What goes, as somebody would say it; a kind that is told without a number has one word only. */
const goes: Readonly<Record<string, Words | string>> = {
  identity: 'Prénom et nom, remplacés par « Ancien promeneur »',
  contact: 'Courriel, téléphone, fonction',
  presentation: 'Présentation',
  notes: 'Notes de la coordination',
  photo: 'Photo',
  profiles: ['profil en ligne', 'profils en ligne'],
  'profile-checks': ['point de contrôle', 'points de contrôle'],
  permanences: ['permanence', 'permanences'],
  absences: ['absence', 'absences'],
  checklists: ['étape d’accueil ou de départ', 'étapes d’accueil ou de départ'],
  tags: ['étiquette', 'étiquettes'],
  changes: ['proposition de changement, vidée de ses mots', 'propositions de changement, vidées de leurs mots'],
  imports: [
    'import qui contient sa ligne : il ne pourra plus être annulé',
    'imports qui contiennent sa ligne : ils ne pourront plus être annulés',
  ],
  merges: ['fusion de fiches, vidée de ses mots', 'fusions de fiches, vidées de leurs mots'],
  'procedure-words': ['procédure sur la charte, vidée de ses mots', 'procédures sur la charte, vidées de leurs mots'],
  'signature-visits': [
    'adresse et navigateur d’où une signature a été donnée',
    'adresses et navigateurs d’où des signatures ont été données',
  ],
  letters: ['courriel reçu ou qui nomme cette personne', 'courriels reçus ou qui nomment cette personne'],
  invitations: ['invitation', 'invitations'],
  account: 'Compte : fermé, et sans nom',
};

const stays: Readonly<Record<string, Words | string>> = {
  employments: ['emploi, compté dans les statistiques', 'emplois, comptés dans les statistiques'],
  volets: 'Volets, comptés dans les statistiques',
  charter: 'Date de la charte, comptée dans les statistiques',
  consents: ['accord donné ou repris, sans nom', 'accords donnés ou repris, sans nom'],
  territories: ['territoire', 'territoires'],
  mailings: ['envoi reçu, sans nom', 'envois reçus, sans nom'],
  reports: ['signalement, tel que la famille l’a écrit', 'signalements, tels que les familles les ont écrits'],
  messages: ['message d’une famille, 30 jours au plus', 'messages de familles, 30 jours au plus'],
  procedures: ['procédure : numéro, dates et état, sans un mot', 'procédures : numéros, dates et états, sans un mot'],
  signatures: ['demande de signature et sa preuve, avec le nom', 'demandes de signature et leurs preuves, avec le nom'],
  account: 'Compte : cette personne a un autre rôle dans Promenade',
};

export function lineOf({ code, count, until }: ErasureLine, fate: 'goes' | 'stays'): string {
  const words = (fate === 'goes' ? goes : stays)[code] ?? code;
  const said = typeof words === 'string' ? words : counted(count, words[0], words[1]);
  return until === null ? said : `${said}, jusqu’au ${dayOf(until)}`;
}

/** Why nobody can be forgotten now, and what comes first. */
export const refusals: Readonly<Record<NonNullable<Erasure['refusal']>, string>> = {
  'already-erased': 'C’est fait : il ne reste de cette personne que ce qui se compte et ce qui prouve une signature.',
  'departure-first':
    'Cette personne est encore dans le réseau. Préparez d’abord son départ : ses comptes passent à quelqu’un, et personne n’attend sa réponse.',
  'national-not-told':
    'La dernière liste donnée au site national la montre encore. Dites-lui d’abord les différences : sans la fiche, vous ne sauriez plus qui en retirer.',
};

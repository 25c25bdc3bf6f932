import type { MergeMove, PromeneurDetail, PromeneurMergeKey } from '@promenade/directory/model';
import { counted, dayOf, phoneOf } from '@promenade/platform/web';
import { voletsOf } from '../labels.fr';

export const promeneurMergeLabels: Readonly<Record<PromeneurMergeKey, string>> = {
  name: 'Nom',
  email: 'Courriel',
  phone: 'Téléphone',
  function: 'Fonction',
  volets: 'Volets',
  presentation: 'Présentation',
  contactNote: 'Comment entrer en contact',
  declaredCharter: 'Charte, d’après le tableau',
  withdrawal: 'Retrait de l’annuaire',
};

/** What a record says under each key of a comparison; nothing where it says nothing. */
export const promeneurMergeWords: Readonly<Record<PromeneurMergeKey, (record: PromeneurDetail) => string>> = {
  name: ({ firstName, lastName }) => `${firstName} ${lastName}`,
  email: ({ email }) => email ?? '',
  phone: ({ phone }) => (phone ? phoneOf(phone) : ''),
  function: (record) => record.function ?? '',
  volets: ({ volets }) => (volets.length ? voletsOf(volets) : ''),
  presentation: ({ presentation }) => presentation ?? '',
  contactNote: ({ contactNote }) => contactNote ?? '',
  declaredCharter: ({ declaredCharter }) => (declaredCharter ? dayOf(declaredCharter.on) : ''),
  withdrawal: ({ withdrawnOn }) => (withdrawnOn ? `le ${dayOf(withdrawnOn)}` : ''),
};

/** What goes over, one sentence a kind. */
export const moveWords: Readonly<Record<MergeMove, (count: number) => string>> = {
  employments: (count) => counted(count, 'emploi passe à la fiche gardée', 'emplois passent à la fiche gardée'),
  'employments-joined': (count) =>
    counted(
      count,
      'emploi, le même dans les deux fiches, n’est compté qu’une fois',
      'emplois, les mêmes dans les deux fiches, ne sont comptés qu’une fois',
    ),
  profiles: (count) => counted(count, 'profil en ligne', 'profils en ligne'),
  checks: (count) => counted(count, 'point de contrôle de profil', 'points de contrôle de profil'),
  permanences: (count) => counted(count, 'permanence', 'permanences'),
  absences: (count) => counted(count, 'absence', 'absences'),
  territories: (count) => counted(count, 'territoire', 'territoires'),
  tags: (count) => counted(count, 'étiquette', 'étiquettes'),
  steps: (count) => counted(count, 'étape faite des premiers pas', 'étapes faites des premiers pas'),
  changes: (count) => counted(count, 'modification proposée, avec sa décision', 'modifications proposées, avec leur décision'),
  letters: (count) => counted(count, 'courrier reçu', 'courriers reçus'),
  procedures: (count) => counted(count, 'procédure', 'procédures'),
  voices: (count) => counted(count, 'message ou signalement', 'messages ou signalements'),
  photo: () => 'la photo',
  refusals: (count) =>
    counted(count, 'refus de publier dit sur l’autre fiche vaut aussi ici', 'refus de publier dits sur l’autre fiche valent aussi ici'),
};

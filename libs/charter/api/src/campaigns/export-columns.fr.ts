import type { CampaignMember, MemberState, Unaskable } from '@promenade/charter/model';
import type { ExportColumn } from '@promenade/directory/api';

export const memberStateWords: Readonly<Record<MemberState, string>> = {
  'awaiting-structure': 'attend la structure',
  'awaiting-promeneur': 'attend le promeneur',
  signed: 'signée',
  refused: 'refusée',
  expired: 'périmée, à redemander',
  'not-asked': 'ne peut être demandée',
  left: 'n’est plus dans le réseau',
};

const reasonWords: Readonly<Record<Unaskable, string>> = {
  'promeneur-left': 'n’est plus dans le réseau',
  'promeneur-email-missing': 'il manque son adresse électronique',
  'structure-missing': 'aucune structure ne l’emploie',
  'representative-missing': 'personne n’est nommé pour signer au nom de la structure',
};

const TEXT = 'texte';
const DAY = 'jour, AAAA-MM-JJ';

export const memberColumns: readonly ExportColumn<CampaignMember>[] = [
  { title: 'Département', meaning: 'Code INSEE du département', format: TEXT, of: ({ department }) => department },
  { title: 'Structure', meaning: 'Employeur le jour de l’ouverture', format: TEXT, of: ({ structure }) => structure?.name },
  { title: 'Nom', meaning: 'Nom de famille', format: TEXT, of: ({ lastName }) => lastName },
  { title: 'Prénom', meaning: 'Prénom', format: TEXT, of: ({ firstName }) => firstName },
  {
    title: 'État',
    meaning: 'Où en est la signature, ce jour',
    format: Object.values(memberStateWords).join(' ; '),
    of: ({ state }) => memberStateWords[state],
  },
  { title: 'Empêchement', meaning: 'Pourquoi personne ne peut demander', format: TEXT, of: ({ reason }) => reason && reasonWords[reason] },
  { title: 'Signée le', meaning: 'Jour où les deux parties ont signé', format: DAY, of: ({ signedOn }) => signedOn },
  { title: 'Relancé le', meaning: 'Dernier jour où un courriel est parti', format: DAY, of: ({ remindedOn }) => remindedOn },
  { title: 'Sortie le', meaning: 'Jour où la charte précédente a cessé de compter', format: DAY, of: ({ lapsedOn }) => lapsedOn },
];

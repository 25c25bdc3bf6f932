import type { CampaignMember, DepartmentProgress, DepartmentStanding, MemberState, Unaskable } from '@promenade/charter/model';
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

const standingWords: Readonly<Record<DepartmentStanding, string>> = {
  'not-open': 'pas encore ouverte',
  running: 'en cours',
  grace: 'délai de grâce',
  closed: 'terminée',
  nothing: 'rien à signer de nouveau',
};

const NUMBER = 'nombre entier';

export const departmentColumns: readonly ExportColumn<DepartmentProgress>[] = [
  { title: 'Département', meaning: 'Code INSEE du département', format: TEXT, of: ({ department }) => department },
  {
    title: 'Campagne',
    meaning: 'Où en est le département, ce jour',
    format: Object.values(standingWords).join(' ; '),
    of: ({ standing }) => standingWords[standing],
  },
  { title: 'Texte', meaning: 'Titre de la charte en vigueur dans le département', format: TEXT, of: ({ version }) => version?.title },
  { title: 'Version', meaning: 'Numéro de ce texte', format: NUMBER, of: ({ version }) => version?.number },
  {
    title: 'Version nationale',
    meaning: 'Numéro du texte national sur lequel il repose ; vide pour un texte propre',
    format: NUMBER,
    of: ({ coreNumber }) => coreNumber,
  },
  { title: 'À demander', meaning: 'Promeneurs qui ont signé un texte plus ancien', format: NUMBER, of: ({ toAsk }) => toAsk },
  { title: 'Demandées', meaning: 'Signatures demandées', format: NUMBER, of: ({ counts }) => counts?.asked },
  { title: 'Signées', meaning: 'Signées par les deux parties', format: NUMBER, of: ({ counts }) => counts?.signed },
  { title: 'En retard', meaning: 'Demandées, pas signées, échéance passée', format: NUMBER, of: ({ counts }) => counts?.late },
  { title: 'Sorties', meaning: 'Fiches sorties de l’annuaire faute de signature', format: NUMBER, of: ({ counts }) => counts?.lapsed },
  { title: 'Échéance', meaning: 'Jour où tous devraient avoir signé', format: DAY, of: ({ campaign }) => campaign?.deadlineOn },
  { title: 'Fin du délai', meaning: 'Dernier jour où la charte d’avant compte', format: DAY, of: ({ campaign }) => campaign?.graceEndsOn },
];

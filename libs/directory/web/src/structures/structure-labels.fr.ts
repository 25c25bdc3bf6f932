import type { PairReason, StructureMergeKey, StructureStage } from '@promenade/directory/model';
import type { IconName, Status } from '@promenade/platform/web';

export { legalFormLabels, stageLabels } from '@promenade/directory/model';

export const stageChips: Record<StructureStage, { readonly is: Status; readonly icon?: IconName }> = {
  'to-contact': { is: 'draft' },
  interested: { is: 'info', icon: 'eye' },
  candidate: { is: 'half' },
  'under-convention': { is: 'good' },
  left: { is: 'past' },
};

export const mergeLabels: Record<StructureMergeKey, string> = {
  name: 'Nom',
  acronym: 'Sigle',
  type: 'Genre',
  legalForm: 'Statut juridique',
  siret: 'SIRET',
  rna: 'RNA',
  place: 'Adresse',
  qpv: 'Quartier prioritaire',
  phone: 'Téléphone',
  email: 'Courriel',
  website: 'Site',
  presentation: 'Présentation',
  representative: 'Qui signe pour elle',
  welcomesPublic: 'Reçoit du public',
  openingHours: 'Horaires',
  convention: 'Convention',
  callOfOrigin: 'Appel à projets d’origine',
};

export const pairReasonLabels: Record<PairReason, string> = {
  'same-name': 'même nom',
  'near-name': 'noms très proches',
  'same-phone': 'même téléphone',
  'same-email': 'même adresse électronique',
  'same-email-domain': 'courriels du même domaine',
  'same-handle': 'même nom de profil',
};

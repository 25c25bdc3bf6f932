import type { Network } from './import/networks';
import type { Volet } from './import/volets';
import type { StructureStage } from './stage';
import type { PromeneurState } from './state';
import type { LegalForm, StructureType } from './structure';

/** Lower case, and true of a woman as of a man. Read on screens and in files that leave the house alike. */
export const stateLabels: Record<PromeneurState, string> = {
  unsigned: 'charte à demander',
  'awaiting-structure': 'attend la structure',
  'awaiting-promeneur': 'attend sa signature',
  listed: 'dans l’annuaire',
  active: 'en activité',
  left: 'hors réseau',
};

export const voletLabels: Record<Volet, string> = { youth: 'jeunesse', parenting: 'parentalité' };

/** « jeunesse et parentalité »; a dash when nobody said. */
export function voletsOf(volets: readonly Volet[]): string {
  return volets.map((volet) => voletLabels[volet]).join(' et ') || '–';
}

export const networkLabels: Record<Network, string> = {
  facebook: 'Facebook',
  messenger: 'Messenger',
  instagram: 'Instagram',
  snapchat: 'Snapchat',
  whatsapp: 'WhatsApp',
  tiktok: 'TikTok',
  discord: 'Discord',
  twitch: 'Twitch',
  youtube: 'YouTube',
  x: 'X (Twitter)',
  linkedin: 'LinkedIn',
  mastodon: 'Mastodon',
  'online-game': 'jeu en ligne',
  forum: 'forum',
  email: 'courriel',
  sms: 'SMS',
  video: 'visio',
  blog: 'blog',
  other: 'autre',
};

export const structureTypeLabels: Record<StructureType, string> = {
  'listening-place': 'point d’accueil et d’écoute',
  'youth-service': 'service jeunesse',
  'youth-information': 'information jeunesse',
  association: 'association',
  'social-centre': 'centre social',
  'specialised-prevention': 'prévention spécialisée',
  'health-place': 'lieu de santé',
  'municipal-service': 'service de la ville',
  'young-workers-home': 'foyer de jeunes travailleurs',
  'adolescents-house': 'maison des adolescents',
  'youth-centre': 'maison des jeunes',
  'digital-place': 'lieu numérique',
  'employment-mission': 'mission locale',
  other: 'autre',
};

export const legalFormLabels: Record<LegalForm, string> = {
  association: 'association',
  commune: 'commune',
  intercommunality: 'intercommunalité',
  department: 'département',
  'social-fund': 'CCAS ou CIAS',
  'public-institution': 'établissement public',
  mutual: 'mutuelle',
  cooperative: 'coopérative',
  company: 'société',
  other: 'autre',
};

/** In the words of the national site: « intéressée », « dans le réseau », « sortie ». */
export const stageLabels: Record<StructureStage, string> = {
  'to-contact': 'à contacter',
  interested: 'intéressée',
  candidate: 'candidate',
  'under-convention': 'dans le réseau',
  left: 'sortie',
};

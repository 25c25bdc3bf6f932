import type { ActiveRequirement, Network, PromeneurState, ReasonActor, SettingKey, StructureType, Volet } from '@promenade/directory/model';
import type { IconName, Status } from '@promenade/platform/web';

/** Lower case, and true of a woman as of a man. */
export const stateLabels: Record<PromeneurState, string> = {
  unsigned: 'charte à demander',
  'awaiting-structure': 'attend la structure',
  'awaiting-promeneur': 'attend sa signature',
  listed: 'dans l’annuaire',
  active: 'en activité',
  left: 'hors réseau',
};

export const stateChips: Record<PromeneurState, { readonly is: Status; readonly icon?: IconName }> = {
  unsigned: { is: 'warn', icon: 'sign' },
  'awaiting-structure': { is: 'half' },
  'awaiting-promeneur': { is: 'half' },
  listed: { is: 'info', icon: 'eye' },
  active: { is: 'good' },
  left: { is: 'past' },
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

export const actorLabels: Record<ReasonActor, string> = {
  coordinator: 'la coordination',
  structure: 'la structure',
  promeneur: 'la personne elle-même',
};

export const requirementLabels: Record<ActiveRequirement, string> = {
  photo: 'une photo',
  'verified-profile': 'un profil contrôlé',
  onboarding: 'le parcours d’accueil terminé',
  convention: 'une convention en vigueur',
};

export const settingLabels: Record<SettingKey, { readonly title: string; readonly about: string }> = {
  activeRequires: {
    title: 'Ce qu’il faut pour être en activité',
    about: 'En plus de la charte signée et d’un emploi en cours. Sans rien de coché, être dans l’annuaire suffit.',
  },
  networks: {
    title: 'Réseaux proposés',
    about: 'Ceux que l’on peut ajouter à une fiche. Les profils déjà notés restent.',
  },
};

/** Codes of the contract's schemas, in French (`FIELD_LABELS`). */
export const fieldLabels: Readonly<Record<string, string>> = {
  'ends-before-it-starts': 'La fin doit suivre le début.',
  'line-break': 'Écrivez sur une seule ligne.',
  'said-twice': 'C’est dit deux fois.',
  'unwritable-character': 'Un signe ne peut pas être gardé ici. Réécrivez ce texte au clavier.',
};

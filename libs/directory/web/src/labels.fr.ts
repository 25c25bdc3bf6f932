import type {
  ActiveRequirement,
  ExportFormat,
  LeftOutReason,
  MissingField,
  PromeneurState,
  ReasonActor,
  SettingKey,
} from '@promenade/directory/model';
import type { IconName, Status } from '@promenade/platform/web';

export { networkLabels, stateLabels, structureTypeLabels, voletLabels, voletsOf } from '@promenade/directory/model';

export const stateChips: Record<PromeneurState, { readonly is: Status; readonly icon?: IconName }> = {
  unsigned: { is: 'warn', icon: 'sign' },
  'awaiting-structure': { is: 'half' },
  'awaiting-promeneur': { is: 'half' },
  listed: { is: 'info', icon: 'eye' },
  active: { is: 'good' },
  left: { is: 'past' },
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

interface SettingWords {
  readonly title: string;
  readonly about: string;
  /** Of a figure: what it counts, and its bounds. */
  readonly figure?: { readonly one: string; readonly many: string; readonly min: number; readonly max: number };
}

const days = { one: 'jour', many: 'jours', min: 1, max: 365 };

export const settingLabels: Record<SettingKey, SettingWords> = {
  activeRequires: {
    title: 'Ce qu’il faut pour être en activité',
    about: 'En plus de la charte signée et d’un emploi en cours. Sans rien de coché, être dans l’annuaire suffit.',
  },
  networks: {
    title: 'Réseaux proposés',
    about: 'Ceux que l’on peut ajouter à une fiche. Les profils déjà notés restent.',
  },
  profileCheckMonths: {
    title: 'Revoir les profils',
    about: 'Combien de mois vaut le contrôle d’un profil en ligne. Passé ce temps, il est à refaire.',
    figure: { one: 'mois', many: 'mois', min: 1, max: 36 },
  },
  charterReminderDays: {
    title: 'Relances de la charte',
    about: 'Combien de jours après son tour on récrit à qui n’a pas signé. Un courriel par personne et par jour, au plus.',
  },
  charterDeadlineDays: {
    title: 'Temps pour signer une nouvelle charte',
    about: 'De l’ouverture d’une campagne au jour où tout le monde devrait avoir signé.',
    figure: days,
  },
  charterGraceDays: {
    title: 'Délai de grâce',
    about: 'Après ce jour, combien de temps la charte signée avant compte encore. Ensuite, la fiche sort de l’annuaire.',
    figure: { ...days, min: 0 },
  },
  charterExpiryDays: {
    title: 'Durée d’une demande de signature',
    about: 'Passé ce temps, une charte que personne n’a signée est à redemander.',
    figure: days,
  },
};

/** Codes of the contract's schemas, in French (`FIELD_LABELS`). */
export const fieldLabels: Readonly<Record<string, string>> = {
  'closes-before-it-opens': 'L’heure de fin doit suivre l’heure de début.',
  'code-of-qpv': 'Seul un quartier (QPV) a un code.',
  'hours-overlap': 'Deux horaires du même jour se chevauchent.',
  'point-unreadable': 'Écrivez la latitude puis la longitude, comme 48.0713, 6.8779.',
  'website-unreadable': 'Écrivez l’adresse d’un site, comme https://mjc-du-lac.fr.',
  'qpv-code': 'Un code de quartier s’écrit comme QN08801M.',
  'evidence-missing': 'Ajoutez une preuve : un lien, ou une capture d’écran.',
  'note-missing': 'Dites en quelques mots ce qui manque.',
  'ends-before-it-starts': 'La fin doit suivre le début.',
  'line-break': 'Écrivez sur une seule ligne.',
  'placeholder-unknown': 'Entre doubles accolades, seuls {{prénom}} et {{structure}} sont remplacés.',
  'said-twice': 'C’est dit deux fois.',
  'unwritable-character': 'Un signe ne peut pas être gardé ici. Réécrivez ce texte au clavier.',
};

/** « Il manque : une adresse électronique ». */
export const missingLabels: Record<MissingField, string> = {
  email: 'une adresse électronique',
  phone: 'un téléphone',
  function: 'une fonction',
  volets: 'un volet',
  structure: 'une structure aujourd’hui',
  commune: 'la commune de la structure',
  'weekly-hours': 'le temps par semaine',
  profile: 'un profil en ligne',
  permanence: 'les permanences',
  photo: 'la photo',
};

export const formatLabels: Record<ExportFormat, string> = {
  xlsx: 'Classeur (XLSX)',
  csv: 'Texte pour tableur (CSV)',
  vcf: 'Cartes de contact (vCard)',
};

/** Why somebody of a list gets no letter: « Léa Marchal n’a pas d’adresse électronique ». */
export const leftOutLabels: Record<LeftOutReason, string> = {
  'email-missing': 'n’a pas d’adresse électronique',
  left: 'n’est plus dans le réseau',
  stopped: 'ne veut plus recevoir ces courriels',
};

/** The same, counted: « 2 sans adresse ». */
export const leftOutCounts: Record<LeftOutReason, string> = {
  'email-missing': 'sans adresse électronique',
  left: 'hors réseau',
  stopped: 'ne voulant plus de courriels',
};

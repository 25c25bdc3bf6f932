import type {
  ConsentField,
  LeavingReason,
  OnboardingPart,
  Outcome,
  PermanenceDraft,
  PhotoSubject,
  ReadyText,
  Volet,
} from '@promenade/directory/model';
import { fr } from '@promenade/platform/web';
import { networkLabels } from '../labels.fr';
import { hourOf, weekdayName, weekdaysOf } from '../public/reach-words';

export const consentLabels: Record<ConsentField, string> = {
  photo: 'Photo',
  'last-name': 'Nom de famille',
  phone: 'Téléphone professionnel',
  email: 'Adresse professionnelle',
  presentation: 'Présentation',
};

export const leavingLabels: Record<LeavingReason, string> = {
  'contract-end': 'fin de contrat',
  'other-job': 'autre emploi',
  'other-duties': 'autres missions dans la structure',
  'structure-left': 'la structure quitte le réseau',
  retirement: 'retraite',
  charter: 'charte non respectée',
  other: 'autre motif',
};

export const outcomeLabels: Record<Outcome, string> = {
  closed: 'fermé',
  'handed-over': 'transmis',
  renamed: 'renommé',
};

export const partLabels: Record<OnboardingPart, string> = {
  tools: 'De quoi travailler',
  profile: 'Le profil, à visage découvert',
  privacy: 'Les réglages du compte',
  presence: 'Les permanences',
  contacts: 'Les premiers contacts',
  network: 'Le réseau autour de vous',
};

export const readyLabels: Record<ReadyText, string> = {
  about: '« À propos » d’un profil',
  doubt: 'Réponse à une demande qui étonne',
  'first-contact': 'Premier message',
  'first-contact-short': 'Premier message, plus court',
};

export const photoAlt: Record<PhotoSubject, (firstName: string) => string> = {
  person: (firstName) => `Photo de ${firstName}`,
  structure: (firstName) => `Photo de la structure de ${firstName}`,
};

export const audienceChoices: readonly { readonly value: Volet | ''; readonly label: string }[] = [
  { value: '', label: 'tout le monde' },
  { value: 'youth', label: 'jeunes' },
  { value: 'parenting', label: 'parents' },
];

/** « de 17 h à 19 h, sur Instagram, pour les parents ». */
export function slotWords({ from, to, network, audience, onHolidays }: PermanenceDraft): string {
  const whom = audience.length === 1 ? (audience[0] === 'youth' ? 'pour les jeunes' : 'pour les parents') : '';
  const said = [
    `de ${hourOf(from)} à ${hourOf(to)}`,
    network && `sur ${networkLabels[network]}`,
    whom,
    onHolidays && 'aussi les jours fériés',
  ];
  return fr(said.filter(Boolean).join(', '));
}

/** « le mardi de 17 h à 19 h, le jeudi de 20 h à 22 h »: a week in one sentence; empty without a permanence. */
export function weekWords(permanences: readonly Pick<PermanenceDraft, 'weekday' | 'from' | 'to'>[]): string {
  const days = weekdaysOf(permanences as PermanenceDraft[]).filter(({ slots }) => slots.length > 0);
  return fr(
    days
      .map(({ weekday, slots }) => {
        const hours = slots.map(({ from, to }) => `de ${hourOf(from)} à ${hourOf(to)}`).join(' et ');
        return `le ${weekdayName(weekday)} ${hours}`;
      })
      .join(', '),
  );
}

import { isoDate } from '@promenade/platform/model';
import * as z from 'zod';

/** The moments of the guide's « Premiers pas »: the tools, their settings, the first contacts, the people around. */
export const onboardingParts = ['tools', 'profile', 'privacy', 'presence', 'contacts', 'network'] as const;
export type OnboardingPart = (typeof onboardingParts)[number];

/** Texts that a step offers ready to be copied. */
export const readyTexts = ['about', 'doubt', 'first-contact', 'first-contact-short'] as const;
export type ReadyText = (typeof readyTexts)[number];

interface Step {
  readonly part: OnboardingPart;
  /** In the imperative, as it is ticked. */
  readonly title: string;
  readonly help: string;
  readonly texts?: readonly ReadyText[];
}

/** The steps (G-18), in the order in which they are done. A key never changes: it is written with each mark. */
export const onboardingSteps = {
  'work-address': {
    part: 'tools',
    title: 'Ouvrir une adresse électronique pour cette présence',
    help: 'Facultatif, mais les messages des jeunes restent à part des autres.',
  },
  'networks-chosen': {
    part: 'tools',
    title: 'Choisir ses réseaux',
    help: 'Ceux où sont les jeunes et les parents que vous suivez. Un réseau bien tenu vaut mieux que trois.',
  },
  'web-access': {
    part: 'tools',
    title: 'Obtenir l’accès au web sur son poste',
    help: 'Le service informatique de l’employeur ouvre les réseaux, la vidéo et la visio, et le note.',
  },
  equipment: {
    part: 'tools',
    title: 'Avoir de quoi répondre',
    help: 'Un lieu calme, un ordinateur ou un téléphone de travail, une connexion.',
  },
  'accounts-created': {
    part: 'profile',
    title: 'Créer un compte professionnel par réseau',
    help: 'Jamais un compte personnel : on le ferme ou on le transmet le jour du départ.',
  },
  'profile-name': {
    part: 'profile',
    title: 'Donner son prénom et sa structure dans le nom du profil',
    help: 'On avance à visage découvert : qui vous lit sait qui vous êtes et pour qui vous travaillez.',
  },
  'profile-photo': {
    part: 'profile',
    title: 'Mettre une photo où l’on vous reconnaît',
    help: 'La vôtre de préférence, sinon celle de la structure. La même que sur votre fiche.',
  },
  'profile-logo': {
    part: 'profile',
    title: 'Montrer le logo des Promeneurs du Net',
    help: 'Sur la photo ou sur la bannière, avec celui de la structure.',
  },
  'profile-about': {
    part: 'profile',
    title: 'Écrire son « à propos »',
    help: 'Votre métier, la structure, le réseau, vos permanences, l’adresse de votre fiche.',
    texts: ['about'],
  },
  'directory-link': {
    part: 'profile',
    title: 'Mettre l’adresse de sa fiche sur chaque profil',
    help: 'C’est par elle qu’un parent vérifie que c’est bien vous.',
  },
  'found-by-name': {
    part: 'privacy',
    title: 'Régler le compte pour être trouvé',
    help: 'Tout le monde doit pouvoir vous chercher et vous écrire.',
  },
  'friends-hidden': {
    part: 'privacy',
    title: 'Cacher la liste de ses contacts',
    help: 'Personne ne doit apprendre, par votre page, quel jeune vous suit.',
  },
  'audiences-set': {
    part: 'privacy',
    title: 'Choisir qui lit ses publications',
    help: 'Le réglage par défaut, puis des listes si le réseau en propose.',
  },
  'hours-agreed': {
    part: 'presence',
    title: 'Fixer ses permanences avec l’employeur',
    help: 'À l’heure des jeunes et des familles, sans rester seul trop tard, et sans autre tâche à ce moment.',
  },
  'hours-published': {
    part: 'presence',
    title: 'Noter ses permanences sur sa fiche',
    help: 'L’annuaire dit alors qui répond maintenant.',
  },
  'requests-rule': {
    part: 'contacts',
    title: 'Décider comment on accepte une demande de contact',
    help: 'Laissez les jeunes venir à vous. Une demande étrange mérite une question avant une réponse.',
    texts: ['doubt'],
  },
  'first-message': {
    part: 'contacts',
    title: 'Préparer son premier message',
    help: 'Chaque nouveau contact apprend qui vous êtes, ce que vous faites et quand vous répondez.',
    texts: ['first-contact', 'first-contact-short'],
  },
  'relays-listed': {
    part: 'contacts',
    title: 'Tenir la liste des partenaires vers qui orienter',
    help: 'Par sujet, avec un nom et un numéro. 119, 3018 et Fil Santé Jeunes d’abord.',
  },
  'alert-known': {
    part: 'network',
    title: 'Savoir quoi faire devant un danger',
    help: 'Qui prévenir dans la structure, et quand appeler le 119. Écrit avant d’en avoir besoin.',
  },
  'network-met': {
    part: 'network',
    title: 'Rencontrer les autres promeneurs et la coordination',
    help: 'Première rencontre du réseau, et une date pour l’analyse de pratique.',
  },
  'made-known': {
    part: 'network',
    title: 'Se faire connaître autour de soi',
    help: 'Carte, affiche, passage dans les classes : le badge et l’affiche sont prêts sur votre fiche.',
  },
} as const satisfies Record<string, Step>;
export type OnboardingStep = keyof typeof onboardingSteps;

export const onboardingKeys = Object.keys(onboardingSteps) as [OnboardingStep, ...OnboardingStep[]];
export const onboardingStep = z.enum(onboardingKeys);

/** Steps done, with the day: `PUT` and `DELETE /api/promeneurs/:id/onboarding/:step`, by the person or the coordination. */
export const checklistMark = z.object({ step: z.string(), doneOn: isoDate });
export type ChecklistMark = z.infer<typeof checklistMark>;

/** How far the first steps are; a mark of a step that no longer is counts for nothing. */
export function progressOf(marks: readonly Pick<ChecklistMark, 'step'>[]): { readonly done: number; readonly total: number } {
  const done = onboardingKeys.filter((key) => marks.some(({ step }) => step === key)).length;
  return { done, total: onboardingKeys.length };
}

/** The step itself, whatever its key. */
export function stepOf(key: OnboardingStep): Step {
  return onboardingSteps[key];
}

import { isoDate, type IsoDate, line, text } from '@promenade/platform/model';
import * as z from 'zod';
import { blankable } from './filter';
import { network } from './import/networks';
import { checklistMark } from './onboarding';

/** What becomes of a page when its promeneur goes: closed, given to a colleague or to the structure, or kept under another name. */
export const outcomes = ['closed', 'handed-over', 'renamed'] as const;
export const outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof outcome>;

/** Why somebody goes: a word of a list, so that nobody writes a story about a person. `charter`: it was not respected. */
export const leavingReasons = ['contract-end', 'other-job', 'other-duties', 'structure-left', 'retirement', 'charter', 'other'] as const;
export const leavingReason = z.enum(leavingReasons);
export type LeavingReason = z.infer<typeof leavingReason>;

/** `to`: whoever holds it from then on, or its new name. */
const heir = line(150);
const needsHeir = (said: { readonly outcome: Outcome; readonly to?: string | null | undefined }) => said.outcome === 'closed' || !!said.to;

export const handedOverDraft = z
  .strictObject({ onlineProfileId: z.uuid(), outcome, to: blankable(heir).optional() })
  .refine(needsHeir, { error: 'heir-missing', path: ['to'] });
export type HandedOverDraft = z.infer<typeof handedOverDraft>;

/** `PUT /api/promeneurs/:id/departure`: the last day, and each page that somebody decided of. */
export const departureDraft = z.strictObject({
  leavesOn: isoDate,
  reason: blankable(leavingReason).optional(),
  handedOver: z.array(handedOverDraft).max(40).default([]),
  note: blankable(text(1000)).optional(),
});
export type DepartureDraft = z.infer<typeof departureDraft>;

/** A page as it was called the day it was decided of: the page itself may be gone since. */
export const handedOver = z.object({
  onlineProfileId: z.uuid(),
  network,
  handle: z.string(),
  outcome,
  to: z.string().nullable(),
});
export type HandedOver = z.infer<typeof handedOver>;

export const departure = z.object({
  leavesOn: isoDate,
  /** From this day on nobody finds them in the directory. */
  withdrawnOn: isoDate,
  handedOver: z.array(handedOver),
  /** Of the coordination and of the person: null for any other seat. */
  note: z.string().nullable(),
  marks: z.array(checklistMark),
});
export type Departure = z.infer<typeof departure>;

/** The kit of a departure, in the order in which it is done. A key never changes: it is written with each mark. */
export const departureSteps = {
  'date-agreed': {
    title: 'Dire le dernier jour à la structure et à la coordination',
    help: 'La date suffit. La fiche publique disparaît d’elle-même le lendemain.',
  },
  'young-people-told': {
    title: 'Prévenir les jeunes et les parents avec qui l’on écrit',
    help: 'Un mois avant si possible, un par un, avec le nom de qui prend la suite.',
  },
  'situations-handed': {
    title: 'Transmettre les situations en cours',
    help: 'De vive voix, dans la structure. Rien ne s’écrit ici.',
  },
  'pinned-message': {
    title: 'Épingler un message d’au revoir sur chaque page',
    help: 'Jusqu’à quand vous répondez, et vers qui aller ensuite.',
  },
  'accounts-settled': {
    title: 'Fermer ou transmettre chaque compte',
    help: 'Mot de passe, adresse et téléphone de secours changés par qui reprend la page.',
  },
  'conversations-cleared': {
    title: 'Effacer ou archiver les conversations',
    help: 'Comme la structure l’a décidé. Rien ne reste sur un appareil personnel.',
  },
  'equipment-returned': {
    title: 'Rendre le matériel et le badge',
    help: 'Téléphone, ordinateur, badge, cartes de visite qui restent.',
  },
  'access-removed': {
    title: 'Fermer les accès',
    help: 'La coordination ferme le compte de cette maison ; la structure, les siens.',
  },
  'successor-named': {
    title: 'Dire qui prend la suite, ou que personne ne la prend',
    help: 'Le mandat reste à la structure : elle nomme quelqu’un, ou le rend.',
  },
} as const satisfies Record<string, { readonly title: string; readonly help: string }>;
export type DepartureStep = keyof typeof departureSteps;
export const departureKeys = Object.keys(departureSteps) as [DepartureStep, ...DepartureStep[]];
export const departureStep = z.enum(departureKeys);

/** An employment that a departure must end: it counts on the last day, and would go on after it. */
export function endsWith(employment: { readonly startsOn: IsoDate | null; readonly endsOn: IsoDate | null }, leavesOn: IsoDate): boolean {
  const { startsOn, endsOn } = employment;
  return (startsOn === null || startsOn <= leavesOn) && (endsOn === null || endsOn > leavesOn);
}

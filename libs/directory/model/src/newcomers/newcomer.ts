import { email, isoDate, isoInstant, line, listOf, pageQuery, plain, type Refusal, text } from '@promenade/platform/model';
import * as z from 'zod';
import { filter } from '../filter';
import { volet, volets } from '../import/volets';
import { named } from '../employment';

/** How long the words about somebody who was declined, or taken back, are kept, in days. */
export const newcomersKept = 90;

export const newcomerStates = ['pending', 'approved', 'declined', 'withdrawn'] as const;
export const newcomerState = z.enum(newcomerStates);
export type NewcomerState = z.infer<typeof newcomerState>;

/**
 * `POST /api/structures/:id/newcomers`: whom a structure would have as promeneur, and the mandate that it gives them (J4): the
 * volet, the hours of a week, the first day, and in a sentence what it expects.
 */
export const newcomerDraft = z.strictObject({
  firstName: line(100),
  lastName: line(100),
  /** Their own, at work: they are invited and sign by it. */
  email,
  function: line(150),
  volets: z
    .array(volet)
    .min(1)
    .max(4)
    .transform((said) => volets.filter((each) => said.includes(each))),
  weeklyHours: z
    .number()
    .min(0.25)
    .max(48)
    .transform((hours) => Math.round(hours * 100) / 100),
  startsOn: isoDate,
  mandate: text(600),
});
export type NewcomerDraft = z.infer<typeof newcomerDraft>;

/** A newcomer who was proposed, and what became of it. */
export const newcomer = z.object({
  ...{ id: z.uuid(), department: z.string(), firstName: z.string(), lastName: z.string(), email: z.string() },
  ...{ function: z.string(), volets: z.array(volet), weeklyHours: z.number(), startsOn: isoDate, mandate: z.string() },
  structure: named,
  state: newcomerState,
  proposedBy: z.string(),
  proposedAt: isoInstant,
  decidedAt: isoInstant.nullable(),
  /** Why they were declined: told to the structure. */
  reason: z.string().nullable(),
  /** Their record, once approved; nobody’s once it is erased. */
  promeneurId: z.uuid().nullable(),
});
export type Newcomer = z.infer<typeof newcomer>;
export const newcomerList = listOf(newcomer);
export type NewcomerList = z.infer<typeof newcomerList>;

/** `GET /api/newcomers`. */
export const newcomerQuery = pageQuery.extend({ state: filter(newcomerState), structure: filter(z.uuid()) });
export type NewcomerQuery = z.infer<typeof newcomerQuery>;

/** `POST /api/newcomers/:id/decline`: the structure reads why. */
export const newcomerRefusal = z.strictObject({ reason: text(1000) });
export type NewcomerRefusal = z.infer<typeof newcomerRefusal>;

/** Somebody as the rule below reads them. */
export interface SomebodyKnown {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
}

/**
 * Nobody is proposed twice: an address, or a name in one structure, is one person’s.
 * @param known those of the structure who have a record @param waiting those proposed for it who wait for an answer
 */
export function refusalToPropose(
  wanted: Pick<NewcomerDraft, 'firstName' | 'lastName' | 'email'>,
  known: readonly SomebodyKnown[],
  waiting: readonly SomebodyKnown[],
): Refusal<'newcomer-known' | 'newcomer-waits'> | undefined {
  const alike = (other: SomebodyKnown) => other.email?.toLowerCase() === wanted.email || nameOf(other) === nameOf(wanted);
  const [there, asked] = [known.find(alike), waiting.find(alike)];
  if (there) return { code: 'newcomer-known', facts: { id: there.id, name: `${there.firstName} ${there.lastName}` } };
  return asked && { code: 'newcomer-waits', facts: { id: asked.id, name: `${asked.firstName} ${asked.lastName}` } };
}

function nameOf({ firstName, lastName }: Pick<SomebodyKnown, 'firstName' | 'lastName'>): string {
  return plain(`${firstName} ${lastName}`);
}

import { isoDate, type IsoDate, type Refusal } from '@promenade/platform/model';
import * as z from 'zod';
import { blankable } from './filter';
import { partialDate } from './import/import';

export const named = z.object({ id: z.uuid(), name: z.string() });

/** The description of the post is up to date, or is not. */
export const jobDescription = z.enum(['yes', 'no']);

export const employment = z.object({
  id: z.uuid(),
  structure: named,
  /** Unknown when the directory came from a file that does not tell. */
  startsOn: isoDate.nullable(),
  startsOnPrecision: partialDate.shape.precision.nullable(),
  endsOn: isoDate.nullable(),
  /** What the employer mandates, to the hundredth. */
  weeklyHours: z.number().nullable(),
  /** Whether the description of the post tells the mission; null when nobody knows. */
  jobDescription: jobDescription.nullable(),
  isLive: z.boolean(),
});
export type Employment = z.infer<typeof employment>;

const hours = z
  .number()
  .min(0.02)
  .max(48)
  .transform((value) => Math.round(value * 100) / 100);
const days = {
  startsOn: isoDate.nullable(),
  endsOn: isoDate.nullable(),
  weeklyHours: hours.nullable(),
  jobDescription: blankable(jobDescription),
};

/** An employment as the rules read it: no first day when nobody knows it, no last day while it lasts. */
export interface EmploymentDays {
  readonly startsOn: IsoDate | null;
  readonly endsOn: IsoDate | null;
}

export function isLive({ startsOn, endsOn }: EmploymentDays, today: IsoDate): boolean {
  return (startsOn === null || startsOn <= today) && (endsOn === null || endsOn >= today);
}

export function endsAfterItStarts({ startsOn, endsOn }: Partial<Record<keyof EmploymentDays, IsoDate | null | undefined>>): boolean {
  return !startsOn || !endsOn || startsOn <= endsOn;
}
const ending = { error: 'ends-before-it-starts', path: ['endsOn'] };

/** `POST /api/promeneurs/:id/employments`. */
export const employmentDraft = z
  .strictObject({ structureId: z.uuid(), ...z.object(days).partial().shape })
  .refine(endsAfterItStarts, ending);
export type EmploymentDraft = z.infer<typeof employmentDraft>;

/** `PATCH /api/promeneurs/:id/employments/:employmentId`: ended by a last day, reopened by `endsOn: null`. */
export const employmentChange = z.strictObject(days).partial().refine(endsAfterItStarts, ending);
export type EmploymentChange = z.infer<typeof employmentChange>;

/** Twice employed by one structure on one day would be counted twice. */
export function refusalToEmploy(
  others: readonly (EmploymentDays & { readonly structure: { readonly id: string; readonly name: string } })[],
  wanted: EmploymentDays & { readonly structureId: string },
): Refusal<'already-employed'> | undefined {
  const first = (one: EmploymentDays) => one.startsOn ?? '';
  const last = (one: EmploymentDays) => one.endsOn ?? '9999-12-31';
  const same = others.find(
    (other) => other.structure.id === wanted.structureId && first(other) <= last(wanted) && first(wanted) <= last(other),
  );
  return same && { code: 'already-employed', facts: { structure: same.structure.name } };
}

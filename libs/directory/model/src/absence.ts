import { isoDate, type Refusal } from '@promenade/platform/model';
import * as z from 'zod';
import type { DaysOff } from './permanence';

/** Days on which no permanence is held. Nobody says why: that is the employer's business. */
export const absence = z.object({ id: z.uuid(), startsOn: isoDate, endsOn: isoDate });
export type Absence = z.infer<typeof absence>;

/** `POST /api/promeneurs/:id/absences`: both days included. */
export const absenceDraft = z
  .strictObject({ startsOn: isoDate, endsOn: isoDate })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { error: 'ends-before-it-starts', path: ['endsOn'] });
export type AbsenceDraft = z.infer<typeof absenceDraft>;

/** Days that are already away would be written twice. */
export function refusalToLeaveOff(others: readonly DaysOff[], wanted: DaysOff): Refusal<'absence-overlaps'> | undefined {
  const same = others.find(({ startsOn, endsOn }) => startsOn <= wanted.endsOn && wanted.startsOn <= endsOn);
  return same && { code: 'absence-overlaps', facts: { startsOn: same.startsOn, endsOn: same.endsOn } };
}

import type { IsoDate } from '@promenade/platform/model';
import * as z from 'zod';
import { network } from './import/networks';
import { volet } from './import/volets';

/** A clock time in Paris, `17:30`; the end of a day is `24:00`. */
export const clockTime = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/);
export type ClockTime = z.infer<typeof clockTime>;

export function minuteOf(time: ClockTime): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
}

export function timeOfMinute(minute: number): ClockTime {
  return `${String(Math.trunc(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** 1 is Monday, 7 Sunday. */
export const weekday = z.number().int().min(1).max(7);

const slot = {
  weekday,
  from: clockTime,
  to: clockTime,
  /** Where to write during these hours; none when any of their accounts will do. */
  network: network.nullable(),
  /** For whom; everybody when it names nobody. */
  audience: z.array(volet),
  /** Held on bank holidays too. */
  onHolidays: z.boolean(),
};

/** Hours of the week at which a promeneur answers online at once (S2-37, G-19). A time slot, never a place. */
export const permanence = z.object({ id: z.uuid(), ...slot });
export type Permanence = z.infer<typeof permanence>;

/** What the public is told of a permanence. */
export const publicPermanence = z.object(slot);
export type PublicPermanence = z.infer<typeof publicPermanence>;

/** One of `PUT /api/promeneurs/:id/permanences { permanences }`: the week whole, in one act. */
export const permanenceDraft = z
  .strictObject({
    ...slot,
    network: network.nullable().default(null),
    audience: z.array(volet).max(2).default([]),
    onHolidays: z.boolean().default(false),
  })
  .refine(({ from, to }) => minuteOf(from) < minuteOf(to), { error: 'ends-before-it-starts', path: ['to'] });
export type PermanenceDraft = z.infer<typeof permanenceDraft>;

/** A week whole. Two of its slots never share a minute. */
export const week = z
  .array(permanenceDraft)
  .max(60)
  .refine((slots) => !overlaps(slots), { error: 'hours-overlap' });

/** `PUT /api/promeneurs/:id/permanences`. */
export const permanencesChange = z.strictObject({ permanences: week });
export type PermanencesChange = z.infer<typeof permanencesChange>;

/** Days on which none of the permanences is held. */
export interface DaysOff {
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
}

/** Two slots of one week that share a minute would be read twice. */
export function overlaps(slots: readonly Pick<PermanenceDraft, 'weekday' | 'from' | 'to'>[]): boolean {
  return slots.some((one, index) =>
    slots
      .slice(index + 1)
      .some((other) => one.weekday === other.weekday && minuteOf(one.from) < minuteOf(other.to) && minuteOf(other.from) < minuteOf(one.to)),
  );
}

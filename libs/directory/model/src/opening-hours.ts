import { tzOffset } from '@date-fns/tz/tzOffset';
import * as z from 'zod';
import { clockTime, minuteOf, overlaps, weekday } from './permanence';

/** Hours at which a structure receives, in Paris, one weekday; a night is two slots. */
export const openingSlot = z.strictObject({ weekday, from: clockTime, to: clockTime });
export type OpeningSlot = z.infer<typeof openingSlot>;

/** The week whole: at most four slots a day, none on top of another. Kept in order of the week. */
export const openingHours = z
  .array(openingSlot)
  .max(28)
  .refine((slots) => slots.every(({ from, to }) => minuteOf(from) < minuteOf(to)), { error: 'closes-before-it-opens' })
  .refine((slots) => !overlaps(slots), { error: 'hours-overlap' })
  .transform((slots) => [...slots].sort((one, other) => one.weekday - other.weekday || minuteOf(one.from) - minuteOf(other.from)));

const PARIS = 'Europe/Paris';
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** A week of slots, as it is looked at: `until` when open, else `opensAt`; neither when it never changes. */
export interface Openness {
  readonly open: boolean;
  /** The first instant at which it is no longer so. */
  readonly changesAt: Date | null;
}

/** Open when a clock on a wall in Paris is in a slot: on the night clocks change too, when an hour comes twice or never. */
export function isOpenAt(slots: readonly OpeningSlot[], instant: Date): boolean {
  const wall = wallOf(instant.getTime());
  const minute = ((wall % DAY) + DAY) % DAY / MINUTE; // prettier-ignore
  const day = new Date(wall).getUTCDay() || 7;
  return slots.some((slot) => slot.weekday === day && minuteOf(slot.from) <= minute && minute < minuteOf(slot.to));
}

/**
 * Whether a structure is open at an instant, and when that changes. Between the instants looked at (the bounds of slots, read on
 * the wall clock of each day to come, and clock changes) nothing can change.
 */
export function opennessAt(slots: readonly OpeningSlot[], instant: Date): Openness {
  const open = isOpenAt(slots, instant);
  const changes = boundsAfter(slots, instant.getTime()).filter((bound) => isOpenAt(slots, new Date(bound)) !== open);
  return { open, changesAt: changes.length ? new Date(Math.min(...changes)) : null };
}

/** The next instant at which it opens; null when it never does. When open now, the opening after the closing to come. */
export function nextOpening(slots: readonly OpeningSlot[], instant: Date): Date | null {
  const { open, changesAt } = opennessAt(slots, instant);
  if (!open || changesAt === null) return open ? null : changesAt;
  return opennessAt(slots, changesAt).changesAt;
}

/** Instants of the nine days from that of `from` on, later than it, at which something may change. */
function boundsAfter(slots: readonly OpeningSlot[], from: number): number[] {
  const today = Math.floor(wallOf(from) / DAY) * DAY;
  const bounds = Array.from({ length: 9 }, (_, ahead) => today + ahead * DAY).flatMap((day) => boundsOf(slots, day));
  return bounds.filter((bound) => bound > from);
}

/** @param midnight of the day on the wall clock, as if it were UTC */
function boundsOf(slots: readonly OpeningSlot[], midnight: number): number[] {
  const day = new Date(midnight).getUTCDay() || 7;
  const [before, after] = [offsetAt(midnight - DAY), offsetAt(midnight + 2 * DAY)];
  const walls = slots.filter(({ weekday }) => weekday === day).flatMap(({ from, to }) => [minuteOf(from), minuteOf(to)]);
  const said = walls.flatMap((minute) => [before, after].map((offset) => midnight + minute * MINUTE - offset));
  return before === after ? said : [...said, clockChange(midnight - DAY, midnight + 2 * DAY)];
}

/** The instant between two at which the offset changes, to the minute: clocks change on a whole minute. */
function clockChange(from: number, to: number): number {
  const offset = offsetAt(from);
  let [low, high] = [from / MINUTE, to / MINUTE];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * MINUTE) === offset) low = middle;
    else high = middle;
  }
  return high * MINUTE;
}

/** What the wall shows, as if it were UTC. */
function wallOf(instant: number): number {
  return instant + offsetAt(instant);
}

function offsetAt(instant: number): number {
  return tzOffset(PARIS, new Date(instant)) * MINUTE;
}

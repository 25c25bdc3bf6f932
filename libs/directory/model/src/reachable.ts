import { addDays, type IsoDate } from '@promenade/platform/model';
import * as z from 'zod';
import { network } from './import/networks';
import { volet, type Volet } from './import/volets';
import { type ClockTime, clockTime, type DaysOff, minuteOf, type PublicPermanence, timeOfMinute } from './permanence';

/** An instant as clocks in Paris show it: a day, and the minute of that day. */
export interface ParisTime {
  readonly day: IsoDate;
  readonly minute: number;
}

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' });

/** @param instant any; clock changes included: at 02:30 on the night of the change the answer is what a clock on the wall says */
export function parisTimeOf(instant: Date): ParisTime {
  const [day, time] = clock.format(instant).split(' ') as [IsoDate, ClockTime];
  return { day, minute: minuteOf(time) };
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(day: IsoDate): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
}

/** A slot of a given day. */
export const heldSlot = z.object({
  on: z.iso.date(),
  from: clockTime,
  to: clockTime,
  network: network.nullable(),
  audience: z.array(volet),
});
export type HeldSlot = z.infer<typeof heldSlot>;

/** Whether somebody answers now, until when; else when they answer next, within a fortnight. */
export const reachability = z.object({ now: heldSlot.nullable(), next: heldSlot.nullable() });
export type Reachability = z.infer<typeof reachability>;

/** What the rule reads of a promeneur. */
export interface Week {
  readonly permanences: readonly PublicPermanence[];
  readonly absences: readonly DaysOff[];
}

const AHEAD = 14;

/**
 * @param isHoliday whether a day is a bank holiday where they work (a permanence is not held then, unless it says so)
 * @param audience asks only for slots held for these; a slot that names nobody is for everybody
 */
export function reachabilityOf(week: Week, at: ParisTime, isHoliday: (day: IsoDate) => boolean, audience?: Volet): Reachability {
  const today = slotsOf(week, at.day, isHoliday, audience);
  const now = today.filter(({ from, to }) => minuteOf(from) <= at.minute && at.minute < minuteOf(to)).sort(lastFirst)[0];
  return {
    now: now ? { ...now, to: endOfRun(now, today) } : null,
    next: nextAfter(week, at, isHoliday, audience),
  };
}

/** The slots held on a day, in order of the clock. */
export function slotsOf(week: Week, day: IsoDate, isHoliday: (day: IsoDate) => boolean, audience?: Volet): HeldSlot[] {
  if (week.absences.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)) return [];
  const holiday = isHoliday(day);
  return week.permanences
    .filter((slot) => slot.weekday === weekdayOf(day) && (slot.onHolidays || !holiday))
    .filter((slot) => audience === undefined || slot.audience.length === 0 || slot.audience.includes(audience))
    .map(({ from, to, network, audience }) => ({ on: day, from, to, network, audience }))
    .sort((one, other) => minuteOf(one.from) - minuteOf(other.from));
}

/** From 18 h tonight on: what « ce soir » means to somebody who asks during the day. */
export const EVENING = minuteOf('18:00');

function nextAfter(week: Week, at: ParisTime, isHoliday: (day: IsoDate) => boolean, audience?: Volet): HeldSlot | null {
  for (let ahead = 0; ahead <= AHEAD; ahead += 1) {
    const slots = slotsOf(week, addDays(at.day, ahead), isHoliday, audience);
    const next = slots.find(({ from }) => ahead > 0 || minuteOf(from) > at.minute);
    if (next) return next;
  }
  return null;
}

/** Slots that touch are one stay: « jusqu’à 22 h » when 20 h is followed at once. */
function endOfRun(now: HeldSlot, today: readonly HeldSlot[]): ClockTime {
  let end = minuteOf(now.to);
  for (const { from, to } of today) if (minuteOf(from) <= end) end = Math.max(end, minuteOf(to));
  return timeOfMinute(end);
}

function lastFirst(one: HeldSlot, other: HeldSlot): number {
  return minuteOf(other.to) - minuteOf(one.to);
}

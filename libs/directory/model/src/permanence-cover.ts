import * as z from 'zod';
import { filter } from './filter';
import { volet, type Volet } from './import/volets';
import { type ClockTime, clockTime, minuteOf, type PublicPermanence, timeOfMinute, weekday } from './permanence';

/** Somebody who answers, as a list of hours names them. */
const answering = z.object({ id: z.uuid(), name: z.string() });

/** A stretch of an evening on which one person answers alone (G-19): nobody takes over when it gets heavy. */
export const loneEvening = z.object({ weekday, from: clockTime, to: clockTime, promeneur: answering });
export type LoneEvening = z.infer<typeof loneEvening>;

/** `GET /api/directory/permanences?volet=`: an ordinary week of the département, without bank holidays and without leave. */
export const permanenceCover = z.object({
  /** Those of the public directory. */
  listed: z.number().int(),
  /** Those of them with a permanence, and those without. */
  holding: z.number().int(),
  without: z.array(answering),
  /** For each day from Monday, how many answer at some minute of each of the 24 hours. */
  days: z.array(z.object({ weekday, hours: z.array(z.number().int()).length(24) })),
  lone: z.array(loneEvening),
});
export type PermanenceCover = z.infer<typeof permanenceCover>;

export const permanenceCoverQuery = z.object({ volet: filter(volet) });
export type PermanenceCoverQuery = z.infer<typeof permanenceCoverQuery>;

/** A promeneur and their ordinary week. */
export interface Holder {
  readonly id: string;
  readonly name: string;
  readonly permanences: readonly Pick<PublicPermanence, 'weekday' | 'from' | 'to' | 'audience'>[];
}

/** From here on an evening is late: somebody alone has nobody left in the office. */
export const LATE: ClockTime = '20:00';

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** @param audience counts only slots held for these; a slot that names nobody is for everybody */
export function coverOf(listed: readonly Holder[], audience?: Volet): PermanenceCover {
  const asked = listed.map((holder) => ({ ...holder, permanences: holder.permanences.filter((slot) => isFor(slot.audience, audience)) }));
  const holding = asked.filter(({ permanences }) => permanences.length > 0);
  const without = asked.filter(({ permanences }) => permanences.length === 0).map(({ id, name }) => ({ id, name }));
  const days = WEEK.map((day) => ({ weekday: day, hours: Array.from({ length: 24 }, (_, hour) => answersIn(holding, day, hour)) }));
  return { listed: listed.length, holding: holding.length, without, days, lone: loneEvenings(holding) };
}

/** Stretches after 20 h on which exactly one person answers, in order of the week. */
export function loneEvenings(holders: readonly Holder[]): LoneEvening[] {
  return WEEK.flatMap((day) => joined(stretchesOf(holders, day)));
}

/** Hours of the clock at which somebody may want to write: from eight in the morning to ten at night. */
export const AWAKE = { from: 8, to: 22 } as const;

/** Hours of a day, one after the other, at no minute of which anybody answers: from `from` o’clock to `to` o’clock. */
export interface EmptyStretch {
  readonly weekday: number;
  readonly from: number;
  readonly to: number;
}

/** Where the waking hours of an ordinary week are empty (G-19), in order of the week. An hour that somebody holds in part is not. */
export function emptyStretches({ days }: Pick<PermanenceCover, 'days'>): EmptyStretch[] {
  const empty = days.flatMap(({ weekday: day, hours }) =>
    hours.flatMap((count, hour) =>
      count === 0 && AWAKE.from <= hour && hour < AWAKE.to ? [{ weekday: day, from: hour, to: hour + 1 }] : [],
    ),
  );
  return empty.reduce<EmptyStretch[]>((whole, next) => {
    const last = whole.at(-1);
    if (last?.weekday !== next.weekday || last.to !== next.from) return [...whole, next];
    return [...whole.slice(0, -1), { ...last, to: next.to }];
  }, []);
}

function isFor(audience: readonly Volet[], asked: Volet | undefined): boolean {
  return asked === undefined || audience.length === 0 || audience.includes(asked);
}

function answersIn(holders: readonly Holder[], day: number, hour: number): number {
  return holders.filter((holder) => holds(holder, day, hour * 60, hour * 60 + 60)).length;
}

function holds({ permanences }: Holder, day: number, from: number, to: number): boolean {
  return permanences.some((slot) => slot.weekday === day && minuteOf(slot.from) < to && from < minuteOf(slot.to));
}

/** Between two bounds of the evening nobody comes or goes: who is there at the start is there to the end. */
function stretchesOf(holders: readonly Holder[], day: number): LoneEvening[] {
  const late = minuteOf(LATE);
  const said = holders.flatMap(({ permanences }) => permanences.filter((slot) => slot.weekday === day));
  const bounds = said.flatMap(({ from, to }) => [minuteOf(from), minuteOf(to)]).filter((minute) => minute > late);
  const cuts = [...new Set([late, ...bounds])].sort((one, other) => one - other);
  return cuts.slice(1).flatMap((to, index) => {
    const there = holders.filter((holder) => holds(holder, day, cuts[index]!, to));
    if (there.length !== 1) return [];
    const { id, name } = there[0]!;
    return [{ weekday: day, from: timeOfMinute(cuts[index]!), to: timeOfMinute(to), promeneur: { id, name } }];
  });
}

/** The same person from one bound to the next is one stretch. */
function joined(stretches: readonly LoneEvening[]): LoneEvening[] {
  const whole: LoneEvening[] = [];
  for (const stretch of stretches) {
    const last = whole.at(-1);
    if (last && last.to === stretch.from && last.promeneur.id === stretch.promeneur.id)
      whole[whole.length - 1] = { ...last, to: stretch.to };
    else whole.push(stretch);
  }
  return whole;
}

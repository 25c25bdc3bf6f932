import type { Volet } from './import/volets';
import { minuteOf } from './permanence';
import type { PublicToday } from './public-card';
import type { HeldSlot, ParisTime } from './reachable';

/** Somebody, and the slots they hold on a day. */
export interface Held {
  readonly slug: string;
  readonly firstName: string;
  readonly volets: readonly Volet[];
  readonly slots: readonly HeldSlot[];
}

const STEP = 30;
const MIDNIGHT = minuteOf('24:00');
const MORNING = minuteOf('08:00');

/**
 * The landscape of a day: how many answer at each half-hour, for whom, from 8 h on (from midnight, for who looks before 8 h).
 * Somebody with two slots at once counts once; a slot for nobody in particular counts for whom the person works for.
 */
export function todayOf(people: readonly Held[], at: ParisTime): PublicToday {
  const from = at.minute < MORNING ? 0 : MORNING;
  const minutes = Array.from({ length: (MIDNIGHT - from) / STEP + 1 }, (_, index) => from + index * STEP);
  const counted = (volet: Volet) => minutes.map((minute) => people.filter((person) => answers(person, minute, volet)).length);
  const slots = people.flatMap(({ slug, firstName, slots }) =>
    slots.map(({ from, to, network, audience }) => ({ slug, firstName, from, to, network, audience })),
  );
  return {
    day: at.day,
    minute: at.minute,
    from,
    step: STEP,
    youth: counted('youth'),
    parenting: counted('parenting'),
    now: people.filter((person) => answers(person, at.minute)).length,
    slots: slots.sort((one, other) => minuteOf(one.from) - minuteOf(other.from) || minuteOf(one.to) - minuteOf(other.to)),
  };
}

function answers({ volets, slots }: Held, minute: number, volet?: Volet): boolean {
  if (volet && !volets.includes(volet)) return false;
  return slots.some(
    ({ from, to, audience }) =>
      minuteOf(from) <= minute && minute < minuteOf(to) && (!volet || audience.length === 0 || audience.includes(volet)),
  );
}

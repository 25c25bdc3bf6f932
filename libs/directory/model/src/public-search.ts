import { type IsoDate, plain } from '@promenade/platform/model';
import * as z from 'zod';
import type { Volet } from './import/volets';
import { minuteOf } from './permanence';
import { EVENING, type ParisTime, type Reachability, slotsOf, type Week } from './reachable';

/** A commune as it was understood: « Gérardmer (88400) ». */
export const publicPlace = z.object({ code: z.string(), name: z.string(), postalCode: z.string().nullable() });
export type PublicPlace = z.infer<typeof publicPlace>;

/** How near somebody is: in the commune (their structure is there, or they serve it), in its EPCI, or elsewhere. */
export const nearnessKinds = ['commune', 'epci', 'elsewhere'] as const;
export const nearness = z.object({
  kind: z.enum(nearnessKinds),
  /** Between the two town centres, as the crow flies; null where either is unknown, and in the commune itself. Never guessed. */
  km: z.number().int().nullable(),
});
export type Nearness = z.infer<typeof nearness>;

/** A point on the ground, in degrees; both or neither. */
export interface Ground {
  readonly code: string;
  readonly epciCode: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** Where somebody can be met: the commune of their structure, and the communes and EPCI they also serve. */
export interface Whereabouts {
  readonly commune: Ground | null;
  /** INSEE codes of communes and SIREN of EPCI. */
  readonly serves: readonly string[];
}

export function nearnessOf({ commune, serves }: Whereabouts, place: Ground): Nearness {
  if (commune?.code === place.code || serves.includes(place.code)) return { kind: 'commune', km: null };
  const km = commune && kilometresBetween(commune, place);
  return { kind: isInEpci(place.epciCode, commune, serves) ? 'epci' : 'elsewhere', km: km ?? null };
}

function isInEpci(epci: string | null, commune: Ground | null, serves: readonly string[]): boolean {
  return epci !== null && (commune?.epciCode === epci || serves.includes(epci));
}

const EARTH = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** @returns whole kilometres along the ground, at least 1; undefined where a place is not known */
export function kilometresBetween(one: Ground, other: Ground): number | undefined {
  if (one.latitude === null || one.longitude === null || other.latitude === null || other.longitude === null) return undefined;
  const [from, to] = [radians(one.latitude), radians(other.latitude)];
  const half = Math.sin((to - from) / 2) ** 2 + Math.cos(from) * Math.cos(to) * Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  return Math.max(1, Math.round(2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)))));
}

/** Nearest first; of two in the same ring, the shorter known way, then those whose way is not known. */
export function byNearness(one: Nearness | null, other: Nearness | null): number {
  if (!one || !other) return 0;
  const rings = nearnessKinds.indexOf(one.kind) - nearnessKinds.indexOf(other.kind);
  return rings || wayOf(one) - wayOf(other);
}

// In the commune itself no way is said, and all are as near; elsewhere an unknown way comes last.
const wayOf = ({ kind, km }: Nearness) => km ?? (kind === 'commune' ? 0 : 99_999);

/** Who answers now, then who answers later by the hour they begin, then those who give no hours. */
export function byReachability(one: Reachability, other: Reachability): number {
  return momentOf(one).localeCompare(momentOf(other));
}

function momentOf({ now, next }: Reachability): string {
  if (now) return '0';
  return next ? `1 ${next.on} ${next.from}` : '2';
}

/** « Joignable ce soir »: at some moment of today that is still to come, 18 h or later. */
export function answersTonight(week: Week, at: ParisTime, isHoliday: (day: IsoDate) => boolean, audience?: Volet): boolean {
  const from = Math.max(at.minute, EVENING);
  return slotsOf(week, at.day, isHoliday, audience).some(({ to }) => minuteOf(to) > from);
}

/** What was typed of a place: the figures of a postal code, and the words of a name, « st » and « ste » written out. */
export interface PlaceWords {
  readonly postalCode: string | undefined;
  readonly name: string;
}

/** @param typed « Gérardmer (88400) », « 88400 », « st dié » */
export function placeWordsOf(typed: string): PlaceWords {
  const words = plain(typed).split(' ').filter(Boolean);
  const postalCode = words.find((word) => /^\d{5}$/.test(word));
  const name = words.filter((word) => !/^\d+$/.test(word)).map((word) => abbreviations[word] ?? word);
  return { postalCode, name: name.join(' ') };
}

const abbreviations: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte', sts: 'saints', stes: 'saintes' };

import type { PublicCommunes, PublicPlace } from '@promenade/directory/model';

type Commune = PublicCommunes['communes'][number];

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const OFFERED = 8;
/** Farther than this from every commune of a département, one is not in it. In degrees of latitude: some 50 km. */
const FAR = 0.45;

/** « Gérardmer (88400) ». */
export function writtenPlace({ name, postalCode }: Pick<PublicPlace, 'name' | 'postalCode'>): string {
  return postalCode ? `${name} (${postalCode})` : name;
}

/** The commune whose centre is nearest, among those whose place is known. */
export function nearestTo(here: Point, communes: readonly Commune[]): Commune | undefined {
  const shrink = Math.cos((here.latitude * Math.PI) / 180);
  let nearest: Commune | undefined;
  let least = FAR;
  for (const commune of communes) {
    if (commune.latitude === null || commune.longitude === null) continue;
    const way = Math.hypot(commune.latitude - here.latitude, (commune.longitude - here.longitude) * shrink);
    if (way < least) [nearest, least] = [commune, way];
  }
  return nearest;
}

/** Names that begin as what is typed, then those that hold it; none for a single letter. */
export function suggestionsFor(typed: string, communes: readonly Commune[]): string[] {
  const asked = plainly(typed);
  if (asked.length < 2) return [];
  const names = communes.map((commune) => ({ written: writtenPlace(commune), plain: plainly(writtenPlace(commune)) }));
  const begin = names.filter(({ plain }) => plain.startsWith(asked));
  const hold = names.filter(({ plain }) => !plain.startsWith(asked) && plain.includes(asked));
  return [...begin, ...hold].slice(0, OFFERED).map(({ written }) => written);
}

/** As `plain` of platform/model, which would bring zod to a phone. */
function plainly(value: string): string {
  return value
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

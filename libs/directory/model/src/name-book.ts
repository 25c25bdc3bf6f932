import { LOOKALIKES } from './handle-book';
import { misspelt, skeleton } from './look-alike';

/** A first name that is published, with the names of where it is met: the structure, its commune. */
export interface PublishedName {
  readonly slug: string;
  readonly firstName: string;
  readonly places: readonly string[];
}

/** So few letters name no place: « MJC » would be everybody's. */
const PLACE = 5;
/** Signs that may differ in all. */
const MOST = 2;
/** « Jean Luc », « Marie de la » …: a first name has three words at most. */
const WORDS = 3;

interface Folded {
  readonly slug: string;
  readonly places: readonly string[];
}

/**
 * The published first names, folded once, to warn whoever asks for a misspelt « first name + structure ». Both must be said, each
 * nearly as it is written by its own length: neither a place alone nor the beginning of a name tells of anybody.
 */
export class NameBook {
  private readonly byName = new Map<string, Folded[]>();

  constructor(entries: readonly PublishedName[]) {
    for (const { slug, firstName, places } of entries) {
      const folded = { slug, places: [...new Set(places.map(skeleton))].filter((place) => place.length >= PLACE) };
      const name = skeleton(firstName);
      const known = this.byName.get(name);
      if (known) known.push(folded);
      else this.byName.set(name, [folded]);
    }
  }

  /** Slugs of those whom these words could mean, the closest first, `LOOKALIKES` at most. */
  near(text: string): string[] {
    const found = new Map<string, number>();
    for (const { name, place } of readings(text)) {
      for (const [known, entries] of this.byName) {
        const apart = misspelt(name, known);
        if (apart !== undefined) tell(found, entries, place, apart);
      }
    }
    return [...found]
      .sort(([one, a], [other, b]) => a - b || one.localeCompare(other))
      .slice(0, LOOKALIKES)
      .map(([slug]) => slug);
  }
}

function tell(found: Map<string, number>, entries: readonly Folded[], asked: string, before: number): void {
  for (const { slug, places } of entries) {
    for (const place of places) {
      const apart = before + (misspelt(asked, place) ?? Infinity);
      if (apart <= MOST && apart < (found.get(slug) ?? Infinity)) found.set(slug, apart);
    }
  }
}

/** The name before the place, or after it. */
function readings(text: string): { name: string; place: string }[] {
  const words = text.split(/\s+/u).filter(Boolean);
  const cuts = Array.from({ length: Math.min(WORDS, words.length - 1) }, (_, at) => at + 1);
  return cuts
    .flatMap((size) => [
      { name: words.slice(0, size), place: words.slice(size) },
      { name: words.slice(-size), place: words.slice(0, -size) },
    ])
    .map(({ name, place }) => ({ name: skeleton(name.join(' ')), place: skeleton(place.join(' ')) }))
    .filter(({ name, place }) => name.length >= 2 && place.length >= PLACE);
}

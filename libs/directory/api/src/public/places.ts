import { Injectable } from '@nestjs/common';
import { type Ground, placeWordsOf, type PublicCommunes, type PublicPlace } from '@promenade/directory/model';
import { Database } from '@promenade/platform/api';
import { outlineOf } from './outline';

/** The commune that was meant, where it lies, and the others that could have been meant. */
export interface Understood {
  readonly place: PublicPlace & Ground;
  readonly places: readonly PublicPlace[];
}

type Found = PublicPlace & Ground;

const OFFERED = 6;
/** Trigrams in common, from 0 to 1: « gerarmer » and « gerardmer » have 0.58, two names that only rhyme less than 0.4. */
const ALIKE = 0.42;

const COLUMNS = `c.code, c.name, coalesce((select code from unnest(c."postalCodes") code where code = $3::text), c."postalCodes"[1]) as "postalCode",
  c."epciCode", c.latitude, c.longitude`;

const BIGGEST = 'c.population desc nulls last, c.code';
/** One look each: the first that finds is believed. `$1` département, `$2` name (letters, figures and spaces), `$3` postal code. */
const looks = {
  postalCode: `c."postalCodes" @> array[$3::text] order by c.department = $1 desc, c.plain = $2 desc, similarity(c.plain, $2) desc, ${BIGGEST}`,
  exact: `c.department = $1 and c.plain = $2 order by ${BIGGEST}`,
  beginning: `c.department = $1 and c.plain like $2 || '%' order by c.plain like $2 || ' %' desc, ${BIGGEST}`,
  elsewhere: `c.plain = $2 and c.department <> $1 order by ${BIGGEST}`,
  alike: `c.department = $1 and similarity(c.plain, $2) >= ${ALIKE} order by similarity(c.plain, $2) desc, ${BIGGEST}`,
} as const;

/** Understands a place as people type it, with or without accents, hyphens or all of its letters. */
@Injectable()
export class Places {
  constructor(private readonly database: Database) {}

  /**
   * @param typed a name, a postal code, or both: « Gérardmer (88400) »
   * @param surely it is a place, perhaps next door; else it may be anybody's name, and only communes of the département are thought of
   * @returns nothing when no commune is like it
   */
  async understand(department: string, typed: string, surely = true): Promise<Understood | undefined> {
    const { name, postalCode } = placeWordsOf(typed);
    for (const look of looksFor(name, postalCode).filter((look) => surely || look !== 'elsewhere')) {
      const found = await this.database.query<Found>(`select ${COLUMNS} from commune c where ${looks[look]} limit ${OFFERED + 1}`, [
        department,
        name,
        postalCode ?? null,
      ]);
      if (found.length) return understood(found, look, name);
    }
    return undefined;
  }

  /** All of a département: a phone looks among them by itself. */
  async of(department: string): Promise<PublicCommunes> {
    const communes = await this.database.query<PublicCommunes['communes'][number]>(
      `select code, name, "postalCodes"[1] as "postalCode", round(latitude::numeric, 3)::float as latitude, round(longitude::numeric, 3)::float as longitude
       from commune where department = $1 order by plain, code`,
      [department],
    );
    return { communes, outline: outlineOf(department).map((ring) => ring.map(([latitude, longitude]) => [latitude, longitude])) };
  }
}

function looksFor(name: string, postalCode: string | undefined): (keyof typeof looks)[] {
  const byName = name ? (['exact', 'beginning', 'elsewhere', 'alike'] as const) : [];
  return postalCode ? ['postalCode', ...byName] : [...byName];
}

/** A whole name is certain, and so is a postal code with its name; of anything else the others are offered. */
function understood(found: readonly Found[], look: keyof typeof looks, name: string): Understood {
  const [place, ...others] = found as [Found, ...Found[]];
  const certain = look === 'exact' || (look === 'postalCode' && name !== '');
  return { place, places: certain ? [] : others.slice(0, OFFERED).map(({ code, name, postalCode }) => ({ code, name, postalCode })) };
}

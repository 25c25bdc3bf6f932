import { Injectable, NotFoundException } from '@nestjs/common';
import {
  answersTonight,
  byNearness,
  byReachability,
  type Ground,
  type Nearness,
  nearnessOf,
  parisTimeOf,
  type PublicCard,
  type PublicDirectory as Found,
  type PublicQuery,
  type Reachability,
  reachabilityOf,
} from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import { offsetOf } from '@promenade/platform/model';
import { Filters, searched } from '../filters';
import { isBankHoliday } from './bank-holidays';
import { Places, type Understood } from './places';
import { COMMUNE, FROM, ONLINE_PROFILES, photoUrlOf, PLACED, type PlacedRow, WEEK, type WeekRow, weekOf } from './public-rows';

const WORDS = `concat_ws(' ', p."plainFirstName", s.plain, c.plain)`;
const BY_NAME = `p."firstName" collate "fr-x-icu", s.name collate "fr-x-icu", p.slug`;

type Card = Omit<PublicCard, 'reachability' | 'nearness'>;
/** `card` when few enough were found to be all on one page. */
type Row = WeekRow & Partial<PlacedRow> & { readonly id: string; readonly card: Card | null };
interface Ranked {
  readonly id: string;
  readonly card: Card | null;
  readonly reachability: Reachability;
  readonly nearness: Nearness | null;
}

const CARD = `json_build_object('slug', p.slug, 'firstName', p."firstName",
  'structure', json_build_object('name', s.name, 'commune', ${COMMUNE}), 'volets', p.volets, 'onlineProfiles', ${ONLINE_PROFILES},
  'photoUrl', ${photoUrlOf('small')}, 'charterSignedOn', p."charterSignedOn")`;

/**
 * Who can be found by whom: filters in SQL, the hours and the nearness by the rules of the model, on a few figures of each. The cards
 * come with them when a page holds all that is found; else those of the page asked for come last.
 */
@Injectable()
export class PublicSearch {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly places: Places,
  ) {}

  /** @throws NotFoundException when the département does not exist */
  async search(query: PublicQuery): Promise<Found> {
    const near = query.near === undefined ? undefined : await this.places.understand(query.department, query.near);
    const found = await this.matching(query, near !== undefined);
    if (found.length || query.q === undefined || near) return this.page(query, found, near);
    const meant = await this.places.understand(query.department, query.q, false);
    return this.page(query, meant ? await this.matching({ ...query, q: undefined }, true) : [], meant);
  }

  /** By name. @param placed whether nearness will be asked of them */
  private async matching(query: PublicQuery, placed: boolean): Promise<Row[]> {
    const filters = filtersOf(query);
    const card = `case when count(*) over () <= ${filters.place(query.size)} then ${CARD} end as card`;
    const [answer] = await this.database.prepared<{ known: boolean; rows: Row[] }>(
      `select exists (select from department d where d.code = $1) as known,
        (select coalesce(json_agg(r), '[]') from (
          select p.id, ${card}, ${placed ? `${PLACED}, ` : ''}${WEEK} from ${FROM} ${filters.where} order by ${BY_NAME}
        ) r) as rows`,
      filters.parameters,
    );
    if (!answer!.known) throw new NotFoundException();
    return answer!.rows;
  }

  private async page(query: PublicQuery, rows: readonly Row[], meant: Understood | undefined): Promise<Found> {
    const found = this.ranked(query, rows, meant?.place);
    const shown = found.slice(offsetOf(query), offsetOf(query) + query.size);
    const cards = await this.cards(query.department, shown);
    const place = meant ? { code: meant.place.code, name: meant.place.name, postalCode: meant.place.postalCode } : null;
    const now = found.filter(({ reachability }) => reachability.now).length;
    return { items: cards, total: found.length, page: query.page, size: query.size, now, place, places: [...(meant?.places ?? [])] };
  }

  private ranked({ department, volet, reachable, sort }: PublicQuery, rows: readonly Row[], place: Ground | undefined): Ranked[] {
    const at = parisTimeOf(this.clock.now());
    const isHoliday = (day: string) => isBankHoliday(department, day);
    const isAsked = (week: ReturnType<typeof weekOf>, { now }: Reachability) => {
      if (reachable === 'now') return now !== null;
      return reachable !== 'tonight' || answersTonight(week, at, isHoliday, volet);
    };
    const found = rows.flatMap((row) => {
      const week = weekOf(row);
      const reachability = reachabilityOf(week, at, isHoliday, volet);
      if (!isAsked(week, reachability)) return [];
      return [{ id: row.id, card: row.card, reachability, nearness: nearnessTo(place, row) }];
    });
    return found.sort((one, other) => ringOf(sort, one, other) || byNearness(one.nearness, other.nearness) || hoursOf(sort, one, other));
  }

  private async cards(department: string, shown: readonly Ranked[]): Promise<PublicCard[]> {
    const missing = shown.filter(({ card }) => !card).map(({ id }) => id);
    const read = missing.length ? await this.database.prepared<{ id: string; card: Card }>(CARDS, [department, missing]) : [];
    const byId = new Map(read.map(({ id, card }) => [id, card]));
    return shown.flatMap(({ id, card, reachability, nearness }) => {
      const told = card ?? byId.get(id);
      return told ? [{ ...told, reachability, nearness }] : [];
    });
  }
}

const CARDS = `select p.id, ${CARD} as card from ${FROM} where p.department = $1 and p.id = any ($2)`;

function nearnessTo(place: Ground | undefined, { commune = null, serves = [] }: Partial<PlacedRow>): Nearness | null {
  return place ? nearnessOf({ commune, serves }, place) : null;
}

function filtersOf(query: PublicQuery): Filters {
  const filters = new Filters().when(query.department, (place) => `p.department = ${place}`);
  searched(filters, query.q, WORDS, `array_append(c."postalCodes", s."postalCode")`);
  return filters
    .when(query.commune, (place) => `c.code = ${place}`)
    .when(query.volet, (place) => `p.volets @> array[${place}]`)
    .when(
      query.network,
      (place) => `exists (select from online_profile o
      where o.department = p.department and o."promeneurId" = p.id and o.network = ${place})`,
    );
}

/** Who answers now stands before who answers later, and those before who gives no hours: each of the three by nearness. */
function ringOf(sort: PublicQuery['sort'], one: Ranked, other: Ranked): number {
  return sort === 'reachable' ? ring(one.reachability) - ring(other.reachability) : 0;
}
const ring = ({ now, next }: Reachability) => (now ? 0 : next ? 1 : 2);

function hoursOf(sort: PublicQuery['sort'], one: Ranked, other: Ranked): number {
  return sort === 'reachable' ? byReachability(one.reachability, other.reachability) : 0;
}

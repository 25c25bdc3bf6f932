import { Injectable } from '@nestjs/common';
import type { CoverageKind, CoverageQuery, CoverageTotals, TerritoryCoverage } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import { offsetOf } from '@promenade/platform/model';
import { AREAS, LISTED, PLACES, PRESENT_AT } from './coverage-sql';

type Found = Pick<TerritoryCoverage, 'items' | 'points' | 'backdrop' | 'withoutPlace'> & { totals: CoverageTotals; total: number };

/** Which territories have a listed promeneur, of whom the structure lies there or who say that they serve it (G-03). */
@Injectable()
export class Coverage {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of({ kind, volet, covered, sort, ...page }: CoverageQuery): Promise<TerritoryCoverage> {
    const [found] = await this.database.query<Found>(coverageSql(kind, covered, sort, { size: page.size, offset: offsetOf(page) }), [
      this.database.actor.department,
      volet ?? null,
    ]);
    return { ...found!, ...page, computedAt: this.clock.now().toISOString() };
  }
}

const orders: Readonly<Record<string, string>> = {
  name: `a.name collate "fr-x-icu"`,
  population: 'a.population',
  promeneurs: 'a.promeneurs',
};

/** One statement: lines, totals and points are of the same instant. $1 = département or null for the country, $2 = volet or null. */
export function coverageSql(
  kind: CoverageKind,
  covered: CoverageQuery['covered'],
  sort: CoverageQuery['sort'] = 'name',
  { size, offset }: { readonly size: number; readonly offset: number },
): string {
  const wanted = covered ? `where (a.promeneurs > 0) = ${covered === 'yes'}` : '';
  const order = `${orders[sort.replace('-', '')]!} ${sort.startsWith('-') ? 'desc' : 'asc'} nulls last, a.name collate "fr-x-icu", a.id`;
  return `
  with people as materialized (${LISTED}),
    at as materialized (${PRESENT_AT}),
    areas as (${AREAS[kind]}),
    counted as (
      select area, count(distinct person)::int as promeneurs,
        (count(distinct person) filter (where 'youth' = any(volets)))::int as youth,
        (count(distinct person) filter (where 'parenting' = any(volets)))::int as parenting,
        (count(distinct person) filter (where located))::int as located
      from (${PLACES[kind]}) place group by area),
    whole as materialized (
      select a.*, coalesce(k.promeneurs, 0) as promeneurs, coalesce(k.youth, 0) as youth, coalesce(k.parenting, 0) as parenting,
        coalesce(k.located, 0) as located
      from areas a left join counted k on k.area = a.id),
    communes as (
      select c.code, c.name, c.latitude, c.longitude, count(distinct at.person)::int as promeneurs
      from at join commune c on c.code = at.commune where $1::text is null or c.department = $1 group by c.code)
  select
    (select count(*)::int from whole a ${wanted}) as total,
    (select coalesce(json_agg(r), '[]') from (select * from whole a ${wanted} order by ${order} limit ${size} offset ${offset}) r) as items,
    (select json_build_object('territories', count(*), 'covered', count(*) filter (where promeneurs > 0),
      'population', coalesce(sum(population), 0), 'coveredPopulation', coalesce(sum(population) filter (where promeneurs > 0), 0),
      'promeneurs', (select count(*) from people),
      'unplaced', (select count(*) from people where id not in (select person from at))) from whole) as totals,
    (select coalesce(json_agg(json_build_object('code', code, 'name', name, 'at', json_build_array(latitude, longitude), 'promeneurs', promeneurs)
      order by promeneurs desc, code), '[]') from communes where latitude is not null) as points,
    (select coalesce(json_agg(name order by name collate "fr-x-icu"), '[]') from communes where latitude is null) as "withoutPlace",
    (select coalesce(json_agg(json_build_array(latitude, longitude) order by code), '[]') from commune
      where department = $1 and latitude is not null) as backdrop`;
}

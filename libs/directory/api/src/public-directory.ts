import { Injectable, NotFoundException } from '@nestjs/common';
import type { PublicCard, PublicDepartments, PublicDirectory as Found, PublicPromeneur, PublicQuery } from '@promenade/directory/model';
import { Database } from '@promenade/platform/api';
import { offsetOf, type PageQuery } from '@promenade/platform/model';
import { Filters, searched } from './filters';

/** Row-level security leaves only what is published here: promeneurs listed today, their live employments, their open profiles. */
const FROM = `
  promeneur p
  join lateral (
    select e."structureId" from employment e where e.department = p.department and e."promeneurId" = p.id
    order by e."startsOn" desc nulls last, e.id limit 1
  ) e on true
  join structure s on s.department = p.department and s.id = e."structureId"
  left join commune c on c.code = s."communeCode"`;

const FOUND = `
  p.id, p.department, p.slug, p."firstName", p.volets, p."charterSignedOn", s.name,
  case when c.code is not null then json_build_object('code', c.code, 'name', c.name) end as commune`;

/** A card of a row of `FOUND`, named `f`. */
const CARD = `
  f.slug, f."firstName", json_build_object('name', f.name, 'commune', f.commune) as structure, f.volets,
  (select coalesce(json_agg(json_build_object('network', o.network, 'handle', o.handle, 'url', o.url) order by o.network, o.handle), '[]')
    from online_profile o where o.department = f.department and o."promeneurId" = f.id) as "onlineProfiles",
  null as "photoUrl", f."charterSignedOn"`;

const WORDS = `concat_ws(' ', p."plainFirstName", s.plain, c.plain)`;

/** What anybody may see, read as `app_public`. */
@Injectable()
export class PublicDirectory {
  constructor(private readonly database: Database) {}

  /** @throws NotFoundException when the département does not exist */
  async search(query: PublicQuery): Promise<Found> {
    const filters = new Filters().when(query.department, (place) => `p.department = ${place}`);
    searched(filters, query.q, WORDS, `array_append(c."postalCodes", s."postalCode")`);
    filters
      .when(query.commune, (place) => `c.code = ${place}`)
      .when(query.volet, (place) => `p.volets @> array[${place}]`)
      .when(
        query.network,
        (place) => `exists (select from online_profile o
        where o.department = p.department and o."promeneurId" = p.id and o.network = ${place})`,
      );
    const { where, parameters } = filters;
    const [found] = await this.database.query<{ known: boolean; total: number; items: PublicCard[] }>(
      `with found as materialized (select ${FOUND} from ${FROM} ${where})
       select exists (select from department d where d.code = $1) as known, (select count(*)::int from found) as total,
         (select coalesce(json_agg(r), '[]') from (
           select ${CARD} from found f
           order by f."firstName" collate "fr-x-icu", f.name collate "fr-x-icu", f.slug limit ${query.size} offset ${offsetOf(query)}
         ) r) as items`,
      parameters,
    );
    if (!found!.known) throw new NotFoundException();
    return { items: found!.items, total: found!.total, page: query.page, size: query.size };
  }

  async read(slug: string): Promise<PublicPromeneur> {
    const [row] = await this.database.query<PublicPromeneur>(
      `select ${CARD}, json_build_object('code', d.code, 'name', d.name, 'slug', d.slug) as department
       from (select ${FOUND} from ${FROM} where p.department = $1 and p.slug = $2) f join department d on d.code = f.department`,
      [slug.split('-')[0], slug],
    );
    if (!row) throw new NotFoundException();
    return row;
  }

  /** Every département, even where nobody can be found yet. */
  async departments({ page, size }: PageQuery): Promise<PublicDepartments> {
    const [found] = await this.database.query<{ total: number; items: PublicDepartments['items'] }>(
      `select (select count(*)::int from department) as total,
        (select json_agg(r) from (
          select d.code, d.name, d.slug, coalesce(n.count, 0) as count from department d
          left join (select department, count(*)::int as count from promeneur group by department) n on n.department = d.code
          order by d.code limit ${size} offset ${offsetOf({ page, size })}
        ) r) as items`,
    );
    return { items: found!.items ?? [], total: found!.total, page, size };
  }
}

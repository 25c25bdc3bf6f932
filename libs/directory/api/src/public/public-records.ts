import { Injectable, NotFoundException } from '@nestjs/common';
import {
  parisTimeOf,
  type PublicDepartments,
  type PublicPromeneur,
  type PublicToday,
  reachabilityOf,
  slotsOf,
  todayOf,
  type Volet,
} from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import { offsetOf, type PageQuery } from '@promenade/platform/model';
import { isBankHoliday } from './bank-holidays';
import { COMMUNE, FROM, LOGO, photoOf, PROFILES, WEEK, type WeekRow, weekOf } from './public-rows';

type Told = Omit<PublicPromeneur, 'reachability' | 'permanences'>;
type Answering = WeekRow & { readonly slug: string; readonly firstName: string; readonly volets: Volet[] };

/** What anybody may see, read as `app_public`. */
@Injectable()
export class PublicDirectory {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async read(slug: string): Promise<PublicPromeneur> {
    const [row] = await this.database.prepared<Told & WeekRow>(
      `select p.slug, p."firstName", p.volets, ${PROFILES}, ${photoOf('large')}, p."charterSignedOn", p.function, p."contactNote",
        p."publicLastName" as "lastName", p."publicPhone" as phone, p."publicEmail" as email, p."publicPresentation" as presentation,
        json_build_object('name', s.name, 'commune', ${COMMUNE}, 'address', s.address, 'postalCode', s."postalCode", 'phone', s.phone,
          'logoUrl', ${LOGO}) as structure,
        json_build_object('code', d.code, 'name', d.name, 'slug', d.slug) as department, ${WEEK}
       from ${FROM} join department d on d.code = p.department where p.department = $1 and p.slug = $2`,
      [slug.split('-')[0], slug],
    );
    if (!row) throw new NotFoundException();
    const { slots, absences, ...told } = row;
    const week = weekOf({ slots, absences });
    const isHoliday = (day: string) => isBankHoliday(told.department.code, day);
    return { ...told, permanences: [...week.permanences], reachability: reachabilityOf(week, parisTimeOf(this.clock.now()), isHoliday) };
  }

  /** @throws NotFoundException when the département does not exist */
  async today(department: string): Promise<PublicToday> {
    const [answer] = await this.database.prepared<{ known: boolean; rows: Answering[] }>(
      `select exists (select from department d where d.code = $1) as known,
        (select coalesce(json_agg(r), '[]') from (select p.slug, p."firstName", p.volets, ${WEEK}
          from promeneur p where p.department = $1 order by p."firstName" collate "fr-x-icu", p.slug) r) as rows`,
      [department],
    );
    if (!answer!.known) throw new NotFoundException();
    const at = parisTimeOf(this.clock.now());
    const isHoliday = (day: string) => isBankHoliday(department, day);
    const people = answer!.rows.map((row) => ({ ...row, slots: slotsOf(weekOf(row), at.day, isHoliday) }));
    return todayOf(people, at);
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

  /** Every public page there is: those of the départements where somebody can be found, and those of the people. */
  async pages(): Promise<string[]> {
    const rows = await this.database.query<{ place: string; slug: string }>(
      `select d.slug as place, p.slug from promeneur p join department d on d.code = p.department order by d.code, p.slug`,
    );
    const places = [...new Set(rows.map(({ place }) => `/annuaire/${place}`))];
    return ['/annuaire', ...places, ...rows.map(({ place, slug }) => `/annuaire/${place}/${slug}`)];
  }
}

import { Injectable, NotFoundException } from '@nestjs/common';
import {
  checkColours,
  type CheckedProfile,
  type CheckPoint,
  dueOn,
  pointColour,
  type ProfileCheckItem,
  type ProfileCheckList,
  type ProfileCheckQuery,
  profileColour,
  type PromeneurChecks,
  worstOf,
} from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import { offsetOf } from '@promenade/platform/model';
import { Filters, searched } from '../filters';
import { BY_NAME, HAS_LEFT, TODAY, WITH_EMPLOYER } from '../promeneur-rows';
import { ASKED, CHECKED, CHECKED_PROFILE, IS_CHECKED } from './check-sql';

type ProfileRow = Omit<CheckedProfile, 'colour' | 'dueOn' | 'points'> & { readonly points: readonly Omit<CheckPoint, 'colour'>[] };
type PromeneurRow = Omit<PromeneurChecks, 'colour' | 'profiles'> & {
  readonly months: number | null;
  readonly profiles: readonly ProfileRow[];
};
type ItemRow = Pick<ProfileCheckItem, 'department' | 'promeneur' | 'structure'> & {
  readonly months: number | null;
  readonly profile: ProfileRow;
};

/** Profiles with what the charter asks of each. Row-level security has chosen the rows; the colours are the model's. */
@Injectable()
export class ProfileCheckLists {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `GET /api/promeneurs/:id/checks`. */
  async read(id: string): Promise<PromeneurChecks> {
    const [row] = await this.database.prepared<PromeneurRow>(
      `select p.id, p.department, p."firstName", p.email is not null as "hasEmail", asked.months,
        (select coalesce(json_agg(${CHECKED_PROFILE} order by o.network, o.handle, o.id), '[]')
          from online_profile o ${CHECKED} where o.department = p.department and o."promeneurId" = p.id and ${IS_CHECKED}) as profiles
       from promeneur p ${ASKED} where p.id = $1`,
      [id],
    );
    if (!row) throw new NotFoundException();
    const { months, profiles, ...of } = row;
    const coloured = profiles.map((profile) => this.coloured(profile, months));
    return { ...of, colour: worstOf(coloured.map(({ colour }) => colour)), profiles: coloured };
  }

  /** `GET /api/profile-checks`: what is due first, then the worst. */
  async list(query: ProfileCheckQuery): Promise<ProfileCheckList> {
    const filters = new Filters().also(`not ${HAS_LEFT}`).also(IS_CHECKED).also('asked.items is not null');
    searched(filters, query.q, `concat_ws(' ', p.plain, s.plain, lower(o.handle))`, 'c."postalCodes"');
    filters.when(query.colour && checkColours.indexOf(query.colour), (place) => `checked.rank = ${place}`);
    if (query.due) filters.also(`checked."dueOn" <= ${TODAY}`);
    const from = `${WITH_EMPLOYER} ${ASKED} join online_profile o on o.department = p.department and o."promeneurId" = p.id ${CHECKED} ${filters.where}`;
    const [found] = await this.database.query<{ total: number; items: ItemRow[] }>(
      `select (select count(*)::int from ${from}) as total, (select coalesce(json_agg(r), '[]') from (
        select p.department, asked.months, ${CHECKED_PROFILE} as profile,
          json_build_object('id', p.id, 'firstName', p."firstName", 'lastName', p."lastName", 'hasEmail', p.email is not null) as promeneur,
          case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as structure
        from ${from}
        order by coalesce(checked."dueOn" <= ${TODAY}, false) desc, checked.rank, checked."dueOn" nulls first, ${BY_NAME}, o.network, o.id
        limit ${query.size} offset ${offsetOf(query)}) r) as items`,
      filters.parameters,
    );
    const items = found!.items.map(({ profile, months, ...of }) => ({ ...this.coloured(profile, months), ...of }));
    return { items, total: found!.total, page: query.page, size: query.size };
  }

  private coloured({ points, ...profile }: ProfileRow, asked: number | null): CheckedProfile {
    const months = asked ?? 12;
    const time = { changedOn: profile.changedOn, months, today: this.clock.today() };
    const told = points.map((point) => ({
      ...point,
      colour: pointColour(point, time),
      declaredAt: point.declaredAt && new Date(point.declaredAt).toISOString(),
    }));
    return { ...profile, colour: profileColour(points, time), dueOn: dueOn(points, months), points: told };
  }
}

import { Injectable, NotFoundException } from '@nestjs/common';
import { isListed, isLive, type LeavingReason, type PromeneurDetail } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';
import { LIFE, lifeOf, type LifeRow } from './people/life-sql';
import { factsOf, itemOf, PROMENEUR, type PromeneurRow, WITH_EMPLOYER } from './promeneur-rows';

type EmploymentRow = Omit<PromeneurDetail['employments'][number], 'isLive'>;

interface RecordRow extends PromeneurRow, LifeRow {
  readonly slug: string;
  readonly notes: string | null;
  readonly declaredCharterOn: IsoDate | null;
  readonly declaredCharterPrecision: 'year' | 'month' | 'day' | null;
  readonly leavingReason: LeavingReason | null;
  readonly hasAccount: boolean;
  readonly createdAt: Date;
  readonly version: number;
  readonly employments: EmploymentRow[];
  readonly onlineProfiles: PromeneurDetail['onlineProfiles'];
}

const RECORD = `
  select ${PROMENEUR}, p.slug, case when app_role() = 'coordinator' then p.notes end as notes,
    case when app_role() in ('coordinator', 'promeneur') then p."leavingReason" end as "leavingReason", p."declaredCharterOn", p."declaredCharterPrecision", p."accountId" is not null as "hasAccount", p."createdAt", p.version,
    (select coalesce(json_agg(json_build_object('id', m.id, 'structure', json_build_object('id', t.id, 'name', t.name),
        'startsOn', m."startsOn", 'startsOnPrecision', m."startsOnPrecision", 'endsOn', m."endsOn",
        'weeklyHours', round(m."weeklyMinutes" / 60.0, 2), 'jobDescription', m."jobDescription") order by m."startsOn" desc nulls last, m."endsOn" desc nulls first, m.id), '[]')
      from employment m join structure t on t.department = m.department and t.id = m."structureId"
      where m.department = p.department and m."promeneurId" = p.id) as employments,
    (select coalesce(json_agg(json_build_object('id', o.id, 'network', o.network, 'handle', o.handle, 'url', o.url)
        order by o.network, o.handle, o.id), '[]')
      from online_profile o where o.department = p.department and o."promeneurId" = p.id) as "onlineProfiles", ${LIFE}
  from ${WITH_EMPLOYER} where p.id = $1`;

/** `GET /api/promeneurs/:id`: a record whole, as the seat may see it. */
@Injectable()
export class PromeneurRecords {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async read(id: string): Promise<PromeneurDetail> {
    const [row] = await this.database.prepared<RecordRow>(RECORD, [id]);
    if (!row) throw new NotFoundException();
    return detailOf(row, this.clock.today());
  }
}

function detailOf(row: RecordRow, today: IsoDate): PromeneurDetail {
  const employments = row.employments.map((employment) => ({ ...employment, isLive: isLive(employment, today) }));
  return {
    ...itemOf(row, today),
    slug: row.slug,
    notes: row.notes,
    weeklyHours: weeklyHoursOf(employments),
    employments,
    onlineProfiles: row.onlineProfiles,
    declaredCharter:
      row.declaredCharterOn === null ? null : { on: row.declaredCharterOn, precision: row.declaredCharterPrecision ?? 'day' },
    ...lifeOf(row),
    withdrawnOn: row.withdrawnOn,
    leavingReason: row.leavingReason,
    isListed: isListed(factsOf(row), today),
    hasAccount: row.hasAccount,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}

/** What all employers of today mandate together; unknown when none says. */
function weeklyHoursOf(employments: PromeneurDetail['employments']): number | null {
  const said = employments.filter(({ isLive, weeklyHours }) => isLive && weeklyHours !== null).map(({ weeklyHours }) => weeklyHours!);
  return said.length === 0 ? null : Math.round(said.reduce((sum, hours) => sum + hours, 0) * 100) / 100;
}

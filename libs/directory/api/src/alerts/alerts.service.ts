import { Injectable } from '@nestjs/common';
import { type Alert, alertDays, type AlertKind, type AlertList, alertOrder, type AlertRecord } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import { addDays, type IsoDate } from '@promenade/platform/model';
import type { Source } from './alert-source';
import { alertSources } from './alert-sources';

interface Counted {
  readonly kind: AlertKind;
  readonly count: number;
  readonly since: IsoDate | null;
  readonly records: AlertRecord[];
}

const MOST = 3;

/** What waits for whoever asks, as the base says it that minute. Row-level security has chosen what is theirs. */
@Injectable()
export class Alerts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** All on one page: there are never more than kinds of them. */
  async list(): Promise<AlertList> {
    const { role } = this.database.actor;
    const sources = alertSources.filter(({ roles }) => roles.includes(role));
    const paused = await this.paused();
    const rows = sources.length === 0 ? [] : await this.database.query<Counted>(sources.map(counted).join(' union all '));
    const items = rows.map((row) => alertOf(row, paused.get(row.kind) ?? null)).sort(alertOrder);
    return { items, total: items.length, page: 1, size: Math.max(items.length, 1) };
  }

  /** Puts an alert aside for some days: for this person alone, whatever comes meanwhile. */
  async pause(key: AlertKind): Promise<AlertList> {
    await this.database.query(
      `insert into alert_pause (department, key, "untilOn") values ($1, $2, $3)
       on conflict (department, by, key) do update set "untilOn" = excluded."untilOn"`,
      [this.database.department, key, addDays(this.clock.today(), alertDays.pause)],
    );
    return this.list();
  }

  async resume(key: AlertKind): Promise<AlertList> {
    await this.database.query(`delete from alert_pause where key = $1 and by = app_actor()`, [key]);
    return this.list();
  }

  private async paused(): Promise<Map<string, IsoDate>> {
    const rows = await this.database.query<{ key: string; untilOn: IsoDate }>(
      `select key, "untilOn" from alert_pause where by = app_actor() and "untilOn" > app_today()`,
    );
    return new Map(rows.map(({ key, untilOn }) => [key, untilOn]));
  }
}

/** A figure, its newest day, and the first few that make it. */
function counted({ kind, sql, gaps }: Source): string {
  return `select '${kind}' as kind, count(*)::int as count, max(since)::text as since,
      (array_to_json((array_agg(json_build_object('id', id, 'name', name, 'on', "on"${gaps ? `, 'gaps', gaps` : ''}) order by since desc nulls last, name, id))[1:${MOST}])) as records
    from (${sql}) facts having count(*) > 0`;
}

function alertOf({ kind, count, since, records }: Counted, pausedUntil: IsoDate | null): Alert {
  const source = alertSources.find((one) => one.kind === kind)!;
  const { is } = source;
  return {
    key: kind,
    kind,
    is,
    count,
    since,
    records,
    pausedUntil,
    ...placeOf(source, count, records[0]!),
  };
}

/** The record when there is one, or when it is mended one by one; else the list. */
function placeOf(
  { path, query = {}, single, gaps }: Source,
  count: number,
  first: AlertRecord,
): Pick<Alert, 'path' | 'query' | 'fragment'> {
  const gap = first.gaps?.[0];
  const place = gap && gaps?.[gap];
  if (place) return { ...place, path: place.path.replace(':id', first.id) };
  return count === 1 && single !== undefined ? { path: single.replace(':id', first.id), query: {} } : { path, query };
}

import { Injectable } from '@nestjs/common';
import type { AuditLine, AuditQuery } from '@promenade/audit/model';
import { Database } from '@promenade/platform/api';
import { type List, offsetOf } from '@promenade/platform/model';

/** Reads what triggers wrote; nobody writes here. Row-level security says whose lines are seen. */
@Injectable()
export class AuditLines {
  constructor(private readonly database: Database) {}

  async list({ page, size, ...filters }: AuditQuery): Promise<List<AuditLine>> {
    const { table, rowId, actor, from, to } = filters;
    const given = [table, rowId, actor, from, to].map((value) => value ?? null);
    const [count] = await this.database.query<{ total: number }>(`select count(*)::int as total from audit_line where ${CHOSEN}`, given);
    const items = await this.database.query<AuditLine>(LINES, [...given, size, offsetOf({ page, size })]);
    return { items, total: count!.total, page, size };
  }
}

const CHOSEN = `
  ($1::text is null or "table" = $1) and ($2::text is null or "rowId" = $2) and ($3::text is null or actor = $3)
  and ($4::date is null or at >= $4::date::timestamp at time zone 'Europe/Paris')
  and ($5::date is null or at < ($5::date + 1)::timestamp at time zone 'Europe/Paris')`;

/** Names are those of the accounts this seat may see; links and jobs have none. */
const LINES = `
  select l.id::text, l.department, l.at, l."table", l."rowId", l.action, l.before, l.after,
    json_build_object('id', l.actor, 'role', l.role, 'name', nullif(concat_ws(' ', a."firstName", a."lastName"), '')) as actor
  from (select * from audit_line where ${CHOSEN} order by id desc limit $6 offset $7) l
  left join account a on a.id::text = l.actor
  order by l.id desc`;

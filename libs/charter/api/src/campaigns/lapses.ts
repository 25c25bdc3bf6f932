import { Injectable } from '@nestjs/common';
import { Database } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';
import type { RequestRow } from '@promenade/signatures/api';

/** The last time that what somebody had signed ceased to count. */
export interface Lapse {
  readonly promeneurId: string;
  /** ISO. */
  readonly lapsedAt: string;
  /** The last day on which it counted, and the version that was to be signed until then. */
  readonly graceEndsOn: IsoDate;
  readonly version: number;
}

/** What campaigns know of a promeneur, for whoever asks and follows signatures. */
@Injectable()
export class Lapses {
  constructor(private readonly database: Database) {}

  async of(promeneurIds: readonly string[]): Promise<Map<string, Lapse>> {
    const rows = await this.database.query<Lapse>(
      `select distinct on (m."promeneurId") m."promeneurId", to_jsonb(m."lapsedAt") #>> '{}' as "lapsedAt", c."graceEndsOn", v.number as version
       from charter_campaign_member m
       join charter_campaign c on c.department = m.department and c.id = m."campaignId"
       join charter_version v on v.id = c."versionId"
       where m."promeneurId" = any($1::uuid[]) and m."lapsedAt" is not null order by m."promeneurId", m."lapsedAt" desc`,
      [promeneurIds],
    );
    return new Map(rows.map((row) => [row.promeneurId, row]));
  }

  /** A member of a campaign is asked again, or at last: the campaign counts the new request. */
  async follow(versionId: string, asked: readonly RequestRow[]): Promise<void> {
    await this.database.query(
      `update charter_campaign_member m set "requestId" = a.id, reason = null, "askedHere" = true
       from jsonb_to_recordset($1::jsonb) as a (id uuid, "subjectId" uuid), charter_campaign c
       where m."promeneurId" = a."subjectId" and c.department = m.department and c.id = m."campaignId" and c."versionId" = $2 and c.state <> 'cancelled'`,
      [JSON.stringify(asked.map(({ id, subjectId }) => ({ id, subjectId }))), versionId],
    );
  }
}

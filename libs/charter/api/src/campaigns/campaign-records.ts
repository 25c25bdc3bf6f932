import { Injectable, NotFoundException } from '@nestjs/common';
import {
  type Campaign,
  type CampaignCounts,
  type CampaignDetail,
  type CampaignList,
  type CampaignMember,
  type CampaignMemberList,
  type CampaignStructure,
  type MemberExportQuery,
  type MemberQuery,
  type Unaskable,
} from '@promenade/charter/model';
import { Clock, Database } from '@promenade/platform/api';
import { offsetOf, type PageQuery, plain } from '@promenade/platform/model';
import { CAMPAIGN, type CampaignRow, COUNTS, type MemberRow, MEMBERS, noCounts, PROGRESS, told } from './campaign-rows';

type Filter = Pick<MemberExportQuery, 'state' | 'structure' | 'q'>;

/** Whoever has something to do comes first, then whoever is done or gone. */
const LATE_FIRST = `array_position(array['refused', 'expired', 'not-asked', 'awaiting-structure', 'awaiting-promeneur', 'left', 'signed'], k.state),
  k."structureName" collate "fr-x-icu" nulls last, k."lastName" collate "fr-x-icu", k."firstName" collate "fr-x-icu", k.id`;

/** Reads campaigns; whose they are is row-level security's affair. */
@Injectable()
export class CampaignRecords {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(paging: PageQuery): Promise<CampaignList> {
    const rows = await this.database.query<CampaignRow>(`${CAMPAIGN} order by c."openedAt" desc, c.id limit $1 offset $2`, [
      paging.size,
      offsetOf(paging),
    ]);
    const [count] = await this.database.query<{ total: number }>(`select count(*)::int as total from charter_campaign`);
    return { items: await this.withCounts(rows), total: count!.total, ...paging };
  }

  async read(id: string): Promise<CampaignDetail> {
    const [campaign] = await this.withCounts([await this.row(id)]);
    const structures = await this.database.query<CampaignStructure>(PROGRESS, [id]);
    const unasked = await this.database.query<MemberRow>(
      `select * from (${MEMBERS} where m."campaignId" = $1) k where k.state = 'not-asked' order by ${LATE_FIRST}`,
      [id],
    );
    const cannotBeAsked = unasked.map((row) => ({ ...personOf(row), reason: row.reason as Unaskable }));
    return { ...campaign!, structures, cannotBeAsked };
  }

  /** @throws NotFoundException */
  async row(id: string, lock = ''): Promise<CampaignRow> {
    const [row] = await this.database.query<CampaignRow>(`${CAMPAIGN} where c.id = $1 ${lock}`, [id]);
    if (!row) throw new NotFoundException();
    return row;
  }

  async members(id: string, { page, size, ...filter }: MemberQuery): Promise<CampaignMemberList> {
    await this.row(id);
    const { sql, values } = found(id, filter);
    const [count] = await this.database.query<{ total: number }>(`select count(*)::int as total ${sql}`, values);
    const rows = await this.database.query<MemberRow>(`select k.* ${sql} order by ${LATE_FIRST} limit $5 offset $6`, [
      ...values,
      size,
      offsetOf({ page, size }),
    ]);
    return { items: rows.map(memberOf), total: count!.total, page, size };
  }

  /** All that the filters find, in the order of the page. */
  async everyMember(id: string, filter: Filter): Promise<CampaignMember[]> {
    await this.row(id);
    const { sql, values } = found(id, filter);
    const rows = await this.database.query<MemberRow>(`select k.* ${sql} order by ${LATE_FIRST}`, values);
    return rows.map(memberOf);
  }

  private async withCounts(rows: readonly CampaignRow[]): Promise<Campaign[]> {
    const counted = await this.database.query<CampaignCounts & { campaignId: string }>(COUNTS, [rows.map(({ id }) => id)]);
    const counts = new Map(counted.map(({ campaignId, ...each }) => [campaignId, each]));
    return rows.map((row) => told(row, counts.get(row.id) ?? noCounts, this.clock.today()));
  }
}

function found(id: string, { state, structure, q }: Filter) {
  const sql = `from (${MEMBERS} where m."campaignId" = $1) k where ($2::text is null or k.state = $2)
    and ($3::uuid is null or k."structureId" = $3) and ($4::text is null or position($4 in k.plain) > 0)`;
  return { sql, values: [id, state ?? null, structure ?? null, q === undefined ? null : plain(q)] };
}

function personOf({ promeneurId, firstName, lastName, structureId, structureName }: MemberRow) {
  return { promeneurId, firstName, lastName, structure: structureId === null ? null : { id: structureId, name: structureName! } };
}

function memberOf(row: MemberRow): CampaignMember {
  const { id, department, state, requestId, formerRequestId, signedOn, remindedOn, lapsedOn } = row;
  return {
    ...personOf(row),
    id,
    department,
    state,
    reason: row.reason as Unaskable | null,
    requestId,
    formerRequestId,
    signedOn,
    remindedOn,
    lapsedOn,
  };
}

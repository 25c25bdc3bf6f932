import { Injectable } from '@nestjs/common';
import {
  type CampaignDetail,
  type CampaignDraft,
  type CampaignExtension,
  type CampaignPreview,
  type CampaignPreviewQuery,
  type CampaignReminded,
  endOfDayInParis,
  extended,
  refusalToExtend,
  refusalToOpenCampaign,
  refusalToTouch,
} from '@promenade/charter/model';
import { Clock, Database, Errands, Refused, refuseIf } from '@promenade/platform/api';
import { Asking, Postman, RequestMarks } from '@promenade/signatures/api';
import { CHARTER, SigningDesk } from '../signing-desk';
import { type CampaignPlan, CampaignPlans } from './campaign-plans';
import { CampaignRecords } from './campaign-records';
import type { CampaignRow } from './campaign-rows';
import { Lapses } from './lapses';

export const PREVIEWS = 'charter-previews';

/** A new version is put to everybody in the directory. */
@Injectable()
export class Campaigns {
  constructor(
    private readonly asking: Asking,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly desk: SigningDesk,
    private readonly errands: Errands,
    private readonly lapses: Lapses,
    private readonly marks: RequestMarks,
    private readonly plans: CampaignPlans,
    private readonly postman: Postman,
    private readonly records: CampaignRecords,
  ) {}

  async preview(query: CampaignPreviewQuery): Promise<CampaignPreview> {
    const plan = await this.plans.make(query);
    refuseIf(plan.version ? undefined : { code: 'version-missing' });
    const [running] = await this.database.query<{ id: string }>(
      `select id from charter_campaign where "versionId" = $1 and state = 'open'`,
      [plan.version!.id],
    );
    return this.plans.told(plan, running?.id ?? null);
  }

  /**
   * Everybody who can be asked is, in this transaction; what is shown to them is made by the worker afterwards, or when they open it.
   * @throws Refused 409 `campaign-open` when another was opened meanwhile: one wins
   */
  async open(draft: CampaignDraft): Promise<CampaignDetail> {
    const plan = await this.plans.make(draft);
    const today = this.clock.today();
    refuseIf(refusalToOpenCampaign(plan.version, plan.inForce, { asked: plan.members.length, deadlineOn: plan.dates.deadlineOn, today }));
    const id = await this.write(plan, draft.message ?? null);
    await this.endOthers(id);
    const { version, dates } = plan;
    const asked = await this.desk.put({
      version: version!,
      parties: plan.toAsk.map(({ party }) => party),
      known: plan.known,
      words: { message: draft.message, signBy: dates.deadlineOn },
      endsAt: endOfDayInParis(dates.expiresOn),
    });
    await this.enrol(id, plan, new Map(asked.map((request) => [request.subjectId, request.id])));
    await this.errands.ask({ kind: PREVIEWS, title: `Textes à signer, charte version ${version!.number}`, payload: { campaign: id } });
    return this.records.read(id);
  }

  /** Puts the dates off: whoever was told of what lapses is told again in time. */
  async extend(id: string, extension: CampaignExtension): Promise<CampaignDetail> {
    const campaign = await this.records.row(id, 'for update of c');
    const to = extended(campaign, extension);
    refuseIf(refusalToExtend(campaign, to));
    await this.database.query(`update charter_campaign set "deadlineOn" = $2, "graceEndsOn" = $3 where id = $1`, [
      id,
      to.deadlineOn,
      to.graceEndsOn,
    ]);
    if (to.graceEndsOn > campaign.graceEndsOn) {
      await this.database.query(`update charter_campaign_member set notices = '{}', "noticedOn" = null where "campaignId" = $1`, [id]);
    }
    await this.asking.extend(await this.requestsOf(id), endOfDayInParis(to.graceEndsOn));
    return this.records.read(id);
  }

  /** Writes again to whoever has not signed, once a day at most; those who can be asked at last are asked. */
  async remind(id: string): Promise<CampaignReminded> {
    const campaign = await this.records.row(id, 'for update of c');
    refuseIf(refusalToTouch(campaign));
    const asked = await this.askThoseLeft(campaign);
    const waiting = await this.marks.waiting(CHARTER, await this.requestsOf(id));
    const letters = await this.postman.remind(
      waiting.filter((one) => !asked.has(one.id)),
      () => ({ message: campaign.message, signBy: campaign.deadlineOn }),
    );
    return { letters: letters + asked.size, waiting: waiting.length };
  }

  /** What it asked and still waits can be signed no more; what was signed stays, and nobody lapses. */
  async cancel(id: string): Promise<CampaignDetail> {
    const campaign = await this.records.row(id, 'for update of c');
    refuseIf(refusalToTouch(campaign));
    await this.end(campaign, 'cancelled');
    return this.records.read(id);
  }

  /** Members whom nobody could write to, and who can be now. @returns ids of the requests made */
  async askThoseLeft(campaign: CampaignRow): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ promeneurId: string }>(
      `select "promeneurId" from charter_campaign_member where "campaignId" = $1 and "requestId" is null`,
      [campaign.id],
    );
    if (rows.length === 0) return new Set();
    const plan = await this.plans.make({ versionId: campaign.versionId, promeneurIds: rows.map((row) => row.promeneurId), lenient: true });
    if (plan.toAsk.length === 0) return new Set();
    const { message, deadlineOn, graceEndsOn } = campaign;
    const parties = plan.toAsk.map(({ party }) => party);
    const end = endOfDayInParis(graceEndsOn > plan.dates.expiresOn ? graceEndsOn : plan.dates.expiresOn);
    const order = { version: plan.version!, parties, known: plan.known, words: { message, signBy: deadlineOn }, endsAt: end };
    const asked = await this.desk.put(order);
    await this.lapses.follow(campaign.versionId, asked);
    return new Set(asked.map(({ id }) => id));
  }

  /** Ends a campaign. Cancelled, or overtaken by a newer text, what it asked is taken back. */
  async end({ id, versionId }: CampaignRow, state: 'closed' | 'cancelled'): Promise<void> {
    await this.database.query(`update charter_campaign set state = $2, "closedAt" = $3 where id = $1 and state = 'open'`, [
      id,
      state,
      this.clock.now(),
    ]);
    if (state === 'closed') return;
    const rows = await this.database.query<{ requestId: string; promeneurId: string }>(
      `select m."requestId", m."promeneurId" from charter_campaign_member m join signature_request r on r.department = m.department and r.id = m."requestId"
       where m."campaignId" = $1 and m."askedHere" and r.state = 'pending' and r."versionId" = $2`,
      [id, versionId],
    );
    if (rows.length === 0) return;
    await this.asking.withdraw(
      rows.map(({ requestId }) => requestId),
      'cancelled',
    );
    await this.desk.tell(rows.map(({ promeneurId }) => promeneurId));
  }

  requestsOf(id: string): Promise<string[]> {
    return this.database
      .query<{ id: string }>(`select "requestId" as id from charter_campaign_member where "campaignId" = $1 and "requestId" is not null`, [
        id,
      ])
      .then((rows) => rows.map((row) => row.id));
  }

  private async write({ version, dates, cascade }: CampaignPlan, message: string | null): Promise<string> {
    const [made] = await this.database.query<{ id: string }>(
      `insert into charter_campaign (department, "versionId", "openedOn", "openedAt", "deadlineOn", "graceEndsOn", "reminderDays", message)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (department, "versionId") where state = 'open' do nothing returning id`,
      [
        ...[this.database.department, version!.id, this.clock.today(), this.clock.now()],
        ...[dates.deadlineOn, dates.graceEndsOn, cascade.reminderDays, message],
      ],
    );
    if (!made) throw new Refused({ code: 'campaign-open', facts: { number: version!.number } });
    return made.id;
  }

  /** A campaign for a former text has nothing left to wait for. */
  private async endOthers(id: string): Promise<void> {
    const others = await this.database.query<{ id: string }>(`select id from charter_campaign where state = 'open' and id <> $1`, [id]);
    for (const other of others) await this.end(await this.records.row(other.id, 'for update of c'), 'cancelled');
  }

  private async enrol(id: string, { members }: CampaignPlan, asked: ReadonlyMap<string, string>): Promise<void> {
    const rows = members.map(({ party: { promeneur, structure }, reason, pending, former }) => ({
      ...{ promeneurId: promeneur.id, structureId: structure?.id, reason, formerRequestId: former },
      requestId: asked.get(promeneur.id) ?? pending,
      askedHere: asked.has(promeneur.id),
    }));
    await this.database.query(
      `insert into charter_campaign_member (department, "campaignId", "promeneurId", "structureId", "requestId", reason, "askedHere", "formerRequestId")
       select $1, $2, m."promeneurId", m."structureId", m."requestId", m.reason, m."askedHere", m."formerRequestId"
       from jsonb_to_recordset($3::jsonb) as m (
         "promeneurId" uuid, "structureId" uuid, "requestId" uuid, reason text, "askedHere" boolean, "formerRequestId" uuid)`,
      [this.database.department, id, JSON.stringify(rows)],
    );
  }
}

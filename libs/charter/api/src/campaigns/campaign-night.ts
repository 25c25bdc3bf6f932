import { Inject, Injectable } from '@nestjs/common';
import { lapses, noticeDue, reminderDue } from '@promenade/charter/model';
import { Links, SeatHolders } from '@promenade/identity/api';
import { Clock, Database, type Letter, Mailbox, Nightly, type NightlyJob, PUBLIC_URL } from '@promenade/platform/api';
import { dayInParis } from '@promenade/platform/model';
import { Asking, Postman, RequestMarks, RequestStore, type Waiting } from '@promenade/signatures/api';
import { ChartersService } from '../charters.service';
import { CHARTER, SigningDesk } from '../signing-desk';
import { lapsedLetter, noticeToCoordination, noticeToPromeneur, noticeToRepresentative, type Told } from './campaign-letters.fr';
import { CAMPAIGN, type CampaignRow, type MemberRow, MEMBERS } from './campaign-rows';
import { Campaigns } from './campaigns.service';
import { Cascades } from './cascades';

const OPEN = `${CAMPAIGN} where c.state = 'open' order by c."openedAt", c.id for update of c`;
/** How long a request may still be signed once what was signed before has lapsed. In milliseconds. */
const STAYS_OPEN = 30 * 86_400_000;
const UNSIGNED = `select k.*, rep.name as "representativeName", rep.email as "representativeEmail", pro.email as "promeneurEmail"
  from (${MEMBERS} where m."campaignId" = $1 and m."requestId" is not null and m."lapsedAt" is null) k
  join signatory rep on rep.department = k.department and rep."requestId" = k."requestId" and rep.position = 1
  join signatory pro on pro.department = k.department and pro."requestId" = k."requestId" and pro.position = 2
  where k.state not in ('signed', 'left') order by k.id`;

interface Unsigned extends MemberRow {
  readonly representativeName: string;
  readonly representativeEmail: string;
  readonly promeneurEmail: string;
}

/** Each morning, writes to those whose signature is awaited: what lapses soon first, then the cascade of reminders. One letter a person. */
@Nightly({ name: 'charter-reminders', at: '07:30' })
@Injectable()
export class CampaignMornings implements NightlyJob {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly cascades: Cascades,
    private readonly charters: ChartersService,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly holders: SeatHolders,
    private readonly links: Links,
    private readonly mailbox: Mailbox,
    private readonly marks: RequestMarks,
    private readonly postman: Postman,
    @Inject(PUBLIC_URL) private readonly house: string,
  ) {}

  async run(): Promise<void> {
    const inForce = await this.charters.inForce();
    const open = await this.database.query<CampaignRow>(OPEN);
    // A newer text came into force: what the former campaign waits for can be signed no more.
    for (const campaign of open.filter(({ versionId }) => versionId !== inForce?.id)) await this.campaigns.end(campaign, 'cancelled');
    const running = open.filter(({ versionId }) => versionId === inForce?.id);
    for (const campaign of running) {
      await this.campaigns.askThoseLeft(campaign);
      await this.giveNotice(campaign);
    }
    await this.remind(running, inForce?.id);
  }

  /** Fourteen and three days before what was signed ceases to count: to the person, the representative and the coordination. */
  private async giveNotice(campaign: CampaignRow): Promise<void> {
    const today = this.clock.today();
    const unsigned = await this.database.query<Unsigned>(UNSIGNED, [campaign.id]);
    const due = unsigned.flatMap((member) => {
      const notice = noticeDue(campaign.graceEndsOn, member.notices, today);
      return notice === undefined ? [] : [{ member, notice }];
    });
    if (due.length === 0) return;
    const members = due.map(({ member }) => member);
    const { notice } = due.reduce((one, other) => (other.notice < one.notice ? other : one));
    await this.database.query(
      `update charter_campaign_member set notices = notices || $2::smallint, "noticedOn" = $3 where id = any($1::uuid[])`,
      [members.map(({ id }) => id), notice, today],
    );
    await this.post(campaign, members, notice);
  }

  private async post(campaign: CampaignRow, members: readonly Unsigned[], notice: number): Promise<void> {
    const turns = await this.marks.waiting(CHARTER, members.flatMap(({ requestId }) => requestId ?? [])); // prettier-ignore
    const parties = [...new Set(turns.map(({ signatory }) => signatory.partyId))];
    const links = await this.linksOf(turns, parties);
    const told = toldOf(campaign);
    const letters: Letter[] = members.map((member) =>
      noticeToPromeneur(
        {
          ...{ to: member.promeneurEmail, name: nameOf(member), structure: member.structureName ?? 'la structure', turn: member.state },
          link: member.state === 'awaiting-promeneur' ? (links.get(member.promeneurId) ?? null) : null,
        },
        told,
        notice,
      ),
    );
    for (const those of Map.groupBy(members, ({ structureId }) => structureId).values())
      letters.push(toStructure(those, links, told, notice));
    const page = new URL(`/chartes/campagnes/${campaign.id}`, this.house).href;
    for (const { email, firstName } of await this.holders.of(['coordinator']))
      letters.push(noticeToCoordination({ to: email, name: firstName }, { count: members.length, page }, told, notice));
    await this.mailbox.postMany(letters);
    await this.postman.noteReminded(turns);
  }

  private async linksOf(turns: readonly Waiting[], parties: readonly string[]): Promise<Map<string, string>> {
    const orders = parties.map((partyId) => {
      const { name, email } = turns.find(({ signatory }) => signatory.partyId === partyId)!.signatory;
      const [firstName = '', ...rest] = name.split(' ');
      const holder = { email, firstName, lastName: rest.join(' ') };
      return { kind: 'signature' as const, subjectId: partyId, department: this.database.department, holder };
    });
    const made = await this.links.makeMany(orders);
    return new Map(parties.map((partyId, index) => [partyId, made[index]!]));
  }

  /** The cascade: of the campaign for what it asked, of the département for the rest. What a newer text overtook is left in peace. */
  private async remind(running: readonly CampaignRow[], inForce: string | undefined): Promise<void> {
    const today = this.clock.today();
    const { reminderDays } = await this.cascades.inForce();
    const campaignOf = new Map<string, CampaignRow>();
    for (const campaign of running) for (const id of await this.campaigns.requestsOf(campaign.id)) campaignOf.set(id, campaign);
    const waiting = (await this.marks.waiting(CHARTER)).filter(({ versionId }) => versionId === inForce);
    const isDue = (one: Waiting) =>
      reminderDue(dayInParis(new Date(one.turnAt)), campaignOf.get(one.id)?.reminderDays ?? reminderDays, one.remindedOn, today) !==
      undefined;
    await this.postman.remind(waiting.filter(isDue), ({ id }) => {
      const campaign = campaignOf.get(id);
      return campaign
        ? { message: campaign.message, signBy: today <= campaign.deadlineOn ? campaign.deadlineOn : campaign.graceEndsOn }
        : {};
    });
  }
}

/** The night after grace ends, what was signed before counts no more for those who were told and did not sign. Signing later restores at once. */
@Nightly({ name: 'charter-lapses', at: '00:15' })
@Injectable()
export class CampaignNights implements NightlyJob {
  constructor(
    private readonly asking: Asking,
    private readonly campaigns: Campaigns,
    private readonly charters: ChartersService,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly desk: SigningDesk,
    private readonly mailbox: Mailbox,
    private readonly requests: RequestStore,
  ) {}

  async run(): Promise<void> {
    const inForce = await this.charters.inForce();
    for (const campaign of await this.database.query<CampaignRow>(OPEN)) {
      if (campaign.versionId !== inForce?.id) await this.campaigns.end(campaign, 'cancelled');
      else await this.close(campaign);
    }
  }

  private async close(campaign: CampaignRow): Promise<void> {
    const today = this.clock.today();
    const unsigned = await this.database.query<Unsigned>(UNSIGNED, [campaign.id]);
    const gone = unsigned.filter(({ noticedOn }) => lapses(campaign.graceEndsOn, noticedOn, today));
    await this.lapse(campaign, gone);
    if (gone.length === unsigned.length && (today > campaign.graceEndsOn || (await this.isWhole(campaign.id))))
      await this.campaigns.end(campaign, 'closed');
  }

  private async lapse(campaign: CampaignRow, members: readonly Unsigned[]): Promise<void> {
    if (members.length === 0) return;
    const at = this.clock.now();
    await this.database.query(`update charter_campaign_member set "lapsedAt" = $2 where id = any($1::uuid[])`, [
      members.map(({ id }) => id),
      at,
    ]);
    const facts = { campaign: campaign.id, version: campaign.versionId };
    await this.requests.noteMany(
      members.flatMap(({ formerRequestId, department }) =>
        formerRequestId ? [{ request: { id: formerRequestId, department }, kind: 'lapsed' as const, signatoryId: null, at, facts }] : [],
      ),
    );
    // What waits may still be signed: it restores at once.
    await this.asking.extend(
      members.flatMap(({ requestId }) => requestId ?? []),
      new Date(at.getTime() + STAYS_OPEN),
    );
    await this.desk.tell(members.map(({ promeneurId }) => promeneurId));
    await this.mailbox.postMany(
      members.map((member) => lapsedLetter({ to: member.promeneurEmail, name: nameOf(member) }, toldOf(campaign))),
    );
  }

  /** Everybody has signed, or has gone: nothing is left to wait for. */
  private async isWhole(id: string): Promise<boolean> {
    const [left] = await this.database.query<{ count: number }>(
      `select count(*)::int as count from (${MEMBERS} where m."campaignId" = $1) k where k.state not in ('signed', 'left')`,
      [id],
    );
    return left!.count === 0;
  }
}

function toStructure(those: readonly Unsigned[], links: ReadonlyMap<string, string>, told: Told, notice: number): Letter {
  const [one] = those as readonly [Unsigned];
  const isAwaited = those.some(({ state }) => state === 'awaiting-structure');
  return noticeToRepresentative(
    {
      ...{
        to: one.representativeEmail,
        name: one.representativeName,
        structure: one.structureName ?? 'votre structure',
        names: those.map(nameOf),
      },
      link: isAwaited ? (links.get(one.structureId ?? '') ?? null) : null,
    },
    told,
    notice,
  );
}

function nameOf({ firstName, lastName }: MemberRow): string {
  return `${firstName} ${lastName}`.trim();
}

function toldOf({ id, version, graceEndsOn }: CampaignRow): Told {
  return { campaignId: id, title: version.title, number: version.number, graceEndsOn };
}

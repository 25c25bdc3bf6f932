import { Injectable } from '@nestjs/common';
import {
  Database,
  type DataSubject,
  type Forgotten,
  KeepsPersonalData,
  PersonalData,
  type PersonalDataKeeper,
  type Weighed,
} from '@promenade/platform/api';
import { Origins } from './origins';

interface Signed {
  readonly id: string;
  readonly number: string;
}

/** What somebody was asked to sign, signed or refused, and how: their own part of each request, not the other signatory's. */
@KeepsPersonalData({ room: 'signatures' })
@Injectable()
export class SignaturesData implements PersonalDataKeeper {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly origins: Origins,
  ) {}

  async tell(subject: DataSubject): Promise<object> {
    // The national seat sees requests and no acts: nobody signs from it.
    const seats = subject.seats.filter(({ department }) => department !== null);
    const signatures = await this.personalData.fromSeats({ ...subject, seats }, () =>
      this.database.query<Signed>(OWN_PART, [subject.accountId, subject.email]),
    );
    const visits = await this.personalData.fromSeats({ ...subject, seats }, () =>
      this.database.query<{ id: string }>(OWN_VISITS, [subject.accountId, subject.email]),
    );
    return { signatures, visits };
  }

  /** What proves a signature stays whole, names included: without them it would prove nothing (art. 17.3 e). Where it was given from goes. */
  async weigh({ promeneurId, accountId, emails, by, evidenceUntil }: Forgotten): Promise<Weighed[]> {
    const [counted] = await this.database.transaction(
      by,
      () => this.database.query<{ requests: number; visits: number }>(WEIGHED, [promeneurId, originsOf(promeneurId, accountId), emails]),
      'read only',
    );
    const { requests, visits } = counted!;
    return [
      ...(requests ? [{ code: 'signatures', fate: 'stays', count: requests, until: evidenceUntil } as const] : []),
      ...(visits ? [{ code: 'signature-visits', fate: 'goes', count: visits } as const] : []),
    ];
  }

  async forget({ promeneurId, accountId, emails, by }: Forgotten): Promise<void> {
    await this.database.transaction(by, () => this.origins.forgetOf(originsOf(promeneurId, accountId), emails));
  }
}

/** Whoever acts is written as their account, or as the record whose link they hold. */
function originsOf(promeneurId: string, accountId: string | null): string[] {
  return [`signatory:${promeneurId}`, ...(accountId ? [accountId] : [])];
}

const WEIGHED = `
  select (select count(*)::int from signature_request where $1::uuid = any("partyIds")) as requests,
    (select count(*)::int from signature_event_origin where "erasedAt" is null and (actor = any($2) or mailbox = any($3))) as visits`;

/** Where they acted from: by their account, or by a link that was sent to their address. */
const OWN_VISITS = `
  select o.id, r.number, e.kind, e.at, o.address, o."userAgent", o.mailbox, o."erasedAt"
  from signature_event_origin o
  join signature_event e on e.department = o.department and e.id = o."eventId"
  join signature_request r on r.department = e.department and r.id = e."requestId"
  left join signatory s on s.department = e.department and s.id = e."signatoryId"
  where o.actor = $1::text or (s.email = $2 and o.actor = 'signatory:' || s."partyId")
  order by e.at`;

const OWN_PART = `
  select s.id, r.number, r.kind, r.department, r.state, r."askedAt", r."completedAt", r.snapshot -> 'version' ->> 'title' as text,
    s.role, s.name, s.email, s."openedAt", s."signedAt", s."refusedAt", s.reason, s."documentSha256",
    case when a.id is not null then json_build_object('at', a.at, 'method', a.method, 'typedName', a."typedName", 'strokes', a.strokes,
      'consentSentence', a."consentSentence", 'means', a.means, 'codeSentAt', a."codeSentAt") end as act
  from signatory s
  join signature_request r on r.department = s.department and r.id = s."requestId"
  left join signature_act a on a.department = s.department and a.id = s."actId"
  where s.email = $2 or a."accountId" = $1::uuid
  order by r."askedAt"`;

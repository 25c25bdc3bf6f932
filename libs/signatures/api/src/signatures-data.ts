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
  ) {}

  async tell(subject: DataSubject): Promise<object> {
    // The national seat sees requests and no acts: nobody signs from it.
    const seats = subject.seats.filter(({ department }) => department !== null);
    const signatures = await this.personalData.fromSeats({ ...subject, seats }, () =>
      this.database.query<Signed>(OWN_PART, [subject.accountId, subject.email]),
    );
    return { signatures };
  }

  /** What proves a signature stays whole, names included: without them it would prove nothing (art. 17.3 e). */
  async weigh({ promeneurId, by, evidenceUntil }: Forgotten): Promise<Weighed[]> {
    const [counted] = await this.database.transaction(
      by,
      () =>
        this.database.query<{ count: number }>(`select count(*)::int as count from signature_request where $1::uuid = any("partyIds")`, [
          promeneurId,
        ]),
      'read only',
    );
    return counted!.count ? [{ code: 'signatures', fate: 'stays', count: counted!.count, until: evidenceUntil }] : [];
  }
}

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

import { Injectable } from '@nestjs/common';
import { Database, type DataSubject, KeepsPersonalData, type PersonalDataKeeper } from '@promenade/platform/api';

/** The account, its seats, where it is signed in, what it was invited to. */
@KeepsPersonalData({ room: 'identity' })
@Injectable()
export class IdentityData implements PersonalDataKeeper {
  constructor(private readonly database: Database) {}

  tell({ accountId, email }: DataSubject): Promise<object> {
    return this.database.asAuth(async () => {
      const [told] = await this.database.query<object>(TOLD, [accountId, email]);
      return told!;
    }, 'read only');
  }
}

const list = (columns: string, rows: string) => `(select coalesce(json_agg(r), '[]') from (select ${columns} from ${rows}) r)`;

/** Digests of passwords and tokens are no data of the person: they are what keeps others out. */
const TOLD = `
  select (select row_to_json(r) from (select id, email, "firstName", "lastName", "createdAt", "disabledAt", "passwordHash" is not null as "hasPassword"
      from account where id = $1::uuid) r) as account,
    ${list('role, department, "startsOn", "endsOn", "endedAt", "lastSeenAt"', `membership where "accountId" = $1::uuid order by "startsOn", role`)} as seats,
    ${list('purpose, "userAgent", address, "createdAt", "seenAt", "endsAt"', `session where "accountId" = $1::uuid order by "createdAt"`)} as sessions,
    ${list('kind, "endsAt", "usedAt", "revokedAt"', `link where "accountId" = $1::uuid order by "endsAt"`)} as links,
    ${list(
      'department, role, email, "firstName", "lastName", "invitedAt", "endsAt", "acceptedAt", "declinedAt", "revokedAt"',
      `invitation where email = $2 or "accountId" = $1::uuid order by "invitedAt"`,
    )} as invitations`;

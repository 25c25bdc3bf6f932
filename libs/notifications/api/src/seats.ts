import { Injectable } from '@nestjs/common';
import { Sessions } from '@promenade/identity/api';
import { Database } from '@promenade/platform/api';
import type { Actor, MembershipSeat, Purpose } from '@promenade/platform/model';
import type { ErrandRow } from './errand-row';

/** Holders of a link and our own jobs have no account: their id says what they are. */
const purposes: Record<string, Purpose> = { signatory: 'signature', invitation: 'invitation' };

/** Whether the seat somebody asked from is still theirs when the work begins. */
@Injectable()
export class Seats {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
  ) {}

  /** @returns nothing when the seat has ended meanwhile */
  async actorOf({ accountId, role, department, subjectId }: ErrandRow): Promise<Actor | undefined> {
    const [kind = '', rest] = accountId.split(':');
    const actor: Actor = { id: accountId, role, department, ...(subjectId && { subjectId }) };
    if (rest !== undefined) return { ...actor, ...(purposes[kind] && { purpose: purposes[kind] }) };
    const seats = await this.database.asAuth(() => this.seatsOf(accountId), 'read only');
    const held = seats.find((seat) => seat.role === role && seat.department === department);
    return held && { ...actor, purpose: 'session', membershipId: held.id };
  }

  private async seatsOf(accountId: string): Promise<MembershipSeat[]> {
    const open = await this.database.query(`select from account where id = $1 and "disabledAt" is null`, [accountId]);
    return open.length ? this.sessions.seatsOf(accountId) : [];
  }
}

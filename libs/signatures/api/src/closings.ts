import { Inject, Injectable } from '@nestjs/common';
import { SeatHolders } from '@promenade/identity/api';
import { Clock, Database, Mailbox, PUBLIC_URL } from '@promenade/platform/api';
import type { SignatureDetail } from '@promenade/signatures/model';
import { expiredLetter, refusedLetter } from './letters.fr';
import type { RequestRow, SignatoryRow } from './rows';

/** Tells the coordination that a request closed before it was signed. */
@Injectable()
export class Closings {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly holders: SeatHolders,
    private readonly mailbox: Mailbox,
    @Inject(PUBLIC_URL) private readonly house: string,
  ) {}

  /** For the seats that answer it: the other party learns that it was refused, and not why. */
  async refusalOf(requestId: string): Promise<SignatureDetail['refusal']> {
    if (!['coordinator', 'caf'].includes(this.database.actor.role)) return null;
    const [found] = await this.database.query<NonNullable<SignatureDetail['refusal']>>(
      `select name as "byName", to_jsonb("refusedAt") #>> '{}' as at, reason from signatory where "requestId" = $1 and "refusedAt" is not null`,
      [requestId],
    );
    return found ?? null;
  }

  /** What the chain says of it: the last word on a request that was closed so. */
  async cancelledOf({ id, state }: RequestRow): Promise<SignatureDetail['cancelled']> {
    if (state !== 'expired') return null;
    const [found] = await this.database.query<NonNullable<SignatureDetail['cancelled']>>(
      `select to_jsonb(at) #>> '{}' as at, facts ->> 'reason' as reason from signature_event where "requestId" = $1 and kind = 'cancelled'`,
      [id],
    );
    return found ?? null;
  }

  async tellRefused(request: RequestRow, by: SignatoryRow): Promise<void> {
    const holders = await this.holders.of(['coordinator']);
    await this.mailbox.postMany(holders.map((holder) => refusedLetter(holder, request, by, this.house)));
  }

  /** One letter a night, however many. */
  async tellExpired(requests: readonly RequestRow[]): Promise<void> {
    const holders = await this.holders.of(['coordinator']);
    await this.mailbox.postMany(holders.map((holder) => expiredLetter(holder, requests, this.clock.today(), this.house)));
  }
}

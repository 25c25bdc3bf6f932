import { Injectable } from '@nestjs/common';
import { Links, Sessions } from '@promenade/identity/api';
import { Announcer, refuseIf } from '@promenade/platform/api';
import { type CancelReason, nextSignatory } from '@promenade/signatures/model';
import { Asking } from './asking';
import { Postman } from './postman';
import { RequestStore } from './request-store';
import type { RequestRow } from './rows';
import { factOf, signatureEvents } from './signing';

/** Takes requests back before they are signed: a wrong address, a wrong person, somebody who has left. From a coordinator's seat. */
@Injectable()
export class Cancelling {
  constructor(
    private readonly announcer: Announcer,
    private readonly asking: Asking,
    private readonly links: Links,
    private readonly postman: Postman,
    private readonly requests: RequestStore,
    private readonly sessions: Sessions,
  ) {}

  /** @throws Refused 409 `request-closed` */
  async cancel(id: string, reason: CancelReason): Promise<RequestRow> {
    const [request] = (await this.requests.take([id])) as [RequestRow];
    refuseIf(request.state === 'pending' ? undefined : { code: 'request-closed', facts: { state: request.state } });
    const [after] = await this.cancelAll([request], reason);
    return after!;
  }

  /**
   * Of pending requests, taken before. Links sent for them and sessions that those opened end at once; whoever has something else to
   * sign is sent a fresh link for it.
   */
  async cancelAll(requests: readonly RequestRow[], reason: CancelReason): Promise<RequestRow[]> {
    const parties = [...new Set(requests.flatMap((request) => nextSignatory(request)?.partyId ?? []))];
    const ids = requests.map(({ id }) => id);
    await this.asking.withdraw(ids, 'cancelled', { reason });
    for (const partyId of parties) {
      await this.links.revoke('signature', partyId);
      await this.sessions.closeLinked('signature', partyId);
    }
    await this.postman.callNext(await this.requests.takeWaitingFor(parties));
    const closed = requests.map((request) => ({ ...request, state: 'expired' as const }));
    for (const request of closed) await this.announcer.announce(signatureEvents.progressed, factOf(request));
    return closed;
  }
}

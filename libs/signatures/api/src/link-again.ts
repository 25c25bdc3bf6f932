import { Injectable } from '@nestjs/common';
import { type AskedAgain, linkEvents } from '@promenade/identity/api';
import { Clock, Database, On } from '@promenade/platform/api';
import { nextSignatory } from '@promenade/signatures/model';
import { Postman } from './postman';
import { RequestStore } from './request-store';

/** A link that opens no more: whoever held it has another, while something waits for their party still. */
@Injectable()
export class LinkAgain {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly postman: Postman,
    private readonly requests: RequestStore,
  ) {}

  /** In the seat of whoever held the link: they see the requests of their party alone. One letter, to the address of the request. */
  @On(linkEvents.askedAgain)
  async send({ kind, subjectId }: AskedAgain): Promise<void> {
    if (kind !== 'signature') return;
    const open = await this.database.query<{ id: string }>(
      `select id from signature_request where state = 'pending' and "endsAt" > $2 and $1 = any("partyIds") order by id`,
      [subjectId, this.clock.now()],
    );
    const requests = await this.requests.take(open.map(({ id }) => id));
    await this.postman.callNext(requests.filter((request) => nextSignatory(request)?.partyId === subjectId));
  }
}

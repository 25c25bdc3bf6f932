import { Injectable } from '@nestjs/common';
import { type AskedAgain, linkEvents } from '@promenade/identity/api';
import { On } from '@promenade/platform/api';
import { Postman } from './postman';
import { RequestStore } from './request-store';

/** A link that opens no more: whoever held it has another, to what waits for their party, or else to what it has signed. */
@Injectable()
export class LinkAgain {
  constructor(
    private readonly postman: Postman,
    private readonly requests: RequestStore,
  ) {}

  /** In the seat of whoever held the link: they see the requests of their party alone. One letter, to the address of the request. */
  @On(linkEvents.askedAgain)
  async send({ kind, subjectId }: AskedAgain): Promise<void> {
    if (kind !== 'signature') return;
    const waiting = await this.requests.takeWaitingFor([subjectId]);
    if (waiting.length > 0) await this.postman.callNext(waiting);
    else await this.postman.sendKept(subjectId);
  }
}

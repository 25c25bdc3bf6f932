import { Injectable } from '@nestjs/common';
import { type AskedAgain, linkEvents } from '@promenade/identity/api';
import { On } from '@promenade/platform/api';
import { Postman } from './postman';
import { RequestStore } from './request-store';

/** A link that opens no more: whoever held it has another, while something waits for their party still. */
@Injectable()
export class LinkAgain {
  constructor(
    private readonly postman: Postman,
    private readonly requests: RequestStore,
  ) {}

  /** In the seat of whoever held the link: they see the requests of their party alone. One letter, to the address of the request. */
  @On(linkEvents.askedAgain)
  async send({ kind, subjectId }: AskedAgain): Promise<void> {
    if (kind === 'signature') await this.postman.callNext(await this.requests.takeWaitingFor([subjectId]));
  }
}

import { Injectable } from '@nestjs/common';
import { Links } from '@promenade/identity/api';
import { Clock, Database, Mailbox } from '@promenade/platform/api';
import { nextSignatory } from '@promenade/signatures/model';
import { completeLetter, turnLetter } from './letters.fr';
import { RequestStore } from './request-store';
import type { RequestRow, SignatoryRow } from './rows';

/** Tells signatories that it is their turn, and both that it is done. */
@Injectable()
export class Postman {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly links: Links,
    private readonly mailbox: Mailbox,
    private readonly requests: RequestStore,
  ) {}

  /** One letter a party, with a link of its own, however many requests wait for it. */
  async callNext(requests: readonly RequestRow[]): Promise<void> {
    const turns = requests.flatMap((request) => {
      const next = nextSignatory(request);
      return next ? [{ request, next }] : [];
    });
    for (const [partyId, waiting] of Map.groupBy(turns, ({ next }) => next.partyId)) {
      const [{ next }] = waiting as [(typeof waiting)[number]];
      const link = await this.linkOf(partyId, next);
      await this.mailbox.post(
        turnLetter(
          next,
          waiting.map(({ request }) => request),
          link,
          this.clock.now(),
        ),
      );
      for (const { request } of waiting) await this.requests.note(request, 'sent', next.id, this.clock.now());
    }
  }

  /** The letter again, with a new link: those sent before stop working, in case one went astray. */
  async callAgain(request: RequestRow): Promise<void> {
    const next = nextSignatory(request);
    if (next) await this.links.revoke('signature', next.partyId);
    await this.callNext([request]);
  }

  async tellComplete(request: RequestRow): Promise<void> {
    for (const signatory of request.signatories) await this.mailbox.post(completeLetter(signatory, request));
  }

  private async linkOf(partyId: string, { email, name }: SignatoryRow): Promise<string> {
    const [firstName = '', ...rest] = name.split(' ');
    return this.links.make({
      kind: 'signature',
      subjectId: partyId,
      department: this.database.department,
      holder: { email, firstName, lastName: rest.join(' ') },
    });
  }
}

import { Injectable, NotFoundException } from '@nestjs/common';
import type { MailingAddressees, RecordKind } from '@promenade/directory/model';
import { Clock, Database, DoesErrand, type ErrandDoer, type ErrandProgress, Mailbox } from '@promenade/platform/api';
import type { Actor } from '@promenade/platform/model';
import * as z from 'zod';
import { letterTo, MailingReaders } from './mailing-readers';
import { MAILING } from './mailings.service';

const order = z.object({ mailing: z.uuid() });
/** Letters written in one transaction. */
const AT_ONCE = 25;

interface Written {
  readonly kind: RecordKind;
  readonly addressees: MailingAddressees | null;
  readonly subject: string;
  readonly text: string;
  readonly total: number;
}

/**
 * Hands a mailing to the post, some letters at a time. A letter names its mailing and its addressee as its occasion, so that a batch that
 * is done twice writes nobody twice; whoever left, lost their address or stopped such letters meanwhile gets none.
 */
@DoesErrand({ kind: MAILING })
@Injectable()
export class MailingSender implements ErrandDoer {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mailbox: Mailbox,
    private readonly readers: MailingReaders,
  ) {}

  async run(payload: Readonly<Record<string, unknown>>, progress: ErrandProgress, actor: Actor): Promise<Record<string, unknown>> {
    const { mailing } = order.parse(payload);
    const written = await this.database.transaction(actor, () => this.read(mailing), 'read only');
    for (let left = written.total; left > 0;) {
      left = await this.database.transaction(actor, () => this.postSome(mailing, written));
      await progress.tell(written.total - left, written.total);
    }
    return { recipients: written.total, path: '/promeneurs/courriers', label: 'Voir les courriers envoyés' };
  }

  private async read(mailing: string): Promise<Written> {
    const [found] = await this.database.query<Written>(
      `select m.kind, m.addressees, m.subject, m.text, (select count(*)::int from mailing_recipient r where r.department = m.department and r."mailingId" = m.id) as total
       from mailing m where m.id = $1`,
      [mailing],
    );
    if (!found) throw new NotFoundException();
    return found;
  }

  /** @returns how many are still to be written */
  private async postSome(mailing: string, { kind, addressees, ...words }: Written): Promise<number> {
    const due = await this.database.query<{ id: string }>(
      `select "${kind}Id" as id from mailing_recipient r where "mailingId" = $1 and "postedAt" is null order by r.id limit ${AT_ONCE} for update`,
      [mailing],
    );
    const ids = due.map(({ id }) => id);
    const letters = (await this.readers.among(kind, ids, addressees)).map((reader) => {
      const { subject, text } = letterTo(reader, words);
      return { to: reader.to, subject, parts: text.split(/\n{2,}/), occasion: `mailing:${mailing}:${reader.key}`, optional: true as const };
    });
    await this.mailbox.postMany(letters);
    const [count] = await this.database.query<{ left: number }>(
      `with posted as (update mailing_recipient set "postedAt" = $3 where "mailingId" = $1 and "${kind}Id" = any($2::uuid[]) returning id)
       select (select count(*)::int from mailing_recipient where "mailingId" = $1 and "postedAt" is null) - (select count(*)::int from posted) as left`,
      [mailing, ids, this.clock.now()],
    );
    return count!.left;
  }
}

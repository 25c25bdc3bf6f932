import { Injectable } from '@nestjs/common';
import type { LeftOutReason, Mailing, MailingDraft, MailingList, MailingPreview, MailingSent } from '@promenade/directory/model';
import { Clock, Database, Errands, refuseIf } from '@promenade/platform/api';
import { offsetOf, type PageQuery } from '@promenade/platform/model';
import { letterTo, MailingReaders, type Sorted } from './mailing-readers';
import { askedBy } from './targets';

export const MAILING = 'mailing';
/** Letters shown before any leaves. */
const SHOWN = 3;

/** A letter to many: seen before it leaves, then handed to the post one by one, by an errand. */
@Injectable()
export class Mailings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly readers: MailingReaders,
    private readonly errands: Errands,
  ) {}

  async preview(draft: MailingDraft): Promise<MailingPreview> {
    const { readers, leftOut } = await this.readers.sorted(draft);
    const letters = readers.slice(0, SHOWN).map((reader) => ({ to: reader.to, name: reader.name, ...letterTo(reader, draft) }));
    return { recipients: readers.length, letters, leftOut };
  }

  /** @throws Refused 409 `mailing-empty` when nobody would get it */
  async send(draft: MailingDraft): Promise<MailingSent> {
    const { ids, readers, leftOut } = await this.readers.sorted(draft);
    refuseIf(readers.length === 0 ? { code: 'mailing-empty' } : undefined);
    const id = await this.keep(draft, leftOut);
    await this.database.query(
      `insert into mailing_recipient (department, "mailingId", "${draft.kind ?? 'promeneur'}Id") select $1, $2, unnest($3::uuid[])`,
      [this.database.department, id, ids],
    );
    const errand = await this.errands.ask({ kind: MAILING, title: `Courrier « ${draft.subject} »`, payload: { mailing: id } });
    return { id, errand, recipients: readers.length };
  }

  /** Those that were written, the newest first. */
  async list(query: PageQuery): Promise<MailingList> {
    const rows = await this.database.query<Omit<Mailing, 'writtenAt'> & { writtenAt: Date }>(
      `select m.id, m.department, m.kind, m.subject, m.text, m."writtenAt", m."leftOut",
         coalesce((select a."firstName" || ' ' || a."lastName" from account a where a.id::text = m."writtenBy"), m."writtenBy") as "writtenBy",
         (select count(*)::int from mailing_recipient r where r.department = m.department and r."mailingId" = m.id) as recipients,
         (select count(r."postedAt")::int from mailing_recipient r where r.department = m.department and r."mailingId" = m.id) as posted
       from mailing m order by m."writtenAt" desc, m.id limit $1 offset $2`,
      [query.size, offsetOf(query)],
    );
    const [count] = await this.database.query<{ total: number }>(`select count(*)::int as total from mailing`);
    return { items: rows.map((row) => ({ ...row, writtenAt: row.writtenAt.toISOString() })), total: count!.total, ...query };
  }

  private async keep(draft: MailingDraft, leftOut: Sorted['leftOut']): Promise<string> {
    const counts: Partial<Record<LeftOutReason, number>> = {};
    for (const { reason } of leftOut) counts[reason] = (counts[reason] ?? 0) + 1;
    const { subject, text, kind = 'promeneur' } = draft;
    const [made] = await this.database.query<{ id: string }>(
      `insert into mailing (department, subject, text, filters, "writtenAt", "leftOut", kind, addressees)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [
        ...[this.database.department, subject, text, JSON.stringify(askedBy(draft)), this.clock.now(), JSON.stringify(counts)],
        ...[kind, draft.kind === 'structure' ? draft.to : null],
      ],
    );
    return made!.id;
  }
}

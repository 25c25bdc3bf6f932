import { Injectable } from '@nestjs/common';
import {
  hasLeft,
  type LeftOutReason,
  type Mailing,
  type MailingDraft,
  type MailingList,
  type MailingPreview,
  type MailingSent,
  writtenTo,
} from '@promenade/directory/model';
import { LetterStops } from '@promenade/notifications/api';
import { Clock, Database, Errands, refuseIf } from '@promenade/platform/api';
import { type IsoDate, offsetOf, type PageQuery } from '@promenade/platform/model';
import { factsOf, type PromeneurRow } from '../promeneur-rows';
import { askedBy, Targets } from './targets';

export const MAILING = 'mailing';
/** Letters shown before any leaves. */
const SHOWN = 3;

interface Sorted {
  readonly recipients: readonly PromeneurRow[];
  readonly leftOut: MailingPreview['leftOut'];
}

/** A letter to many: seen before it leaves, then handed to the post one by one, by an errand. */
@Injectable()
export class Mailings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly targets: Targets,
    private readonly stops: LetterStops,
    private readonly errands: Errands,
  ) {}

  async preview(draft: MailingDraft): Promise<MailingPreview> {
    const { recipients, leftOut } = await this.sorted(draft);
    const letters = recipients.slice(0, SHOWN).map((row) => ({ to: row.email!, name: nameOf(row), ...letterTo(row, draft) }));
    return { recipients: recipients.length, letters, leftOut };
  }

  /** @throws Refused 409 `mailing-empty` when nobody would get it */
  async send(draft: MailingDraft): Promise<MailingSent> {
    const { recipients, leftOut } = await this.sorted(draft);
    refuseIf(recipients.length === 0 ? { code: 'mailing-empty' } : undefined);
    const id = await this.keep(draft, leftOut);
    await this.database.query(`insert into mailing_recipient (department, "mailingId", "promeneurId") select $1, $2, unnest($3::uuid[])`, [
      this.database.department,
      id,
      recipients.map((row) => row.id),
    ]);
    const errand = await this.errands.ask({ kind: MAILING, title: `Courrier « ${draft.subject} »`, payload: { mailing: id } });
    return { id, errand, recipients: recipients.length };
  }

  /** Those that were written, the newest first. */
  async list(query: PageQuery): Promise<MailingList> {
    const rows = await this.database.query<Omit<Mailing, 'writtenAt'> & { writtenAt: Date }>(
      `select m.id, m.department, m.subject, m.text, m."writtenAt", m."leftOut",
         coalesce((select a."firstName" || ' ' || a."lastName" from account a where a.id::text = m."writtenBy"), m."writtenBy") as "writtenBy",
         (select count(*)::int from mailing_recipient r where r.department = m.department and r."mailingId" = m.id) as recipients,
         (select count(r."postedAt")::int from mailing_recipient r where r.department = m.department and r."mailingId" = m.id) as posted
       from mailing m order by m."writtenAt" desc, m.id limit $1 offset $2`,
      [query.size, offsetOf(query)],
    );
    const [count] = await this.database.query<{ total: number }>(`select count(*)::int as total from mailing`);
    return { items: rows.map((row) => ({ ...row, writtenAt: row.writtenAt.toISOString() })), total: count!.total, ...query };
  }

  private async keep({ subject, text, target }: MailingDraft, leftOut: Sorted['leftOut']): Promise<string> {
    const counts: Partial<Record<LeftOutReason, number>> = {};
    for (const { reason } of leftOut) counts[reason] = (counts[reason] ?? 0) + 1;
    const [made] = await this.database.query<{ id: string }>(
      `insert into mailing (department, subject, text, filters, "writtenAt", "leftOut") values ($1, $2, $3, $4, $5, $6) returning id`,
      [this.database.department, subject, text, JSON.stringify(askedBy(target.filter)), this.clock.now(), JSON.stringify(counts)],
    );
    return made!.id;
  }

  private async sorted({ target }: MailingDraft): Promise<Sorted> {
    const rows = await this.targets.rowsOf(target);
    const stopped = await this.stops.among(rows.flatMap(({ email }) => email ?? []));
    const today = this.clock.today();
    const read = rows.map((row) => ({ row, reason: reasonToLeaveOut(row, stopped, today) }));
    return {
      recipients: read.flatMap(({ row, reason }) => (reason ? [] : [row])),
      leftOut: read.flatMap(({ row, reason }) => (reason ? [{ id: row.id, name: nameOf(row), reason }] : [])),
    };
  }
}

/** What one person reads. */
export function letterTo(
  { firstName, structure }: Pick<PromeneurRow, 'firstName' | 'structure'>,
  { subject, text }: Pick<MailingDraft, 'subject' | 'text'>,
): { readonly subject: string; readonly text: string } {
  const addressee = { firstName, structure: structure?.name ?? null };
  return { subject: writtenTo(addressee, subject), text: writtenTo(addressee, text) };
}

function reasonToLeaveOut(row: PromeneurRow, stopped: ReadonlySet<string>, today: IsoDate): LeftOutReason | undefined {
  if (hasLeft(factsOf(row), today)) return 'left';
  if (!row.email) return 'email-missing';
  return stopped.has(row.email.toLowerCase()) ? 'stopped' : undefined;
}

function nameOf({ firstName, lastName }: PromeneurRow): string {
  return `${firstName} ${lastName}`;
}

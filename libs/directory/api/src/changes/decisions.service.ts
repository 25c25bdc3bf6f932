import { HttpStatus, Inject, Injectable } from '@nestjs/common';
import type { ChangeApproval, ChangeField, ChangeRefusal, RecordChange } from '@promenade/directory/model';
import { Clock, Database, Declined, Invalid, Mailbox, PUBLIC_URL, Refused } from '@promenade/platform/api';
import { ChangeRows } from './change-rows';
import { decisionLetter } from './letters.fr';
import { RecordChangeRow } from './record-change.entity';
import { RecordsNow } from './record-now';
import { RecordWriter } from './record-writer';

/** What the coordination says of a proposal: all of it, some fields, or none. What was not read is not decided (412). */
@Injectable()
export class Decisions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly rows: ChangeRows,
    private readonly records: RecordsNow,
    private readonly writer: RecordWriter,
    private readonly mailbox: Mailbox,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  /** Writes the fields approved into the record; the others are refused, with a word. @throws Invalid 422 `reason-missing` */
  async approve(id: string, { version, recordVersion, fields, reason }: ChangeApproval): Promise<RecordChange> {
    const row = await this.taken(id, version);
    await this.writer.lock(row);
    const all = Object.keys(row.after) as ChangeField[];
    const approved = approvedAmong(all, fields, reason);
    const { values } = await this.records.read(row.promeneurId ? 'promeneur' : 'structure', (row.promeneurId ?? row.structureId)!);
    await this.writer.write(row, approved, recordVersion);
    const before = Object.fromEntries(all.map((field) => [field, values[field] ?? null]));
    return this.close(row, { state: 'approved', approvedFields: approved, before, reason: reason ?? null });
  }

  async refuse(id: string, { version, reason }: ChangeRefusal): Promise<RecordChange> {
    return this.close(await this.taken(id, version), { state: 'refused', reason });
  }

  /** @throws Declined 412 when it was amended since it was read @throws Refused 409 `already-decided` */
  private async taken(id: string, version: number): Promise<RecordChangeRow> {
    const row = await this.database.take(RecordChangeRow, { id });
    if (row.state !== 'pending') throw new Refused({ code: 'already-decided' });
    if (row.version !== version) throw new Declined(HttpStatus.PRECONDITION_FAILED, 'changed-meanwhile');
    return row;
  }

  /** The photo proposed is in the record, or is nobody's: it does not stay here. */
  private async close(row: RecordChangeRow, said: Partial<RecordChangeRow>): Promise<RecordChange> {
    const by = { decidedBy: this.database.actor.id, decidedAt: this.clock.now(), version: row.version + 1 };
    await this.database.manager.update(RecordChangeRow, { id: row.id }, { ...said, ...by } as object);
    await this.database.query(`update record_change set "photoLarge" = null, "photoSmall" = null where id = $1`, [row.id]);
    const change = await this.rows.read(row.id);
    const [author] = await this.database.query<{ email: string; firstName: string }>(
      `select email, "firstName" from account where id::text = $1 and "disabledAt" is null`,
      [row.proposedBy],
    );
    if (author) await this.mailbox.post(decisionLetter(author, change, this.publicUrl));
    return change;
  }
}

/** @throws Invalid 422 when a field is not proposed, or when nothing is said of those left out */
function approvedAmong(all: readonly ChangeField[], fields: readonly ChangeField[] = all, reason?: string): ChangeField[] {
  if (fields.some((field) => !all.includes(field))) throw new Invalid([fieldUnknown]);
  const approved = all.filter((field) => fields.includes(field));
  if (approved.length < all.length && !reason) throw new Invalid([reasonMissing]);
  return approved;
}

const fieldUnknown = { path: 'fields', code: 'field-unknown', message: 'Ce champ n’est pas proposé.' };
const reasonMissing = { path: 'reason', code: 'reason-missing', message: 'Dites en un mot pourquoi le reste n’est pas repris.' };

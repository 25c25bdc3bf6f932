import { Injectable } from '@nestjs/common';
import { type LeavingReason, type PromeneurChange, type PromeneurDetail, type PromeneurDraft, slugOf } from '@promenade/directory/model';
import { Clock, Database, Refused, refuseIf } from '@promenade/platform/api';
import { type IsoDate, plain } from '@promenade/platform/model';
import { Employments } from './employments.service';
import { Promeneur } from './promeneur.entity';
import { PromeneurRecords } from './promeneur-records';
import { tail } from './slug-tail';
import { phoneOf, sameVersion } from './typed';

/** Writes the records of promeneurs. What reverses each act is an act of its own. */
@Injectable()
export class Promeneurs {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly records: PromeneurRecords,
    private readonly employments: Employments,
  ) {}

  async create({ employment, ...draft }: PromeneurDraft): Promise<PromeneurDetail> {
    const { department } = this.database;
    await this.freeEmail(draft.email);
    const employer = employment && (await this.employments.employer(employment.structureId));
    const { id } = await this.database.manager.save(Promeneur, {
      ...{ ...draft, phone: phoneOf(draft.phone, department) },
      ...searchedAs(draft),
      department,
      slug: slugOf({ department, firstName: draft.firstName, structure: employer?.name ?? null, tail: tail() }),
      charterState: 'missing',
      createdAt: this.clock.now(),
      version: 1,
    });
    if (employment) await this.employments.insert(id, employment);
    return this.records.read(id);
  }

  /** @param version of the record as it was read: 412 when somebody wrote since */
  async change(id: string, change: Omit<PromeneurChange, 'version'>, version: number | undefined): Promise<PromeneurDetail> {
    const row = await this.database.take(Promeneur, { id });
    sameVersion(row, version);
    if (change.email !== row.email) await this.freeEmail(change.email);
    const phone = phoneOf(change.phone, row.department);
    return this.write(row, { ...change, ...(phone !== undefined && { phone }), ...searchedAs({ ...row, ...change }) });
  }

  /** Out of the directory from a day on, today unless said; `relist` takes it back. */
  async withdraw(id: string, on: IsoDate = this.clock.today(), leavingReason: LeavingReason | null = null): Promise<PromeneurDetail> {
    return this.write(await this.database.take(Promeneur, { id }), { withdrawnOn: on, leavingReason });
  }

  async relist(id: string): Promise<PromeneurDetail> {
    return this.write(await this.database.take(Promeneur, { id }), { withdrawnOn: null, leavingReason: null });
  }

  /** Takes back a creation. Once something was done with the record, it is withdrawn, not erased. */
  async remove(id: string): Promise<void> {
    const row = await this.database.take(Promeneur, { id });
    const name = `${row.firstName} ${row.lastName}`;
    refuseIf(row.version > 1 ? { code: 'records-since-changed', facts: { records: [{ id, name }] } } : undefined);
    await this.database.manager.delete(Promeneur, { id });
  }

  private async write(row: Promeneur, change: Partial<Promeneur>): Promise<PromeneurDetail> {
    await this.database.manager.update(Promeneur, { id: row.id }, { ...change, version: row.version + 1 });
    return this.records.read(row.id);
  }

  /** An address lets its owner sign: it belongs to one promeneur of the département. */
  private async freeEmail(email: string | null | undefined): Promise<void> {
    if (!email) return;
    const other = await this.database.manager.findOneBy(Promeneur, { email });
    if (other) throw new Refused({ code: 'email-taken', facts: { id: other.id, name: `${other.firstName} ${other.lastName}` } });
  }
}

function searchedAs({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }) {
  return { plain: plain(`${firstName} ${lastName}`), plainFirstName: plain(firstName) };
}

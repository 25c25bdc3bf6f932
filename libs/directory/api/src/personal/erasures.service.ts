import { Injectable, NotFoundException } from '@nestjs/common';
import {
  type Erasure,
  type ErasureLine,
  evidenceUntil,
  formerName,
  type PromeneurDetail,
  refusalToErase,
} from '@promenade/directory/model';
import { Clock, Database, type Forgotten, PersonalData, refuseIf, type Weighed } from '@promenade/platform/api';
import { type Actor, type IsoDate, plain } from '@promenade/platform/model';
import { PromeneurRecords } from '../promeneur-records';
import { GOES, MERGED, TRAIL, WEIGHED } from './erasure-sql';

type Counts = Readonly<Record<string, number>>;

interface Weight {
  readonly id: string;
  readonly slug: string;
  readonly email: string | null;
  readonly accountId: string | null;
  readonly accountEmail: string | null;
  readonly erasedOn: IsoDate | null;
  readonly lastDay: IsoDate | null;
  readonly isToldNationally: boolean;
  readonly goes: Counts;
  readonly stays: Counts;
}

interface Looked {
  readonly record: PromeneurDetail;
  readonly weight: Weight;
  readonly person: Forgotten;
}

/**
 * Forgets a person at their request (RGPD, article 17): the record stays without them. Each room forgets its part in a transaction of
 * its own, the record last: while it has its person, whatever failed can be asked again.
 */
@Injectable()
export class Erasures {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly records: PromeneurRecords,
    private readonly personalData: PersonalData,
  ) {}

  /** What would go, and what would stay. */
  async weigh(actor: Actor, id: string): Promise<Erasure> {
    const { record, weight, person } = await this.database.transaction(actor, () => this.look(actor, id), 'read only');
    const elsewhere = weight.erasedOn === null ? await this.personalData.weigh(person) : [];
    return {
      id,
      department: record.department,
      name: `${record.firstName} ${record.lastName}`,
      erasedOn: weight.erasedOn,
      refusal: refusalToErase({ ...record, erasedOn: weight.erasedOn }, weight.isToldNationally)?.code ?? null,
      goes: [...(weight.erasedOn === null ? linesOf(weight.goes) : []), ...linesFrom(elsewhere, 'goes')],
      stays: [...linesOf(weight.stays), ...linesFrom(elsewhere, 'stays')],
    };
  }

  /** @throws Refused when the person is still in the network, was forgotten already, or the national site still shows them */
  async erase(actor: Actor, id: string): Promise<Erasure> {
    const person = await this.database.transaction(actor, () => this.refuseOrLook(actor, id), 'read only');
    await this.personalData.forget(person);
    const merged = await this.database.transaction(actor, () => this.database.query<{ id: string }>(MERGED, [id]), 'read only');
    for (const record of merged) await this.personalData.forget({ ...person, promeneurId: record.id });
    await this.database.transaction(actor, () => this.eraseRecord(actor, id));
    return this.weigh(actor, id);
  }

  private async refuseOrLook(actor: Actor, id: string): Promise<Forgotten> {
    const { record, weight, person } = await this.look(actor, id);
    refuseIf(refusalToErase({ ...record, erasedOn: weight.erasedOn }, weight.isToldNationally));
    return person;
  }

  private async eraseRecord(actor: Actor, id: string): Promise<void> {
    const [locked] = await this.database.query<{ id: string }>(`select id from promeneur where id = $1 for update`, [id]);
    if (!locked) throw new NotFoundException();
    const { department } = await this.refuseOrLook(actor, id);
    const merged = await this.database.query<{ id: string }>(MERGED, [id]);
    const mergedIds = merged.map((record) => record.id);
    for (const sql of GOES) await this.database.query(sql, sql.includes('$3') ? [id, department, this.clock.now()] : [id, department]);
    await this.database.query(PSEUDONYM, [id, ...Object.values(this.formerlyOf(id, department))]);
    await this.database.query(`select set_config('app.merged', 'shown', true)`);
    await this.database.query(`delete from promeneur where id = any($1::uuid[])`, [mergedIds]);
    await this.database.query(`select set_config('app.merged', '', true)`);
    for (const one of [id, ...mergedIds]) await this.blank(one, department);
  }

  private async blank(id: string, department: string): Promise<void> {
    const trail = await this.database.query<{ table: string; ids: string[] }>(TRAIL, [id, department]);
    for (const { table, ids } of trail) await this.database.query(`select erase_from_trail($1, $2)`, [table, ids]);
  }

  private formerlyOf(id: string, department: string) {
    const { firstName, lastName } = formerName(id);
    const slug = `${department.toLowerCase()}-ancien-promeneur-${id.slice(0, 8)}`;
    return {
      firstName,
      lastName,
      plain: plain(`${firstName} ${lastName}`),
      plainFirstName: plain(firstName),
      slug,
      today: this.clock.today(),
    };
  }

  private async look(by: Actor, id: string): Promise<Looked> {
    const record = await this.records.read(id);
    const [row] = await this.database.query<Weight>(WEIGHED, [id]);
    const weight = row!;
    const { department, firstName, lastName, withdrawnOn } = record;
    const lastDay =
      [withdrawnOn, weight.lastDay].filter((day) => day !== null && day <= this.clock.today()).sort()[0] ?? this.clock.today();
    const emails = [weight.email, weight.accountEmail].flatMap((email) => email?.toLowerCase() ?? []);
    const { accountId } = weight;
    const person = { promeneurId: id, department, accountId, emails, firstName, lastName, by, evidenceUntil: evidenceUntil(lastDay) };
    return { record, weight, person };
  }
}

/** Counts, employments and volets stay as they are; whoever is gone is no longer listed, whatever the employment says. */
const PSEUDONYM = `
  update promeneur set "firstName" = $2, "lastName" = $3, plain = $4, "plainFirstName" = $5, slug = $6, "erasedOn" = $7::date,
    "withdrawnOn" = least("withdrawnOn", $7::date), email = null, phone = null, function = null, notes = null, presentation = null,
    "contactNote" = null, "photoId" = null, publishes = '{}', "accountId" = null, "declaredCharterOn" = null,
    "declaredCharterPrecision" = null, "leavingReason" = null, version = version + 1
  where id = $1`;

function linesOf(counts: Counts): ErasureLine[] {
  return Object.entries(counts).flatMap(([code, count]) => (count > 0 ? [{ code, count, until: null }] : []));
}

function linesFrom(weighed: readonly Weighed[], fate: Weighed['fate']): ErasureLine[] {
  return weighed.filter((line) => line.fate === fate).map(({ code, count, until = null }) => ({ code, count, until }));
}

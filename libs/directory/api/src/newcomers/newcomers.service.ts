import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import {
  minutesOfHours,
  type Newcomer,
  type NewcomerDraft,
  type NewcomerList,
  type NewcomerQuery,
  refusalToPropose,
  type SomebodyKnown,
} from '@promenade/directory/model';
import { Invitations } from '@promenade/identity/api';
import { Clock, Database, Mailbox, PUBLIC_URL, Refused, refuseIf } from '@promenade/platform/api';
import { offsetOf } from '@promenade/platform/model';
import { Filters } from '../filters';
import { Promeneurs } from '../promeneurs.service';
import { Structure } from '../structure.entity';
import { newcomerLetter } from './letters.fr';
import { NewcomerRow } from './newcomer.entity';

const SHOWN = `n.id, n.department, n."firstName", n."lastName", n.email, n.function, n.volets, n."startsOn"::text, n.mandate, n.state,
  round(n."weeklyMinutes" / 60.0, 2)::float8 as "weeklyHours", n."proposedAt", n."decidedAt", n.reason, n."promeneurId",
  json_build_object('id', s.id, 'name', s.name) as structure,
  coalesce((select a."firstName" || ' ' || a."lastName" from account a where a.id::text = n."proposedBy"), 'Compte fermé') as "proposedBy"`;
const FROM = `newcomer n join structure s on s.department = n.department and s.id = n."structureId"`;

type Row = Omit<Newcomer, 'proposedAt' | 'decidedAt'> & { readonly proposedAt: string | Date; readonly decidedAt: string | Date | null };
type Wanted = Pick<NewcomerDraft, 'firstName' | 'lastName' | 'email'>;

/** Those whom structures would have as promeneurs (J4): a structure proposes and mandates, the coordination opens the record and invites. */
@Injectable()
export class Newcomers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly promeneurs: Promeneurs,
    private readonly invitations: Invitations,
    private readonly mailbox: Mailbox,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  async list(query: NewcomerQuery): Promise<NewcomerList> {
    const filters = new Filters();
    filters.when(query.state, (place) => `n.state = ${place}`);
    filters.when(query.structure, (place) => `n."structureId" = ${place}::uuid`);
    const [found] = await this.database.query<{ total: number; items: Row[] }>(
      `select (select count(*)::int from newcomer n ${filters.where}) as total, (select coalesce(json_agg(r), '[]') from (
         select ${SHOWN} from ${FROM} ${filters.where} order by n.state = 'pending' desc, n."proposedAt" desc, n.id
         limit ${query.size} offset ${offsetOf(query)}) r) as items`,
      filters.parameters,
    );
    return { items: found!.items.map(dated), total: found!.total, page: query.page, size: query.size };
  }

  /** @throws Refused 409 `newcomer-known`, `newcomer-waits` when they are there already, `record-merged` */
  async propose(structureId: string, { weeklyHours, ...draft }: NewcomerDraft): Promise<Newcomer> {
    const structure = await this.database.take(Structure, { id: structureId });
    refuseIf(structure.mergedInto ? { code: 'merged-already' } : undefined);
    refuseIf(refusalToPropose(draft, await this.known(structureId, draft), await this.waiting(structureId)));
    const { department, actor } = this.database;
    const made = {
      department,
      structureId,
      weeklyMinutes: minutesOfHours(weeklyHours),
      proposedBy: actor.id,
      proposedAt: this.clock.now(),
    };
    const { id } = await this.database.manager.save(NewcomerRow, { ...draft, ...made, state: 'pending' });
    return this.read(id);
  }

  /** Opens the record and the employment, and invites: all of it, or nothing. @throws Refused 409 `newcomer-known`, `email-taken` */
  async approve(id: string): Promise<Newcomer> {
    const row = await this.waitingOne(id);
    refuseIf(refusalToPropose(row, await this.known(row.structureId, row), []));
    const { firstName, lastName, email, volets, structureId, startsOn } = row;
    const employment = { structureId, startsOn, weeklyHours: row.weeklyMinutes / 60 };
    const record = await this.promeneurs.create({ firstName, lastName, email, volets, function: row.function, employment });
    await this.invitations.invite({ email, firstName, lastName, role: 'promeneur', recordId: record.id }, undefined);
    return this.close(row, { state: 'approved', promeneurId: record.id });
  }

  async decline(id: string, reason: string): Promise<Newcomer> {
    return this.close(await this.waitingOne(id), { state: 'declined', reason });
  }

  /** Takes a proposal back; its author knows. */
  async withdraw(id: string): Promise<Newcomer> {
    const row = await this.waitingOne(id);
    await this.write(row, { state: 'withdrawn' });
    return this.read(id);
  }

  /** @throws Refused 409 `already-decided` */
  private async waitingOne(id: string): Promise<NewcomerRow> {
    const row = await this.database.take(NewcomerRow, { id });
    if (row.state !== 'pending') throw new Refused({ code: 'already-decided' });
    return row;
  }

  private async close(row: NewcomerRow, said: Partial<NewcomerRow>): Promise<Newcomer> {
    await this.write(row, said);
    const newcomer = await this.read(row.id);
    const [author] = await this.database.query<{ email: string; firstName: string }>(
      `select email, "firstName" from account where id::text = $1 and "disabledAt" is null`,
      [row.proposedBy],
    );
    if (author) await this.mailbox.post(newcomerLetter(author, newcomer, this.publicUrl));
    return newcomer;
  }

  private async write({ id }: NewcomerRow, said: Partial<NewcomerRow>): Promise<void> {
    const by = { decidedBy: this.database.actor.id, decidedAt: this.clock.now() };
    await this.database.manager.update(NewcomerRow, { id }, { ...said, ...by });
  }

  private async read(id: string): Promise<Newcomer> {
    const [row] = await this.database.query<Row>(`select ${SHOWN} from ${FROM} where n.id = $1`, [id]);
    if (!row) throw new NotFoundException();
    return dated(row);
  }

  /** Those of the structure who have a record, whenever it employs them, and whoever has the address among those the seat sees. */
  private known(structureId: string, { email }: Wanted): Promise<SomebodyKnown[]> {
    return this.database.query<SomebodyKnown>(
      `select p.id, p."firstName", p."lastName", p.email from promeneur p where p.email = $2
         or exists (select from employment e where e.department = p.department and e."promeneurId" = p.id and e."structureId" = $1)`,
      [structureId, email],
    );
  }

  private waiting(structureId: string): Promise<SomebodyKnown[]> {
    return this.database.query<SomebodyKnown>(
      `select id, "firstName", "lastName", email from newcomer where "structureId" = $1 and state = 'pending'`,
      [structureId],
    );
  }
}

function dated(row: Row): Newcomer {
  const instant = (said: string | Date) => new Date(said).toISOString();
  return { ...row, proposedAt: instant(row.proposedAt), decidedAt: row.decidedAt && instant(row.decidedAt) };
}

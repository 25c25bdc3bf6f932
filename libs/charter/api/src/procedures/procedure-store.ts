import { Injectable, NotFoundException } from '@nestjs/common';
import type { ProcedureDetail, ProcedureEventKind } from '@promenade/charter/model';
import { Clock, Database } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';
import { detailOf, ITEM, type ProcedureRow, type ProcedureWhole, WHOLE } from './procedure-rows';

/** Somebody a procedure is about, as they are written to. */
export interface Party {
  readonly email: string;
  readonly name: string;
}

/** Reads procedures and writes their acts; row-level security has chosen whose they are. */
@Injectable()
export class ProcedureStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async read(id: string): Promise<ProcedureDetail> {
    const [row] = await this.database.query<ProcedureWhole>(`select ${WHOLE} from charter_procedure c where c.id = $1`, [id]);
    if (!row) throw new NotFoundException();
    return detailOf(row, this.clock.today(), ['coordinator', 'caf'].includes(this.database.actor.role));
  }

  async find(id: string): Promise<ProcedureRow> {
    const [row] = await this.database.query<ProcedureRow>(`select ${ITEM} from charter_procedure c where c.id = $1`, [id]);
    if (!row) throw new NotFoundException();
    return row;
  }

  /** The same, held until the end of the transaction: two acts on one procedure come one after the other. Coordinator's seat. */
  async take(id: string): Promise<ProcedureRow> {
    await this.database.query(`select id from charter_procedure where id = $1 for update`, [id]);
    return this.find(id);
  }

  /** @returns the id of the act @param on the day of a mediation, or the date given */
  async note(procedureId: string, kind: ProcedureEventKind, said: { readonly on?: IsoDate; readonly text?: string } = {}): Promise<string> {
    const { department, actor } = this.database;
    const [row] = await this.database.query<{ id: string }>(
      `insert into charter_procedure_event (department, "procedureId", at, role, kind, "on", text) values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [department, procedureId, this.clock.now(), actor.role, kind, said.on ?? null, said.text ?? null],
    );
    return row!.id;
  }

  /** The promeneur and whoever signs for the structure, each address once. */
  async partiesOf(id: string): Promise<Party[]> {
    const rows = await this.database.query<Party>(
      `select p.email, p."firstName" as name from charter_procedure c
         join promeneur p on p.department = c.department and p.id = c."promeneurId" where c.id = $1 and p.email is not null
       union all
       select k."representativeEmail", k."representativeName" from charter_procedure c
         join structure s on s.department = c.department and s.id = c."structureId"
         join structure k on k.department = c.department and k.id = coalesce(s."mergedInto", s.id)
         where c.id = $1 and k."representativeEmail" is not null`,
      [id],
    );
    return [...new Map(rows.map((row) => [row.email.toLowerCase(), row])).values()];
  }
}

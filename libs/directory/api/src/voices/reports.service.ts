import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import {
  refusalToAcknowledge,
  refusalToDecide,
  type Report,
  type ReportDecided,
  type ReportDetail,
  type ReportList,
  type ReportQuery,
} from '@promenade/directory/model';
import { Clock, Database, Mailbox, PUBLIC_URL, refuseIf } from '@promenade/platform/api';
import { offsetOf } from '@promenade/platform/model';
import { Filters } from '../filters';
import { reportAcknowledged, reportDecided } from './voices-letters.fr';

const PROMENEUR = `(select json_build_object('id', p.id, 'name', concat_ws(' ', p."firstName", p."lastName"))
  from promeneur p where p.department = r.department and p.id = r."promeneurId") as promeneur`;
const ITEM = `r.id, r.department, r.number, r.category, r.state, r."receivedAt", r."acknowledgedAt", r."decidedAt", r.decision, ${PROMENEUR}`;

type Instants = 'receivedAt' | 'acknowledgedAt' | 'decidedAt';
type Row<T extends Report> = Omit<T, Instants> & { receivedAt: Date; acknowledgedAt: Date | null; decidedAt: Date | null };

/** What was reported, for the coordination who acts and the Caf who reads. Each step bears its hour: the time to answer is counted. */
@Injectable()
export class Reports {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mailbox: Mailbox,
    @Inject(PUBLIC_URL) private readonly house: string,
  ) {}

  /** The newest first. */
  async list(query: ReportQuery): Promise<ReportList> {
    const filters = new Filters();
    filters.when(query.state, (place) => `r.state = ${place}`).when(query.category, (place) => `r.category = ${place}`);
    const rows = await this.database.query<Row<Report>>(
      `select ${ITEM} from report r ${filters.where} order by r."receivedAt" desc, r.id limit ${query.size} offset ${offsetOf(query)}`,
      filters.parameters,
    );
    const [{ total } = { total: 0 }] = await this.database.query<{ total: number }>(
      `select count(*)::int as total from report r ${filters.where}`,
      filters.parameters,
    );
    return { items: rows.map(told), total, page: query.page, size: query.size };
  }

  /** The address of whoever reported is for the one who answers them. */
  async read(id: string): Promise<ReportDetail> {
    const detail = await this.take(id);
    return this.database.actor.role === 'coordinator' ? detail : { ...detail, email: null };
  }

  /** @throws Refused 409 `report-acknowledged` */
  async acknowledge(id: string): Promise<ReportDetail> {
    const { number, email, ...report } = await this.take(id, 'for update of r');
    refuseIf(refusalToAcknowledge(report));
    await this.database.query(`update report set state = 'acknowledged', "acknowledgedAt" = $2, "acknowledgedBy" = $3 where id = $1`, [
      id,
      this.clock.now(),
      this.database.actor.id,
    ]);
    if (email) await this.mailbox.post(reportAcknowledged({ id, number, email }));
    return this.take(id);
  }

  /** Decided without having been acknowledged, it is so at the same time. @throws Refused 409 `report-decided` */
  async decide(id: string, { decision, reasons }: ReportDecided): Promise<ReportDetail> {
    const { number, email, ...report } = await this.take(id, 'for update of r');
    refuseIf(refusalToDecide(report));
    await this.database.query(
      `update report set state = 'decided', decision = $2, reasons = $3, "decidedAt" = $4, "decidedBy" = $5,
         "acknowledgedAt" = coalesce("acknowledgedAt", $4), "acknowledgedBy" = coalesce("acknowledgedBy", $5) where id = $1`,
      [id, decision, reasons, this.clock.now(), this.database.actor.id],
    );
    if (email) await this.mailbox.post(reportDecided({ id, number, email }, decision, this.house));
    return this.take(id);
  }

  private async take(id: string, lock = ''): Promise<ReportDetail> {
    const [row] = await this.database.query<Row<ReportDetail>>(
      `select ${ITEM}, r.link, r.text, r.email, r.reasons from report r where r.id = $1 ${lock}`,
      [id],
    );
    if (!row) throw new NotFoundException();
    return told(row);
  }
}

function told<T extends Report>(row: Row<T>): T {
  const instant = (at: Date | null) => at?.toISOString() ?? null;
  const { receivedAt, acknowledgedAt, decidedAt } = row;
  return {
    ...row,
    receivedAt: receivedAt.toISOString(),
    acknowledgedAt: instant(acknowledgedAt),
    decidedAt: instant(decidedAt),
  } as unknown as T;
}

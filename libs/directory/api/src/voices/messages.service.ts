import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import {
  type Message,
  MESSAGE_KEPT,
  type MessageAnswer,
  type MessageDetail,
  type MessageList,
  type MessageQuery,
  refusalToAnswer,
  refusalToClose,
  refusalToReopen,
} from '@promenade/directory/model';
import { Clock, Database, Mailbox, PUBLIC_URL, refuseIf } from '@promenade/platform/api';
import { offsetOf } from '@promenade/platform/model';
import { Filters } from '../filters';
import { messageAnswered } from './voices-letters.fr';

const DAY = 24 * 60 * 60 * 1000;
const START = `left(regexp_replace(m.text, '\\s+', ' ', 'g'), 120) as start, m.email is not null as "canAnswer"`;
const PROMENEUR = `(select json_build_object('id', p.id, 'name', concat_ws(' ', p."firstName", p."lastName"))
  from promeneur p where p.department = m.department and p.id = m."promeneurId") as promeneur`;
const ITEM = `m.id, m.department, m.state, m."receivedAt", ${START}, ${PROMENEUR}`;

type Instants = 'receivedAt' | 'answeredAt' | 'closedAt' | 'erasedAt';
type Row = Omit<MessageDetail, Instants> & { receivedAt: Date; answeredAt: Date | null; closedAt: Date | null };

/** The inbox of the coordination: what somebody asked, answered by mail. */
@Injectable()
export class Messages {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mailbox: Mailbox,
    @Inject(PUBLIC_URL) private readonly house: string,
  ) {}

  /** The newest first. */
  async list(query: MessageQuery): Promise<MessageList> {
    const filters = new Filters().when(query.state, (place) => `m.state = ${place}`);
    const rows = await this.database.query<Omit<Message, 'receivedAt'> & { receivedAt: Date }>(
      `select ${ITEM} from message m ${filters.where} order by m."receivedAt" desc, m.id limit ${query.size} offset ${offsetOf(query)}`,
      filters.parameters,
    );
    const [{ total } = { total: 0 }] = await this.database.query<{ total: number }>(
      `select count(*)::int as total from message m ${filters.where}`,
      filters.parameters,
    );
    const items = rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
    return { items, total, page: query.page, size: query.size };
  }

  read(id: string): Promise<MessageDetail> {
    return this.take(id);
  }

  /** Leaves by mail. @throws Refused 409 `message-without-address`, `message-answered`, `message-closed` */
  async answer(id: string, { text }: MessageAnswer): Promise<MessageDetail> {
    const message = await this.take(id, 'for update of m');
    refuseIf(refusalToAnswer(message));
    await this.write(id, `state = 'answered', answer = $2, "answeredAt" = $3, "answeredBy" = $4`, [text, this.clock.now(), this.by]);
    const day = dayOf(message.receivedAt);
    await this.mailbox.post(messageAnswered({ id, email: message.email!, department: message.department, day, answer: text }, this.house));
    return this.take(id);
  }

  /** @throws Refused 409 `message-closed` */
  async close(id: string): Promise<MessageDetail> {
    refuseIf(refusalToClose(await this.take(id, 'for update of m')));
    await this.write(id, `state = 'closed', "closedAt" = $2, "closedBy" = $3`, [this.clock.now(), this.by]);
    return this.take(id);
  }

  /** Back to what it was: answered, or new. @throws Refused 409 `message-open` */
  async reopen(id: string): Promise<MessageDetail> {
    refuseIf(refusalToReopen(await this.take(id, 'for update of m')));
    await this.write(id, `state = case when answer is null then 'new' else 'answered' end, "closedAt" = null, "closedBy" = null`, []);
    return this.take(id);
  }

  private async write(id: string, changes: string, values: readonly unknown[]): Promise<void> {
    await this.database.query(`update message set ${changes} where id = $1`, [id, ...values]);
  }

  private get by(): string {
    return this.database.actor.id;
  }

  private async take(id: string, lock = ''): Promise<MessageDetail> {
    const [row] = await this.database.query<Row>(
      `select ${ITEM}, m.text, m.email, m.answer, m."answeredAt", m."closedAt" from message m where m.id = $1 ${lock}`,
      [id],
    );
    if (!row) throw new NotFoundException();
    const instant = (at: Date | null) => at?.toISOString() ?? null;
    return {
      ...row,
      receivedAt: row.receivedAt.toISOString(),
      answeredAt: instant(row.answeredAt),
      closedAt: instant(row.closedAt),
      erasedAt: new Date(row.receivedAt.getTime() + MESSAGE_KEPT * DAY).toISOString(),
    };
  }
}

function dayOf(instant: string): string {
  const said = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(new Date(instant));
  return said.replace(/^1 /, '1er ');
}

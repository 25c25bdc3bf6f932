import { randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  MESSAGE_KEPT,
  type MessageDraft,
  type MessageReceipt,
  readAsked,
  type ReportDraft,
  type ReportReceipt,
  slugAlphabet,
} from '@promenade/directory/model';
import { Clock, Database, Invalid } from '@promenade/platform/api';
import { PublishedHandles } from '../verify/published-handles';
import { Heralds } from './heralds';

const DAY = 24 * 60 * 60 * 1000;

interface Addressee {
  readonly department: string;
  readonly promeneurId: string | null;
}

/** What anybody says to the coordination, written as anybody may: once said, it cannot be read back. */
@Injectable()
export class Reception {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly handles: PublishedHandles,
    private readonly heralds: Heralds,
  ) {}

  /** @throws Invalid 422 `department-unknown` */
  async report(draft: ReportDraft): Promise<ReportReceipt> {
    const { department, promeneurId } = await this.addressee(draft, draft.link);
    const [id, number, receivedAt] = [randomUUID(), aNumber(), this.clock.now()];
    if (!draft.website) {
      await this.database.query(
        `insert into report (id, department, number, category, "promeneurId", link, text, email, "receivedAt")
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, department, number, draft.category, promeneurId, draft.link ?? null, draft.text, draft.email ?? null, receivedAt],
      );
      this.database.afterCommit(() => this.heralds.tell('report', department, id));
    }
    return { number, receivedAt: receivedAt.toISOString(), department, willAnswer: draft.email !== undefined };
  }

  /** @throws Invalid 422 `department-unknown` */
  async message(draft: MessageDraft): Promise<MessageReceipt> {
    const { department, promeneurId } = await this.addressee(draft);
    const [id, receivedAt] = [randomUUID(), this.clock.now()];
    if (!draft.website) {
      await this.database.query(
        `insert into message (id, department, "promeneurId", text, email, "receivedAt") values ($1, $2, $3, $4, $5, $6)`,
        [id, department, promeneurId, draft.text, draft.email ?? null, receivedAt],
      );
      this.database.afterCommit(() => this.heralds.tell('message', department, id));
    }
    const erasedAt = new Date(receivedAt.getTime() + MESSAGE_KEPT * DAY).toISOString();
    return { department, willAnswer: draft.email !== undefined, erasedAt };
  }

  /** The département of whom it is about, as far as anybody may know; else the one chosen; else that of the slug. */
  private async addressee({ department, promeneur }: Pick<ReportDraft, 'department' | 'promeneur'>, link?: string): Promise<Addressee> {
    const about = promeneur ? await this.bySlug(promeneur) : await this.byLink(link);
    if (about) return about;
    const named = department ?? promeneur!.split('-')[0]!;
    const known = await this.database.query(`select from department where code = $1`, [named]);
    if (known.length) return { department: named, promeneurId: null };
    throw new Invalid([{ path: 'department', code: 'department-unknown', message: 'Choisissez un département de la liste.' }]);
  }

  private async bySlug(slug: string): Promise<Addressee | undefined> {
    const [row] = await this.database.query<Addressee>(
      `select department, id as "promeneurId" from promeneur where department = $1 and slug = $2`,
      [slug.split('-')[0], slug],
    );
    return row;
  }

  /** The true account of somebody, pasted as the link. */
  private async byLink(link: string | undefined): Promise<Addressee | undefined> {
    const accounts = link ? readAsked(link, 'https://nowhere.invalid').accounts : [];
    const [holder] = await this.handles.holders(accounts);
    return holder && { department: holder.department, promeneurId: holder.promeneurId };
  }
}

/** Eight signs that are read over the phone without a mistake: `K7XM-42QD`. */
function aNumber(): string {
  const signs = Array.from({ length: 8 }, () => slugAlphabet[randomInt(slugAlphabet.length)]!.toUpperCase());
  return `${signs.slice(0, 4).join('')}-${signs.slice(4).join('')}`;
}

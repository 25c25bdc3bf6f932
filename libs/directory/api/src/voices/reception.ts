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

  /** @throws Invalid 422 `department-missing`, `department-unknown` */
  async report(draft: ReportDraft, named?: string): Promise<ReportReceipt> {
    const { department, promeneurId } = await this.addressee(named, draft.promeneur, draft.link);
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

  /** @throws Invalid 422 `department-missing`, `department-unknown` */
  async message(draft: MessageDraft, named?: string): Promise<MessageReceipt> {
    const { department, promeneurId } = await this.addressee(named, draft.promeneur);
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
  private async addressee(named: string | undefined, slug: string | undefined, link?: string): Promise<Addressee> {
    const about = slug ? await this.bySlug(slug) : await this.byLink(link);
    if (about) return about;
    const department = named ?? slug?.split('-')[0];
    if (!department) throw nowhere('department-missing');
    const known = await this.database.query(`select from department where code = $1`, [department]);
    if (!known.length) throw nowhere('department-unknown');
    return { department, promeneurId: null };
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

function nowhere(code: string): Invalid {
  return new Invalid([{ path: 'department', code, message: 'Choisissez un département de la liste.' }]);
}

/** Eight signs that are read over the phone without a mistake: `K7XM-42QD`. */
function aNumber(): string {
  const signs = Array.from({ length: 8 }, () => slugAlphabet[randomInt(slugAlphabet.length)]!.toUpperCase());
  return `${signs.slice(0, 4).join('')}-${signs.slice(4).join('')}`;
}

import { Injectable } from '@nestjs/common';
import { Database, DoesErrand, type ErrandDoer, type ErrandProgress } from '@promenade/platform/api';
import type { Actor } from '@promenade/platform/model';
import { Papers, RequestStore } from '@promenade/signatures/api';
import * as z from 'zod';
import { PREVIEWS } from './campaigns.service';

const order = z.object({ campaign: z.uuid() });
/** Papers told of between two words of progress. */
const AT_ONCE = 20;

const UNMADE = `
  select r.id from charter_campaign_member m join signature_request r on r.department = m.department and r.id = m."requestId"
  where m."campaignId" = $1 and r.state = 'pending' and r."previewDocumentId" is null`;

/**
 * Makes what each person will be shown, before they come for it: a paper a transaction, so that nobody who opens theirs meanwhile waits
 * for more than one, and that a death in the middle loses nothing. Whoever opened theirs first has it made already.
 */
@DoesErrand({ kind: PREVIEWS })
@Injectable()
export class PreviewMaker implements ErrandDoer {
  constructor(
    private readonly database: Database,
    private readonly papers: Papers,
    private readonly requests: RequestStore,
  ) {}

  async run(payload: Readonly<Record<string, unknown>>, progress: ErrandProgress, actor: Actor): Promise<Record<string, unknown>> {
    const { campaign } = order.parse(payload);
    const total = await this.left(campaign, actor);
    let done = 0;
    for (;;) {
      const ids = await this.database.transaction(actor, () => this.some(campaign), 'read only');
      if (ids.length === 0) break;
      for (const id of ids) await this.database.transaction(actor, () => this.make(id));
      done += ids.length;
      await progress.tell(Math.min(done, total), total);
    }
    return { made: done, path: `/chartes/campagnes/${campaign}`, label: 'Voir la campagne' };
  }

  private async left(campaign: string, actor: Actor): Promise<number> {
    const [count] = await this.database.transaction(
      actor,
      () => this.database.query<{ count: number }>(`select count(*)::int as count from (${UNMADE}) u`, [campaign]),
      'read only',
    );
    return count!.count;
  }

  private async some(campaign: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(`${UNMADE} order by r.id limit ${AT_ONCE}`, [campaign]);
    return rows.map(({ id }) => id);
  }

  private async make(id: string): Promise<void> {
    const [request] = await this.requests.take([id]);
    if (request!.state === 'pending') await this.papers.ensurePreview(request!);
  }
}

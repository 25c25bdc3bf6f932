import { Inject, Injectable, Logger } from '@nestjs/common';
import { SeatHolders } from '@promenade/identity/api';
import { Clock, Database, Mailbox, PUBLIC_URL, traceOf } from '@promenade/platform/api';
import type { Actor, MemberRole } from '@promenade/platform/model';
import { messageTold, reportTold } from './voices-letters.fr';

export type Voice = 'report' | 'message';

const listeners: Record<Voice, readonly MemberRole[]> = { report: ['coordinator', 'caf'], message: ['coordinator'] };
const letters = { report: reportTold, message: messageTold };

/**
 * Writes to those who must know that somebody spoke. Whoever speaks may not read who they are: this is done right after, in a
 * seat of the département, and the night tells what could not be told then.
 */
@Injectable()
export class Heralds {
  private readonly log = new Logger('Heralds');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly holders: SeatHolders,
    private readonly mailbox: Mailbox,
    @Inject(PUBLIC_URL) private readonly house: string,
  ) {}

  /** Never fails: what was said is kept already. */
  async tell(voice: Voice, department: string, id: string): Promise<void> {
    const herald: Actor = { id: 'worker:voices', role: 'coordinator', department };
    await this.database.transaction(herald, () => this.tellNow(voice, id)).catch((error: unknown) => this.log.error(traceOf(error)));
  }

  /** In the open transaction. A letter tells that there is something to read, and where: nothing of what it says. */
  async tellNow(voice: Voice, id: string): Promise<void> {
    const told = await this.database.query(
      `with told as (update ${voice} set "toldAt" = $2 where id = $1 and "toldAt" is null returning id) select id from told`,
      [id, this.clock.now()],
    );
    if (!told.length) return;
    for (const holder of await this.holders.of(listeners[voice])) await this.mailbox.post(letters[voice](holder, id, this.house));
  }

  /** What nobody was told of, of this département. */
  async tellTheRest(voice: Voice): Promise<void> {
    const rows = await this.database.query<{ id: string }>(
      `select id from ${voice} where "toldAt" is null order by "receivedAt" limit 100`,
    );
    for (const { id } of rows) await this.tellNow(voice, id);
  }
}

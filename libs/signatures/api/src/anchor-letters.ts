import { Inject, Injectable } from '@nestjs/common';
import { type SeatHolder, SeatHolders } from '@promenade/identity/api';
import { Clock, Database, type Letter, Mailbox, Nightly, type NightlyJob, PUBLIC_URL } from '@promenade/platform/api';
import type { Actor } from '@promenade/platform/model';
import { anchorLetter, type ListTold } from './anchor-letters.fr';

const JOB = 'evidence-anchor-told';
const NATIONAL: Actor = { id: `worker:${JOB}`, role: 'national', department: null };

/** Under the policies of the seat: one list in a département, those of all at the national level. */
const TODAY = `
  select d.name as "departmentName", a.heads, a.sha256 from evidence_anchor a join department d on d.code = a.department
  where a.day = $1 order by a.department`;

/**
 * Tells the lists of the night to those who may take them away, one letter each: what is written elsewhere cannot be made anew
 * here. The coordination and the Caf may stop these letters; the national level keeps them, it is its part. A list made later than
 * its letter is not lost: that of the next day holds its digest.
 */
@Nightly({ name: JOB, at: '04:00' })
@Injectable()
export class AnchorLetters implements NightlyJob {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly holders: SeatHolders,
    private readonly mailbox: Mailbox,
    @Inject(PUBLIC_URL) private readonly house: string,
  ) {}

  /** The first département to come writes to the national level for all: the others find its letters written. */
  async run(): Promise<void> {
    const lists = await this.lists();
    if (lists.length === 0) return;
    const letters = (await this.holders.of(['coordinator', 'caf'])).map((holder) => this.letterTo(holder, lists));
    await this.mailbox.postMany(letters.map((letter) => ({ ...letter, optional: true })));
    this.database.afterCommit(() => this.database.transaction(NATIONAL, () => this.tellTheNation()));
  }

  private async tellTheNation(): Promise<void> {
    const lists = await this.lists();
    const holders = await this.holders.ofTheNation();
    await this.mailbox.postMany(holders.map((holder) => ({ ...this.letterTo(holder, lists), department: null })));
  }

  private letterTo(holder: SeatHolder, lists: readonly ListTold[]): Letter {
    return anchorLetter(holder, this.clock.today(), lists, this.house);
  }

  private lists(): Promise<ListTold[]> {
    return this.database.query<ListTold>(TODAY, [this.clock.today()]);
  }
}

import { Injectable } from '@nestjs/common';
import { pauseAfterTry } from '@promenade/notifications/model';
import { Clock, Database, type LetterPart } from '@promenade/platform/api';
import { emptied } from './emptied';

/** Longer than any try lasts; a worker that was killed loses its letter to another after that. In milliseconds. */
export const LETTER_LEASE = 180_000;

/** A letter one worker holds. `attempts` counts this try too, and tells a holder whose lease has passed that it is no longer theirs. */
export interface HeldLetter {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly parts: readonly LetterPart[];
  readonly attempts: number;
  readonly fault: string | null;
  /** Where such letters are stopped; none on a duty. */
  readonly stop: string | null;
}

/** The outbox seen from the worker: each step is a short transaction of its own, so that nothing is held while a server is talked to. */
@Injectable()
export class LetterQueue {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The letter that has waited longest, for this worker alone until its lease ends. */
  take(): Promise<HeldLetter | undefined> {
    const now = this.clock.now();
    return this.database.asWorker(async () => {
      const [letter] = await this.database.query<HeldLetter>(
        `with due as (
           select id from letter where state = 'waiting' and "nextAt" <= $1 and ("leasedUntil" is null or "leasedUntil" <= $1)
           order by "nextAt" limit 1 for update skip locked
         ), taken as (
           update letter set "leasedUntil" = $2, attempts = attempts + 1 from due where letter.id = due.id returning letter.*
         ) select id, "to", subject, parts, attempts, fault, stop from taken`,
        [now, new Date(now.getTime() + LETTER_LEASE)],
      );
      return letter;
    });
  }

  /** @param whole whether its links and codes stay: only where the base itself is the mailbox */
  sent(letter: HeldLetter, whole: boolean): Promise<void> {
    return this.mark(letter, `state = 'sent', "sentAt" = $3, fault = null, parts = $4, stop = $5`, [
      this.clock.now(),
      JSON.stringify(whole ? letter.parts : emptied(letter.parts)),
      whole ? letter.stop : null,
    ]);
  }

  /** Another try later, or the end when there was none left, or when the refusal is for good. */
  async missed(letter: HeldLetter, fault: string, forGood: boolean): Promise<void> {
    const pause = forGood ? undefined : pauseAfterTry(letter.attempts);
    if (pause === undefined) {
      return this.mark(letter, `state = 'failed', fault = $3, parts = $4, stop = null`, [fault, JSON.stringify(emptied(letter.parts))]);
    }
    return this.mark(letter, `fault = $3, "nextAt" = $4`, [fault, new Date(this.clock.now().getTime() + pause)]);
  }

  private async mark({ id, attempts }: HeldLetter, changes: string, values: readonly unknown[]): Promise<void> {
    const sql = `update letter set "leasedUntil" = null, ${changes} where id = $1 and attempts = $2 and state = 'waiting'`;
    await this.database.asWorker(() => this.database.query(sql, [id, attempts, ...values]));
  }
}

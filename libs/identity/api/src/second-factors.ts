import { HttpStatus, Injectable } from '@nestjs/common';
import { afterWrongCode, type CodeTries, type GivenCode, readCode, waitBeforeTry } from '@promenade/identity/model';
import { Clock, Database, Declined, Mailbox, Remembered } from '@promenade/platform/api';
import { recoveryCodeUsedLetter } from './letters.fr';
import { Seeds, stepOf } from './seed';

interface Factor extends CodeTries {
  readonly secret: string;
  readonly lastStep: number | null;
  readonly email: string;
  readonly firstName: string;
}

/**
 * Codes asked beside the password. Callable with a transaction open or not. From a seat one sees one's own account only, by
 * policy: of another's, `isOn` and `verify` say false.
 */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly seeds: Seeds,
    private readonly mailbox: Mailbox,
  ) {}

  /** Whether a code is asked to enter the account. */
  isOn(accountId: string): Promise<boolean> {
    return this.within(async () => {
      const [found] = await this.database.query(`select from account where id = $1 and "secondFactorSince" is not null`, [accountId]);
      return found !== undefined;
    });
  }

  /**
   * Looks at a code of the application, or of recovery. The right one serves once, and two at the same time come one after the
   * other. Inside a transaction it has served, or is counted as a wrong one, only if the transaction is committed: a refusal
   * that follows a wrong code leaves as `Remembered`.
   * @returns false for a wrong code, one that has served, or an account without a second factor
   * @throws Declined 429 `too-many` after ten wrong ones, until fifteen minutes have passed since the first
   */
  verify(accountId: string, code: string): Promise<boolean> {
    return this.within(async () => {
      const factor = await this.take(accountId);
      if (!factor) return false;
      const wait = waitBeforeTry(factor, this.clock.now());
      if (wait > 0) throw new Declined(HttpStatus.TOO_MANY_REQUESTS, 'too-many', Math.ceil(wait / 1000));
      const given = readCode(code);
      const right = given !== undefined && (await this.serve(accountId, factor, given));
      if (!right) await this.count(accountId, factor);
      return right;
    });
  }

  /**
   * Inside `asAuth`, once the password or the link is known to be right: what a new session says of the second factor.
   * @throws Declined 401 `totp-required` when there is one and no code; 401 `totp-wrong`, counted
   */
  async demand(accountId: string, code: string | undefined): Promise<{ secondFactorAt?: Date }> {
    if (!(await this.isOn(accountId))) return {};
    if (!code?.trim()) throw new Declined(HttpStatus.UNAUTHORIZED, 'totp-required');
    if (!(await this.verify(accountId, code))) throw new Remembered(new Declined(HttpStatus.UNAUTHORIZED, 'totp-wrong'));
    return { secondFactorAt: this.clock.now() };
  }

  /** The row is locked: of one code given twice at once, the second finds that it has served. */
  private async take(accountId: string): Promise<Factor | undefined> {
    const [factor] = await this.database.query<Factor>(
      `select f.secret, f."lastStep", f.tries, f."triesFrom", a.email, a."firstName" from second_factor f join account a on a.id = f."accountId"
       where a.id = $1 and a."secondFactorSince" is not null for update of f`,
      [accountId],
    );
    return factor;
  }

  private async serve(accountId: string, factor: Factor, given: GivenCode): Promise<boolean> {
    if (given.kind === 'recovery') return this.serveRecovery(accountId, factor, given.signs);
    const seed = this.seeds.open(accountId, factor.secret);
    const step = seed === undefined ? undefined : stepOf(seed, given.signs, this.clock.now(), factor.lastStep);
    if (step === undefined) return false;
    await this.database.query(`update second_factor set "lastStep" = $2, tries = 0, "triesFrom" = null where "accountId" = $1`, [
      accountId,
      step,
    ]);
    return true;
  }

  /** Whoever did not use it learns it by letter. */
  private async serveRecovery(accountId: string, { email, firstName }: Factor, signs: string): Promise<boolean> {
    const [used] = await this.database.query<{ id: string }>(
      `with used as (update recovery_code set "usedAt" = $3 where "accountId" = $1 and digest = $2 and "usedAt" is null returning id) select id from used`,
      [accountId, this.seeds.digestOf(accountId, signs), this.clock.now()],
    );
    if (!used) return false;
    await this.database.query(`update second_factor set tries = 0, "triesFrom" = null where "accountId" = $1`, [accountId]);
    const letter = recoveryCodeUsedLetter(email, firstName, used.id, await this.codesLeft(accountId));
    await this.mailbox.post({ ...letter, department: this.database.actor.department });
    return true;
  }

  /** Inside a transaction: codes of recovery that have not served. */
  async codesLeft(accountId: string): Promise<number> {
    const [counted] = await this.database.query<{ left: number }>(
      `select count(*)::int as left from recovery_code where "accountId" = $1 and "usedAt" is null`,
      [accountId],
    );
    return counted!.left;
  }

  private async count(accountId: string, factor: Factor): Promise<void> {
    const { tries, triesFrom } = afterWrongCode(factor, this.clock.now());
    await this.database.query(`update second_factor set tries = $2, "triesFrom" = $3 where "accountId" = $1`, [
      accountId,
      tries,
      triesFrom,
    ]);
  }

  private within<T>(work: () => Promise<T>): Promise<T> {
    return this.database.isOpen ? work() : this.database.asAuth(work);
  }
}

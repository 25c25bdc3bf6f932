import { HttpStatus, Injectable } from '@nestjs/common';
import type { PasswordChange, PasswordReset } from '@promenade/identity/model';
import { Clock, Database, Declined, Invalid, Limits, Mailbox, type Visit } from '@promenade/platform/api';
import type { Actor } from '@promenade/platform/model';
import { Accounts, type KnownAccount } from './accounts';
import { type Entered, Entrance } from './entrance';
import { passwordChangedLetter, resetLetter } from './letters.fr';
import { Links } from './links';
import { PasswordStrength } from './password-strength';
import { Passwords } from './passwords';
import { inSameTime } from './same-time';
import { Sessions } from './sessions';

/** Choosing another password. What was opened with the former one ends, and the person is told by letter. */
@Injectable()
export class PasswordChanges {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly limits: Limits,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly passwords: Passwords,
    private readonly strength: PasswordStrength,
    private readonly links: Links,
    private readonly entrance: Entrance,
    private readonly mailbox: Mailbox,
  ) {}

  /** From inside: the present password is asked, and the session goes on under a new token. */
  async change(actor: Actor, { current, password }: PasswordChange, visit: Visit): Promise<Entered> {
    const account = (await this.database.asAuth(() => this.accounts.byId(actor.id), 'read only'))!;
    await this.demandCurrent(account, current, visit);
    const hash = await this.passwords.hash(await this.strength.demand(password, account));
    const token = await this.database.asAuth(async () => {
      await this.replace(account, hash);
      return this.entrance.open(
        { purpose: 'session', accountId: account.id, secondFactorAt: actor.secondFactorAt, ...seatOf(actor) },
        visit,
      );
    });
    return this.entrance.entered(token);
  }

  /** Known or not, the same answer: nobody learns here who has an account. */
  async forgotten(email: string, visit: Visit): Promise<void> {
    await this.entrance.countTry(email, visit);
    await inSameTime(
      this.database.asAuth(async () => {
        const account = await this.accounts.openByEmail(email);
        if (!account) return;
        const link = await this.links.make({ kind: 'reset', accountId: account.id });
        await this.mailbox.post(resetLetter(email, account.firstName, link, this.clock.now()));
      }),
    );
  }

  /** By the link of a letter, once. It opens no session: one enters with the new password, and with the second factor where there is one. */
  async reset({ token, password }: PasswordReset, visit: Visit): Promise<void> {
    await this.limits.count('login-address', visit.ip ?? '');
    const account = await this.database.asAuth(() => this.accountBehind(token), 'read only');
    const hash = await this.passwords.hash(await this.strength.demand(password, account));
    await this.database.asAuth(async () => {
      await this.links.use(token);
      await this.replace(account, hash);
    });
    await this.entrance.forgetTries(account.email);
  }

  private async replace(account: KnownAccount, hash: string): Promise<void> {
    await this.accounts.setPassword(account.id, hash);
    await this.sessions.closeAll(account.id);
    await this.links.revokeOf(account.id);
    await this.mailbox.post(passwordChangedLetter(account.email, account.firstName, this.clock.now()));
  }

  /**
   * The present password, asked again before what opens the account changes.
   * @throws Invalid 422 `wrong-password` on `current`; Declined 429 past the tries of the account
   */
  async demandCurrent(account: KnownAccount, current: string | undefined, visit: Visit): Promise<void> {
    if (!account.passwordHash) return;
    await this.entrance.countTry(account.email, visit);
    if (!(await this.passwords.matches(current ?? '', account.passwordHash))) {
      throw new Invalid([{ path: 'current', code: 'wrong-password', message: 'Ce n’est pas votre mot de passe actuel.' }]);
    }
    await this.entrance.forgetTries(account.email);
  }

  private async accountBehind(token: string): Promise<KnownAccount> {
    const link = await this.links.look(token);
    const account = link.kind === 'reset' ? await this.accounts.byId(link.accountId!) : undefined;
    if (!account || account.disabledAt) throw new Declined(HttpStatus.UNAUTHORIZED, 'link-unknown');
    return account;
  }
}

function seatOf({ membershipId }: Actor): { membershipId?: string } {
  return membershipId ? { membershipId } : {};
}

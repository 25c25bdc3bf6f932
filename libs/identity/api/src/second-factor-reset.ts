import { Injectable, NotFoundException } from '@nestjs/common';
import { refusalToResetFactor, rolesManagedBy } from '@promenade/identity/model';
import { Clock, Database, Mailbox, Refused, refuseIf } from '@promenade/platform/api';
import type { Actor } from '@promenade/platform/model';
import { Accounts } from './accounts';
import { secondFactorResetLetter } from './letters.fr';
import { SecondFactorSetup } from './second-factor-setup';
import { Sessions } from './sessions';

/** For whoever has lost telephone and codes: somebody who keeps their seat turns the second factor off, after having made sure who asks. */
@Injectable()
export class SecondFactorReset {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly setup: SecondFactorSetup,
    private readonly mailbox: Mailbox,
  ) {}

  /**
   * The account is signed out everywhere: the telephone that was lost may still hold a session.
   * @param membershipId a seat that the actor sees @throws NotFoundException; Refused 409 `totp-own`, `totp-elsewhere`, `totp-off`
   */
  async reset(actor: Actor, membershipId: string): Promise<void> {
    const work = async (): Promise<void> => {
      const accountId = await this.database.inSeatOf(actor, () => this.accountOf(actor, membershipId));
      refuseIf(refusalToResetFactor(actor, accountId, await this.sessions.seatsOf(accountId)));
      if (!(await this.turnOff(accountId))) throw new Refused({ code: 'totp-off' });
    };
    return this.database.asAuth(work, 'read write', actor);
  }

  /** Inside `asAuth`. @returns whether it was on */
  async turnOff(accountId: string): Promise<boolean> {
    if (!(await this.setup.remove(accountId))) return false;
    await this.sessions.closeAll(accountId);
    const { email, firstName } = (await this.accounts.byId(accountId))!;
    await this.mailbox.post(secondFactorResetLetter(email, firstName, this.clock.now()));
    return true;
  }

  /** Seen from the seat of the actor: a seat of another département, or one they do not keep, is not there. */
  private async accountOf({ role }: Actor, membershipId: string): Promise<string> {
    const [found] = await this.database.query<{ accountId: string }>(
      `select "accountId" from membership where id = $1 and role = any($2)`,
      [membershipId, rolesManagedBy(role)],
    );
    if (!found) throw new NotFoundException();
    return found.accountId;
  }
}

import { Injectable, NotFoundException } from '@nestjs/common';
import {
  INVITATION_ACCEPTED,
  type InvitationAccepted,
  type InvitationAnswer,
  type InvitationAsked,
  refusalToAnswer,
  stateOfInvitation,
} from '@promenade/identity/model';
import { Announcer, Clock, Database, Invalid, Refused, refuseIf, type Visit } from '@promenade/platform/api';
import type { Actor } from '@promenade/platform/model';
import { Accounts, type KnownAccount, type Person } from './accounts';
import { tokenIn } from './cookie';
import { type Entered, Entrance } from './entrance';
import { type InvitationAndInviter, type InvitationRow, INVITATIONS } from './invitation-row';
import { PasswordStrength } from './password-strength';
import { Passwords } from './passwords';
import { SecondFactors } from './second-factors';
import { type FullSession, Sessions } from './sessions';

/** An invitation, the account its address has already, and the account signed in beside the link. */
interface Asked {
  readonly row: InvitationAndInviter & { readonly departmentName: string };
  readonly known: KnownAccount | undefined;
  readonly beside: FullSession | undefined;
}

/** Who takes the seat: an account there is, or the person and the password's hash to make one of. */
type Taker = { readonly accountId: string } | { readonly person: Person; readonly hash: string };

/**
 * The answer of whoever was invited, by the link of the letter. The link proves a mailbox, not an account: it makes an account
 * where there is none, and joins one only when its own password is given or when it is signed in beside.
 */
@Injectable()
export class InvitationAnswers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly announcer: Announcer,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly passwords: Passwords,
    private readonly strength: PasswordStrength,
    private readonly entrance: Entrance,
    private readonly secondFactors: SecondFactors,
  ) {}

  async read(visit: Visit): Promise<InvitationAsked> {
    const asked = await this.asked(visit);
    const { id, email, firstName, lastName, role, department, departmentName, inviterFirstName, inviterLastName, endsAt } = asked.row;
    return {
      id,
      email,
      firstName,
      lastName,
      role,
      department: { code: department, name: departmentName },
      invitedBy: inviterFirstName === null ? null : `${inviterFirstName} ${inviterLastName}`,
      endsAt: endsAt.toISOString(),
      state: stateOfInvitation(asked.row, this.clock.now()),
      account: wayOf(asked),
    };
  }

  /** Account, seat and the record that goes with it: all, or nothing. Then the person is signed in, in the new seat. */
  async accept(answer: InvitationAnswer, visit: Visit): Promise<Entered> {
    const asked = await this.asked(visit);
    refuseIf(refusalToAnswer(asked.row, this.clock.now()));
    const taker = await this.takerOf(asked, answer, visit);
    const { id, department, role, recordId } = asked.row;
    const signed: Actor = { id: `invitation:${id}`, role: 'visitor', department };
    const token = await this.database.asAuth(
      async () => {
        const proven = await this.provenBy(asked, answer);
        await this.take(id);
        const accountId = 'accountId' in taker ? taker.accountId : await this.accounts.make(taker.person, taker.hash);
        const membershipId = await this.accounts.seat(accountId, role, department);
        await this.database.query(`update invitation set "acceptedAt" = $2, "accountId" = $3 where id = $1`, [
          id,
          this.clock.now(),
          accountId,
        ]);
        await this.announce({ invitationId: id, accountId, role, department, recordId });
        await this.sessions.closeLinked('invitation', id);
        return this.entrance.open({ purpose: 'session', accountId, membershipId, ...proven }, visit);
      },
      'read write',
      signed,
    );
    return this.entrance.entered(token);
  }

  /** @returns the session one comes back to, when one was signed in beside the link */
  async decline(visit: Visit): Promise<Entered | undefined> {
    const { row, beside } = await this.asked(visit);
    const work = async () => {
      await this.take(row.id);
      await this.database.query(`update invitation set "declinedAt" = $2 where id = $1`, [row.id, this.clock.now()]);
      if (beside)
        return this.entrance.open({ purpose: 'session', accountId: beside.accountId, secondFactorAt: beside.secondFactorAt }, visit);
      await this.sessions.closeLinked('invitation', row.id);
      return undefined;
    };
    const token = await this.database.asAuth(work, 'read write', visit.actor);
    return token ? this.entrance.entered(token) : undefined;
  }

  /** Who keeps the record hears it in a coordinator's seat of the département, within the same transaction. */
  private async announce(fact: InvitationAccepted): Promise<void> {
    const seat: Actor = { id: `invitation:${fact.invitationId}`, role: 'coordinator', department: fact.department };
    await this.database.inSeatOf(seat, () => this.announcer.announce(INVITATION_ACCEPTED, fact));
  }

  private async takerOf({ row, known, beside }: Asked, answer: InvitationAnswer, visit: Visit): Promise<Taker> {
    if (!known) {
      const { email } = row;
      const person = { email, firstName: answer.firstName ?? row.firstName, lastName: answer.lastName ?? row.lastName };
      const password = await this.strength.demand(answer.password, person);
      return { person, hash: await this.passwords.hash(password) };
    }
    if (known.id !== beside?.accountId) await this.demandPassword(known, answer.password, visit);
    if (known.disabledAt) throw new Refused({ code: 'account-disabled' });
    return { accountId: known.id };
  }

  /** The second factor of the account that takes the seat: given in the session beside, or asked with the password. */
  private async provenBy({ known, beside }: Asked, { totp }: InvitationAnswer): Promise<{ secondFactorAt?: Date | undefined }> {
    if (!known) return {};
    return known.id === beside?.accountId ? { secondFactorAt: beside.secondFactorAt } : this.secondFactors.demand(known.id, totp);
  }

  private async demandPassword(known: KnownAccount, password: string | undefined, visit: Visit): Promise<void> {
    await this.entrance.countTry(known.email, visit);
    if (!(await this.passwords.matches(password ?? '', known.passwordHash))) {
      throw new Invalid([{ path: 'password', code: 'wrong-password', message: 'Ce n’est pas le mot de passe de votre compte.' }]);
    }
    await this.entrance.forgetTries(known.email);
  }

  /** Two clicks at once come one after the other, and the second finds it done. */
  private async take(id: string): Promise<void> {
    const [row] = await this.database.query<InvitationRow>(`select * from invitation where id = $1 for update`, [id]);
    refuseIf(refusalToAnswer(row!, this.clock.now()));
  }

  /** @throws NotFoundException for any session that no invitation opened */
  private asked(visit: Visit): Promise<Asked> {
    const { purpose, subjectId } = visit.actor!;
    if (purpose !== 'invitation') throw new NotFoundException();
    return this.database.asAuth(async () => {
      const [row] = await this.database.query<Asked['row']>(
        `select i.*, d.name as "departmentName" from (${INVITATIONS}) i join department d on d.code = i.department where i.id = $1`,
        [subjectId],
      );
      if (!row) throw new NotFoundException();
      const beside = await this.sessions.fullOf(tokenIn(visit.headers.cookie)!);
      return { row, known: await this.accounts.byEmail(row.email), beside };
    }, 'read only');
  }
}

function wayOf({ known, beside }: Asked): InvitationAsked['account'] {
  if (!known) return 'none';
  if (known.id === beside?.accountId) return 'here';
  return known.passwordHash ? 'password' : 'link';
}

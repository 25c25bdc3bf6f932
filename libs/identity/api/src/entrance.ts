import { HttpStatus, Injectable, NotFoundException } from '@nestjs/common';
import type { Credentials, LinkToken } from '@promenade/identity/model';
import { Announcer, Clock, Database, Declined, Limits, Mailbox, type Visit } from '@promenade/platform/api';
import type { Actor, Session } from '@promenade/platform/model';
import { Accounts, type KnownAccount } from './accounts';
import { tokenIn } from './cookie';
import { magicLetter } from './letters.fr';
import { type AskedAgain, type Link, linkEvents, Links } from './links';
import { Passwords } from './passwords';
import { inSameTime } from './same-time';
import { SecondFactors } from './second-factors';
import { type Opening, Sessions } from './sessions';
import { digestOf } from './tokens';

export interface Entered {
  readonly token: string;
  readonly session: Session;
}

/** The ways in and out of the house. Tries are counted before anything is looked at, and a new session is made at each entry. */
@Injectable()
export class Entrance {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly announcer: Announcer,
    private readonly limits: Limits,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly passwords: Passwords,
    private readonly links: Links,
    private readonly mailbox: Mailbox,
    private readonly secondFactors: SecondFactors,
  ) {}

  /** A code is asked only once the password is right: before, nobody learns who has a second factor. Tries are forgotten once one is in. */
  async byPassword({ email, password, totp }: Credentials, visit: Visit): Promise<Entered> {
    await this.countTry(email, visit);
    const account = await this.database.asAuth(() => this.accounts.openByEmail(email), 'read only');
    if (!(await this.passwords.matches(password, account?.passwordHash)) || !account) {
      throw new Declined(HttpStatus.UNAUTHORIZED, 'wrong-credentials');
    }
    const token = await this.database.asAuth(async () => {
      const proven = await this.secondFactors.demand(account.id, totp);
      return this.open({ purpose: 'session', accountId: account.id, ...proven }, visit);
    });
    await this.forgetTries(email);
    return this.entered(token);
  }

  /** A mailbox is one factor: of an account that has a second one, a link asks it too (ASVS 6.4.3), and has not served until it is given. */
  async byLink({ token, totp }: LinkToken, visit: Visit): Promise<Entered> {
    await this.limits.count('login-address', visit.ip ?? '');
    const work = async (): Promise<string> => {
      const standing = await this.standing(token, visit);
      if (standing) return standing;
      const { accountId } = openingOf(await this.links.look(token));
      const proven = accountId ? await this.secondFactors.demand(accountId, totp) : {};
      return this.open({ ...openingOf(await this.links.use(token)), ...proven }, visit);
    };
    return this.entered(await this.database.asAuth(work));
  }

  /** The session that this link opened in this browser, opened again from the same letter: one goes on where one was. */
  private async standing(token: string, visit: Visit): Promise<string | undefined> {
    const link = await this.links.recall(token);
    const held = tokenIn(visit.headers.cookie);
    if (link?.kind !== 'signature' || !link.usedAt || !held) return undefined;
    return (await this.sessions.isLinked(held, link.kind, link.subjectId!)) ? held : undefined;
  }

  async sendLink(email: string, visit: Visit): Promise<void> {
    await this.countTry(email, visit);
    await inSameTime(
      this.database.asAuth(async () => {
        await this.sendMagic(await this.accounts.openByEmail(email));
      }),
    );
  }

  /**
   * Another link in place of one that opens no more, to the address that had it. That token is the only key, and the answer the
   * same whatever it was: nobody learns here what waits for whom.
   */
  async sendAgain(token: string, visit: Visit): Promise<void> {
    await this.limits.count('login-address', visit.ip ?? '');
    await this.limits.count('login-account', digestOf(token));
    await inSameTime(
      this.database.asAuth(async () => {
        const link = await this.links.recall(token);
        if (link?.kind === 'magic') await this.sendMagic(await this.accounts.byId(link.accountId!));
        else if (link?.subjectId && link.department) await this.announceAgain(link, link.subjectId, link.department);
      }),
    );
  }

  private async sendMagic(account: KnownAccount | undefined): Promise<void> {
    if (!account || account.disabledAt) return;
    const link = await this.links.make({ kind: 'magic', accountId: account.id });
    await this.mailbox.post(magicLetter(account.email, account.firstName, link, this.clock.now()));
  }

  /** To rooms above, in the seat that the link would have opened. */
  private announceAgain({ kind }: Link, subjectId: string, department: string): Promise<void> {
    const holder: Actor = { id: `link:${subjectId}`, role: 'visitor', department, subjectId };
    return this.database.inSeatOf(holder, () => this.announcer.announce(linkEvents.askedAgain, { kind, subjectId } satisfies AskedAgain));
  }

  describe(actor: Actor): Promise<Session> {
    return this.database.asAuth(() => this.sessions.describe(actor), 'read only');
  }

  sit(actor: Actor, membershipId: string): Promise<Session> {
    return this.database.asAuth(async () => {
      if (actor.purpose !== 'session' || !(await this.sessions.sit(actor, membershipId))) throw new NotFoundException();
      const seat = (await this.sessions.seatsOf(actor.id)).find(({ id }) => id === membershipId)!;
      return this.sessions.describe({ ...actor, role: seat.role, department: seat.department });
    });
  }

  async leave(visit: Visit): Promise<void> {
    const token = tokenIn(visit.headers.cookie);
    if (token) await this.database.asAuth(() => this.sessions.closeBy(token));
  }

  /**
   * Inside `asAuth`: a new session in place of the one the browser came with. A full session stays beside that of a link, so
   * that an invitation followed while signed in can be answered from there.
   */
  async open(opening: Opening, visit: Visit): Promise<string> {
    const trace = { userAgent: visit.headers['user-agent'], address: visit.ip };
    const former = tokenIn(visit.headers.cookie);
    if (!former) return this.sessions.open({ ...opening, ...trace });
    const beside = opening.purpose === 'session' ? undefined : await this.sessions.fullOf(former);
    if (!beside) await this.sessions.closeBy(former);
    return this.sessions.open({ ...opening, ...trace, besideId: beside?.id });
  }

  /** What is answered to whoever has just entered. */
  async entered(token: string): Promise<Entered> {
    const actor = await this.sessions.actorOf(token);
    if (!actor) throw new Declined(HttpStatus.UNAUTHORIZED, 'link-unknown');
    return { token, session: await this.describe(actor) };
  }

  /** Each try of a password or of a letter counts, against the account and against the address. */
  async countTry(email: string, visit: Visit): Promise<void> {
    await this.limits.count('login-address', visit.ip ?? '');
    await this.limits.count('login-account', digestOf(email));
  }

  forgetTries(email: string): Promise<void> {
    return this.limits.forget('login-account', digestOf(email));
  }
}

/** A reset link opens no session: it is used with the new password (`/api/password/reset`). */
function openingOf(link: Link): Opening {
  if (link.kind === 'reset') throw new Declined(HttpStatus.UNAUTHORIZED, 'link-unknown');
  if (link.kind === 'magic') return { purpose: 'session', accountId: link.accountId! };
  const { subjectId, department, holder, endsAt } = link;
  return { purpose: link.kind, subjectId: subjectId!, holder, until: endsAt, ...(department && { department }) };
}

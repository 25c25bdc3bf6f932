import { HttpStatus, Injectable, NotFoundException } from '@nestjs/common';
import type { Credentials } from '@promenade/identity/model';
import { Clock, Database, Declined, Limits, Mailbox, type Visit } from '@promenade/platform/api';
import type { Actor, Session } from '@promenade/platform/model';
import { magicLetter } from './letters.fr';
import { type Link, Links } from './links';
import { Passwords } from './passwords';
import { type Opening, Sessions } from './sessions';
import { digestOf } from './tokens';

export interface Entered {
  readonly token: string;
  readonly session: Session;
}

interface Known {
  readonly id: string;
  readonly firstName: string;
  readonly passwordHash: string | null;
}

/** The ways in and out of the house. Tries are counted before anything is looked at, and a new session is made at each entry. */
@Injectable()
export class Entrance {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly limits: Limits,
    private readonly sessions: Sessions,
    private readonly passwords: Passwords,
    private readonly links: Links,
    private readonly mailbox: Mailbox,
  ) {}

  async byPassword({ email, password }: Credentials, visit: Visit): Promise<Entered> {
    await this.countTry(email, visit);
    const account = await this.database.asAuth(() => this.accountOf(email), 'read only');
    if (!(await this.passwords.matches(password, account?.passwordHash)) || !account) {
      throw new Declined(HttpStatus.UNAUTHORIZED, 'wrong-credentials');
    }
    await this.limits.forget('login-account', digestOf(email));
    return this.enter({ purpose: 'session', accountId: account.id }, visit);
  }

  async byLink(token: string, visit: Visit): Promise<Entered> {
    await this.limits.count('login-address', visit.ip ?? '');
    return this.enter(async () => openingOf(await this.links.use(token)), visit);
  }

  async sendLink(email: string, visit: Visit): Promise<void> {
    await this.countTry(email, visit);
    await this.database.asAuth(async () => {
      const account = await this.accountOf(email);
      if (!account) return;
      const link = await this.links.make({ kind: 'magic', accountId: account.id });
      await this.mailbox.post(magicLetter(email, account.firstName, link, this.clock.now()));
    });
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

  async leave(token: string | undefined): Promise<void> {
    const actor = token && (await this.sessions.actorOf(token));
    if (actor && actor.sessionId) await this.database.asAuth(() => this.sessions.close(actor.sessionId!));
  }

  private async enter(opening: Opening | (() => Promise<Opening>), visit: Visit): Promise<Entered> {
    const trace = { userAgent: visit.headers['user-agent'], address: visit.ip };
    const token = await this.database.asAuth(async () => {
      const what = typeof opening === 'function' ? await opening() : opening;
      return this.sessions.open({ ...what, ...trace });
    });
    const actor = await this.sessions.actorOf(token);
    if (!actor) throw new Declined(HttpStatus.UNAUTHORIZED, 'link-unknown');
    return { token, session: await this.describe(actor) };
  }

  private async accountOf(email: string): Promise<Known | undefined> {
    const sql = `select id, "firstName", "passwordHash" from account where email = $1 and "disabledAt" is null`;
    return (await this.database.query<Known>(sql, [email]))[0];
  }

  private async countTry(email: string, visit: Visit): Promise<void> {
    await this.limits.count('login-address', visit.ip ?? '');
    await this.limits.count('login-account', digestOf(email));
  }
}

/** A reset link opens no session: it is used with the new password (`/api/password/reset`). */
function openingOf(link: Link): Opening {
  if (link.kind === 'reset') throw new Declined(HttpStatus.UNAUTHORIZED, 'link-unknown');
  if (link.kind === 'magic') return { purpose: 'session', accountId: link.accountId! };
  return { purpose: link.kind, subjectId: link.subjectId!, ...(link.department && { department: link.department }) };
}

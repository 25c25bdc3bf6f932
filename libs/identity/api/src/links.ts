import { HttpStatus, Inject, Injectable } from '@nestjs/common';
import { type LinkKind, linkLife } from '@promenade/identity/model';
import { Clock, Database, Declined, PUBLIC_URL } from '@promenade/platform/api';
import { digestOf, newToken } from './tokens';

/** Whoever a link was sent to, when they may have no account. */
export interface Holder {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

export interface LinkOrder {
  readonly kind: LinkKind;
  readonly accountId?: string;
  readonly subjectId?: string;
  readonly department?: string | null;
  /** What `GET /api/session` answers in the session this link opens. */
  readonly holder?: Holder;
}

export interface Link {
  readonly id: string;
  readonly kind: LinkKind;
  readonly accountId: string | null;
  readonly subjectId: string | null;
  readonly department: string | null;
  readonly holder: Holder | null;
  readonly endsAt: Date;
  readonly usedAt: Date | null;
}

/** What rooms above hear, in the seat of whoever held a link of theirs: they want another one. */
export const linkEvents = { askedAgain: 'link-asked-again' } as const;
export interface AskedAgain {
  readonly kind: LinkKind;
  readonly subjectId: string;
}

interface Row extends Link {
  readonly revokedAt: Date | null;
}

/** What is sent by letter and lets in: kept as a digest, with an end, revocable. */
@Injectable()
export class Links {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  /**
   * In the open transaction: writes the digest.
   * @returns the absolute address to send. That of a reset leads to its own page, with the token where no server log sees it.
   */
  async make(order: LinkOrder): Promise<string> {
    const [address] = await this.makeMany([order]);
    return address!;
  }

  /** As `make`, for many, in one statement. @returns the addresses in the order of the orders */
  async makeMany(orders: readonly LinkOrder[]): Promise<string[]> {
    const made = orders.map((order) => ({ order, token: newToken() }));
    const rows = made.map(({ order: { kind, accountId, subjectId, department, holder }, token }) => ({
      ...{ kind, accountId, subjectId, department, holder },
      tokenHash: digestOf(token),
      endsAt: new Date(this.clock.now().getTime() + linkLife[kind]),
    }));
    await this.database.query(
      `insert into link ("tokenHash", kind, "accountId", "subjectId", department, holder, "endsAt")
       select "tokenHash", kind, "accountId", "subjectId", department, holder, "endsAt" from jsonb_to_recordset($1::jsonb) as (
         "tokenHash" text, kind text, "accountId" uuid, "subjectId" uuid, department text, holder jsonb, "endsAt" timestamptz)`,
      [JSON.stringify(rows)],
    );
    return made.map(({ order, token }) => this.addressOf(order.kind, token));
  }

  private addressOf(kind: LinkKind, token: string): string {
    return new URL(kind === 'reset' ? `/mot-de-passe/nouveau#${token}` : `/lien/${token}`, this.publicUrl).href;
  }

  /** Links to the same thing stop working: a new one was asked, or its turn has passed. */
  async revoke(kind: LinkKind, subjectId: string): Promise<void> {
    await this.database.query(`update link set "revokedAt" = $3 where kind = $1 and "subjectId" = $2 and "revokedAt" is null`, [
      kind,
      subjectId,
      this.clock.now(),
    ]);
  }

  /** Inside `asAuth`: whatever was sent to enter an account, or to change its password, stops working. */
  async revokeOf(accountId: string): Promise<void> {
    await this.database.query(`update link set "revokedAt" = $2 where "accountId" = $1 and "revokedAt" is null`, [
      accountId,
      this.clock.now(),
    ]);
  }

  /**
   * Inside `asAuth`: recognises a token. A link serves once; that of an invitation serves until its end, since its page says what
   * became of it.
   * @throws Declined 401 `link-unknown`, `link-used` or `link-expired`
   */
  async use(token: string): Promise<Link> {
    const link = await this.find(token, 'for update');
    await this.database.query(`update link set "usedAt" = $2 where id = $1`, [link.id, this.clock.now()]);
    return link;
  }

  /** Inside `asAuth`: as `use`, and the link may still serve. */
  look(token: string): Promise<Link> {
    return this.find(token);
  }

  /** Inside `asAuth`: what a token was for, whether or not it opens anything still; nothing when it never did. */
  async recall(token: string): Promise<Link | undefined> {
    return (await this.database.query<Row>(`select * from link where "tokenHash" = $1`, [digestOf(token)]))[0];
  }

  private async find(token: string, lock = ''): Promise<Link> {
    const [link] = await this.database.query<Row>(`select * from link where "tokenHash" = $1 ${lock}`, [digestOf(token)]);
    if (!link || link.revokedAt) throw new Declined(HttpStatus.UNAUTHORIZED, 'link-unknown');
    if (link.kind !== 'invitation' && link.usedAt) throw new Declined(HttpStatus.UNAUTHORIZED, 'link-used');
    if (link.endsAt <= this.clock.now()) throw new Declined(HttpStatus.UNAUTHORIZED, 'link-expired');
    return link;
  }
}

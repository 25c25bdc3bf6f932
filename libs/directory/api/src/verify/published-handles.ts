import { Injectable } from '@nestjs/common';
import { type AskedAccount, HandleBook, isSame, type PublishedHandle } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';

/** How long the book is kept, in milliseconds: a look-alike warns of somebody new after that. Recognition is never read from it. */
const KEPT = 60_000;

const ROWS = `select p.id as "promeneurId", p.department, p.slug, p."firstName", o.network, o.handle, o.url
  from online_profile o join promeneur p on p.department = o.department and p.id = o."promeneurId"`;

export interface Holder extends PublishedHandle {
  readonly promeneurId: string;
}

/** The published presences of every département, read as anybody may. */
@Injectable()
export class PublishedHandles {
  private kept: { readonly book: HandleBook; readonly at: number } | undefined;
  private reading: Promise<HandleBook> | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Whose those accounts are, now. In the open transaction. */
  async holders(accounts: readonly AskedAccount[]): Promise<Holder[]> {
    if (!accounts.length) return [];
    const rows = await this.database.query<Holder>(`${ROWS} where o."handleKey" = any($1) or o."pageKey" = any($2) order by p.slug, o.network`, [
      keysOf(accounts),
      pagesOf(accounts),
    ]);
    return rows.filter((row) => accounts.some((account) => isSame(account, row)));
  }

  /** All of them, folded to be compared: read at most once a minute, by one question at a time. Opens a transaction of its own. */
  book(): Promise<HandleBook> {
    if (this.kept && this.clock.now().getTime() - this.kept.at < KEPT) return Promise.resolve(this.kept.book);
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async read(): Promise<HandleBook> {
    const at = this.clock.now().getTime();
    const book = new HandleBook(await this.database.asPublic(() => this.database.query<Holder>(ROWS)));
    this.kept = { book, at };
    return book;
  }
}

/** The keys under which a handle may be kept: networks compare capitals or dots, or do not. `isSame` decides afterwards. */
export function keysOf(accounts: readonly AskedAccount[]): string[] {
  return [...new Set(accounts.flatMap(({ handle }) => [handle, handle.toLowerCase(), handle.toLowerCase().replaceAll('.', '')]))];
}

/** The keys of the pages that are asked by their address. */
export function pagesOf(accounts: readonly AskedAccount[]): string[] {
  return accounts.flatMap(({ page }) => page ?? []);
}

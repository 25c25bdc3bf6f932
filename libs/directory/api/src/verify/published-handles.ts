import { Injectable } from '@nestjs/common';
import { type AskedAccount, HandleBook, isSame, NameBook, type PublishedHandle, type PublishedName } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';

/** How long the book is kept, in milliseconds: a look-alike warns of somebody new after that. Recognition is never read from it. */
const KEPT = 60_000;

const ROWS = `select p.id as "promeneurId", p.department, p.slug, p."firstName", o.network, o.handle, o.url
  from online_profile o join promeneur p on p.department = o.department and p.id = o."promeneurId"`;

const NAMES = `select p.slug, p."firstName", array_agg(distinct x.place) as places
  from promeneur p join employment e on e.department = p.department and e."promeneurId" = p.id
  join structure s on s.department = p.department and s.id = e."structureId" left join commune c on c.code = s."communeCode"
  cross join lateral (values (s.name), (c.name)) x (place) where x.place is not null group by p.slug, p."firstName"`;

interface Books {
  readonly handles: HandleBook;
  readonly names: NameBook;
}

export interface Holder extends PublishedHandle {
  readonly promeneurId: string;
}

/** The published presences of every département, read as anybody may. */
@Injectable()
export class PublishedHandles {
  private kept: { readonly books: Books; readonly at: number } | undefined;
  private reading: Promise<Books> | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Whose those accounts are, now. In the open transaction. */
  async holders(accounts: readonly AskedAccount[]): Promise<Holder[]> {
    if (!accounts.length) return [];
    const rows = await this.database.query<Holder>(
      `${ROWS} where o."handleKey" = any($1) or o."pageKey" = any($2) order by p.slug, o.network`,
      [keysOf(accounts), pagesOf(accounts)],
    );
    return rows.filter((row) => accounts.some((account) => isSame(account, row)));
  }

  /** All of them, folded to be compared: read at most once a minute, by one question at a time. Opens a transaction of its own. */
  books(): Promise<Books> {
    if (this.kept && this.clock.now().getTime() - this.kept.at < KEPT) return Promise.resolve(this.kept.books);
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async read(): Promise<Books> {
    const at = this.clock.now().getTime();
    const books = await this.database.asPublic(async () => ({
      handles: new HandleBook(await this.database.query<Holder>(ROWS)),
      names: new NameBook(await this.database.query<PublishedName>(NAMES)),
    }));
    this.kept = { books, at };
    return books;
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

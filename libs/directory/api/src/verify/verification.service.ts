import { Inject, Injectable } from '@nestjs/common';
import {
  type Asked,
  differences,
  type Found,
  isSame,
  type Lookalike,
  LOOKALIKES,
  readAsked,
  type Verification,
  type VerifiedCard,
} from '@promenade/directory/model';
import { Database, PUBLIC_URL } from '@promenade/platform/api';
import { CARDS, FORMER, type FormerRow, NAMED } from './verification-queries';
import { keysOf, pagesOf, PublishedHandles } from './published-handles';

/** Opens the former promeneurs to one query: see the policies `former`. */
const SUBJECT = { subject: 'verification' };

/** Is this really a promeneur? Opens transactions of its own: what is published is read as anybody, who has left under one more policy. */
@Injectable()
export class Verifications {
  constructor(
    private readonly database: Database,
    private readonly handles: PublishedHandles,
    @Inject(PUBLIC_URL) private readonly house: string,
  ) {}

  async of(q: string): Promise<Verification> {
    const asked = readAsked(q, this.house);
    const { cards, several } = await this.database.asPublic(() => this.recognised(asked));
    const nobody: Verification = { verdict: 'unknown', asked: toldOf(asked), card: null, former: null, lookalikes: [], several };
    const handle = handleOf(asked);
    if (cards.length) return { ...nobody, verdict: 'recognised', asked: { ...nobody.asked, handle }, card: cards[0]! };
    const former = await this.database.asPublic(() => this.former(asked), 'read only', SUBJECT);
    if (former) return { ...nobody, verdict: 'former', former };
    const lookalikes = several ? [] : await this.lookalikes(asked);
    return lookalikes.length ? { ...nobody, asked: { ...nobody.asked, handle }, lookalikes } : nobody;
  }

  private async recognised(asked: Asked): Promise<{ cards: VerifiedCard[]; several: boolean }> {
    if (asked.slug) return { cards: await this.cards([asked.slug]), several: false };
    const holders = [...new Set((await this.handles.holders(asked.accounts)).map(({ slug }) => slug))];
    if (holders.length) return { cards: await this.cards(holders.slice(0, 1)), several: holders.length > 1 };
    const named = asked.words.length > 1 ? await this.named(asked.words) : [];
    return { cards: named.length === 1 ? await this.cards(named) : [], several: named.length > 1 };
  }

  /** Always read live; nobody's slug gives none. */
  private async cards(slugs: readonly string[]): Promise<VerifiedCard[]> {
    const rows = await this.database.query<VerifiedCard>(CARDS, [slugs.map((slug) => slug.split('-')[0]), slugs]);
    return slugs.flatMap((slug) => rows.find((row) => row.slug === slug) ?? []);
  }

  /** By first name and words of the structure or the commune: two slugs at most, for only one counts. */
  private async named(words: readonly string[]): Promise<string[]> {
    const names = words.flatMap((_, at) => [1, 2, 3].map((size) => words.slice(at, at + size).join(' ')));
    const long = words.filter((word) => word.length >= 3);
    const rows = await this.database.query<{ slug: string }>(NAMED, [[...new Set(names)], long]);
    return rows.map(({ slug }) => slug);
  }

  private async former(asked: Asked): Promise<Verification['former']> {
    if (!asked.slug && !asked.accounts.length) return null;
    const rows = await this.database.query<FormerRow>(FORMER, [asked.slug ?? null, keysOf(asked.accounts), pagesOf(asked.accounts)]);
    const row = rows.find(
      (one) => one.handle === null || asked.accounts.some((account) => isSame(account, { ...one, handle: one.handle! })),
    );
    return row ? { firstName: row.firstName, since: row.since, department: row.department } : null;
  }

  /** The book may be a minute old: whoever left since is no longer told. */
  private async lookalikes(asked: Asked): Promise<Lookalike[]> {
    const [account] = asked.accounts;
    if (!account) return [];
    const { handles, names } = await this.handles.books();
    const found = asked.accounts.flatMap((one) => handles.near(one));
    const named = asked.kind === 'name' ? names.near(account.handle) : [];
    const slugs = [...new Set([...found.map(({ entry }) => entry.slug), ...named])].slice(0, LOOKALIKES);
    if (!slugs.length) return [];
    const cards = await this.database.asPublic(() => this.cards(slugs));
    return cards.map((card) => {
      const one = found.find(({ entry }) => entry.slug === card.slug);
      return one ? lookalikeOf(card, account.handle, one) : namesakeOf(card);
    });
  }
}

function lookalikeOf({ slug, firstName, department }: VerifiedCard, asked: string, { entry, elsewhere }: Found): Lookalike {
  return {
    ...{ slug, firstName, department, network: entry.network, handle: entry.handle, url: entry.url },
    reason: elsewhere ? 'elsewhere' : 'near',
    differences: elsewhere ? [] : differences(asked, entry.handle),
  };
}

/** A first name and where it is met, as its card shows them. */
function namesakeOf({ slug, firstName, department, structure }: VerifiedCard): Lookalike {
  const handle = [firstName, structure?.name].filter(Boolean).join(', ');
  return { slug, firstName, department, network: null, handle, url: null, reason: 'name', differences: [] };
}

/** What was asked is said again only beside what is published: never a private address or number. */
function toldOf({ kind, accounts: [account] }: Asked): Verification['asked'] {
  return { kind, network: kind === 'private' ? null : (account?.network ?? null), handle: null };
}

function handleOf({ kind, accounts: [account] }: Asked): string | null {
  return kind === 'private' ? null : (account?.handle ?? null);
}

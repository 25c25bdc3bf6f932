import type { Network } from './import/networks';
import { familyOf, pageKey } from './import/page-key';
import { handleKey } from './import/read-profile';
import { likeness, skeleton } from './look-alike';

/** A published presence, and whose it is. */
export interface PublishedHandle {
  readonly department: string;
  readonly slug: string;
  readonly firstName: string;
  readonly network: Network;
  readonly handle: string;
  readonly url: string | null;
}

/** A presence that somebody asks about; without a network, on whichever. */
export interface AskedAccount {
  readonly network: Network | null;
  readonly handle: string;
  /** Where an address of the web was asked: the key of its page. */
  readonly page?: string;
}

export interface Found {
  readonly entry: PublishedHandle;
  /** The same name, but on a network where this person has none. */
  readonly elsewhere: boolean;
}

/** At most so many look-alikes are told: enough to warn, too few to list people. */
export const LOOKALIKES = 3;

/** Whether what is asked is that presence, and no other: one page, or one handle as the network compares them where one is named. */
export function isSame(asked: AskedAccount, entry: Pick<PublishedHandle, 'network' | 'handle' | 'url'>): boolean {
  if (asked.page !== undefined) return asked.page === pageKey(entry);
  if (asked.network && familyOf(asked.network) !== familyOf(entry.network)) return false;
  const { network } = entry;
  return handleKey({ network, handle: asked.handle }) === handleKey({ network, handle: entry.handle });
}

interface Folded {
  readonly entry: PublishedHandle;
  readonly skeleton: string;
  readonly letters: number;
}

/** The published handles, folded once, to be looked through many times: 10,000 names, each like the next, take some ten milliseconds. */
export class HandleBook {
  private readonly byLength = new Map<number, Folded[]>();

  constructor(entries: readonly PublishedHandle[]) {
    for (const entry of entries) {
      const folded = foldedOf(entry);
      const shelf = this.byLength.get(folded.skeleton.length);
      if (shelf) shelf.push(folded);
      else this.byLength.set(folded.skeleton.length, [folded]);
    }
  }

  /** Whom a reader could take this account for: the closest first, each person once. Never the account itself. */
  near(asked: AskedAccount): Found[] {
    const mine = foldedOf({ handle: asked.handle });
    if (mine.skeleton.length < 2) return [];
    const found = [...this.byLength].flatMap(([length, shelf]) =>
      Math.abs(length - mine.skeleton.length) > FARTHEST ? [] : shelf.flatMap((other) => apart(asked, mine, other)),
    );
    found.sort((left, right) => left.rank - right.rank || left.entry.slug.localeCompare(right.entry.slug));
    const once = new Map<string, Found>();
    for (const { entry, elsewhere } of found) if (!once.has(entry.slug)) once.set(entry.slug, { entry, elsewhere });
    return [...once.values()].slice(0, LOOKALIKES);
  }
}

/** What is wrapped around a name counts at most so many signs; see `likeness`. */
const FARTHEST = 12;

function foldedOf<T extends { readonly handle: string }>(entry: T): { entry: T; skeleton: string; letters: number } {
  const folded = skeleton(entry.handle);
  return { entry, skeleton: folded, letters: lettersOf(folded) };
}

function apart(asked: AskedAccount, mine: Omit<Folded, 'entry'>, other: Folded): (Found & { readonly rank: number })[] {
  // Two names at a distance of two differ by four letters at most: most of the book is put aside by this one comparison.
  const close = Math.abs(mine.skeleton.length - other.skeleton.length) > 2 || ones(mine.letters ^ other.letters) <= 4;
  const likely = close ? likeness(mine.skeleton, other.skeleton) : undefined;
  if (likely === undefined || isSame(asked, other.entry)) return [];
  const elsewhere = isSame({ network: null, handle: asked.handle }, other.entry);
  return [{ entry: other.entry, elsewhere, rank: elsewhere ? -1 : likely }];
}

/** Which letters a word has, a bit each. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function ones(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

import { type Block, type List, proseOf, wordsOf } from '@promenade/documents/model';
import { plain } from '@promenade/platform/model';
import * as z from 'zod';
import type { CharterVersion } from '../charter';

export const commitmentKinds = ['commitment', 'profile-item', 'promise', 'article'] as const;

/** Something the charter binds its signatories to, in the words they signed: what a ground stands on (S2-40). */
export const commitment = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  kind: z.enum(commitmentKinds),
  label: z.string(),
});
export type Commitment = z.infer<typeof commitment>;

/** The three commitments of every charter (S2-39), whatever its text. */
export const constantCommitments: readonly Commitment[] = [
  { key: 'presence', kind: 'commitment', label: 'Une présence régulière en ligne' },
  { key: 'coordination', kind: 'commitment', label: 'Les temps de coordination : rencontres, formations, analyse des pratiques' },
  { key: 'events', kind: 'commitment', label: 'Les animations collectives et les événements du réseau' },
];

const LABEL_MAX = 300;
const ARTICLE = /^article \d+/;

/**
 * What can be held against somebody who signed this version: the three constant commitments, what a profile shows, the promises
 * listed under an article that speaks of commitments, and each article. Without a version, the three alone.
 */
export function commitmentsOf(version: Pick<CharterVersion, 'text' | 'profileItems'> | null): Commitment[] {
  if (!version) return [...constantCommitments];
  const items = version.profileItems.map(({ key, label }): Commitment => ({ key: `profile-${key}`, kind: 'profile-item', label }));
  return [...constantCommitments, ...items, ...inArticles(proseOf(version.text))];
}

function inArticles(blocks: readonly Block[]): Commitment[] {
  const promises: Commitment[] = [];
  const articles: Commitment[] = [];
  let [number, speaks] = [0, false];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      const words = plain(wordsOf(block.runs));
      if (ARTICLE.test(words)) articles.push({ key: `article-${++number}`, kind: 'article', label: cut(wordsOf(block.runs)) });
      speaks = ARTICLE.test(words) && words.includes('engagement');
    } else if (block.kind === 'list' && speaks) {
      promises.push(...promisesOf(block, number, promises.length));
    }
  }
  return [...promises, ...articles];
}

function promisesOf({ items }: List, article: number, before: number): Commitment[] {
  return items.map(({ runs }, index) => ({
    key: `article-${article}-promise-${before + index + 1}`,
    kind: 'promise',
    label: cut(wordsOf(runs)),
  }));
}

function cut(words: string): string {
  const bare = words.replace(/\s+/g, ' ').replace(/[\s,;.]+$/u, '');
  const short = bare.length > LABEL_MAX ? `${bare.slice(0, LABEL_MAX - 1).trimEnd()}…` : bare;
  return short.slice(0, 1).toLocaleUpperCase('fr') + short.slice(1);
}

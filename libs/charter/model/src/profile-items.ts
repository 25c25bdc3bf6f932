import { type Block, type List, proseOf, wordsOf } from '@promenade/documents/model';
import { plain } from '@promenade/platform/model';
import type { ProfileItem } from './charter';

/** What profiles show everywhere, by the words that tell it; the key lets two versions of a charter be compared. */
const known: readonly (readonly [key: string, words: RegExp])[] = [
  ['name', /\bprenom\b/],
  ['photo', /\bphoto/],
  ['banner', /\b(?:logo|bandeau)\b/],
  ['directory-link', /\bannuaire\b/],
  ['contact', /\b(?:entree en relation|entrer en relation|contact|joindre|joignable)\b/],
  ['presentation', /\b(?:demarche|presentation)\b/],
];

const LABEL_MAX = 240;

/**
 * What a profile must show (S2-37): the first list of the text that is introduced as such, by a paragraph or a heading
 * that speaks of a profile and of what it shows. Nothing when the text has no such list.
 */
export function profileItemsIn(text: string): ProfileItem[] {
  const blocks = proseOf(text);
  const list = blocks.find((block, at): block is List => block.kind === 'list' && introducesProfile(blocks, at));
  return profileItemsOf((list?.items ?? []).map((item) => labelOf(wordsOf(item.runs))));
}

/** Items for labels given by hand, each under a key of its own. */
export function profileItemsOf(labels: readonly string[]): ProfileItem[] {
  return withProfileItems([], labels);
}

/** The items of a core, as they are, then what labels add to them; what is said twice is kept once. */
export function withProfileItems(core: readonly ProfileItem[], labels: readonly string[]): ProfileItem[] {
  const items = [...core];
  for (const label of labels.filter((each) => each !== '')) {
    if (core.some((item) => plain(item.label) === plain(label))) continue;
    const free = (key: string) => items.every((item) => item.key !== key);
    const found = known.find(([key, words]) => free(key) && words.test(plain(label)))?.[0];
    items.push({ key: found ?? firstFree(items.length + 1, free), label });
  }
  return items;
}

function firstFree(from: number, free: (key: string) => boolean): string {
  let at = from;
  while (!free(`item-${at}`)) at++;
  return `item-${at}`;
}

function introducesProfile(blocks: readonly Block[], at: number): boolean {
  const [before, above] = [blocks[at - 1], blocks[at - 2]];
  const words = [before, before?.kind === 'paragraph' ? above : undefined].map((block) => wordsAbove(block)).join(' ');
  return /\bprofils?\b/.test(words) && /\b(?:conten|contien|comport|affich|montr|indiqu|figur|informations|minimum|minima)/.test(words);
}

function wordsAbove(block: Block | undefined): string {
  return block && block.kind !== 'list' ? plain(wordsOf(block.runs)) : '';
}

/** The first sentence of an item, without the comma or the full stop that ends it. */
function labelOf(words: string): string {
  const [sentence = ''] = words.replace(/\s+/g, ' ').trim().split(/(?<=[.!?])\s+(?=\p{Lu})/u); // prettier-ignore
  const bare = sentence.replace(/[\s,;.:]+$/u, '');
  const short = bare.length > LABEL_MAX ? `${bare.slice(0, LABEL_MAX - 1).trimEnd()}…` : bare;
  return short.slice(0, 1).toLocaleUpperCase('fr') + short.slice(1);
}

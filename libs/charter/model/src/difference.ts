import { contentsOf, type Entry, type LineChange, lineDiff, type WordRun, wordDiff } from '@promenade/documents/model';
import { departmentCode } from '@promenade/platform/model';
import * as z from 'zod';
import { tidied } from './canonical-text';
import type { CharterVersion } from './charter';

const wordRun = z.object({ kind: z.enum(['same', 'gone', 'new']), text: z.string() });

/** A line of Markdown as it is in the one, in the other, or in both with the words that changed. */
const changedLine = z.object({
  kind: z.enum(['same', 'gone', 'new', 'changed']),
  runs: z.array(wordRun),
  /** Rank in `articles` of the article where it stands; none above the first heading. */
  article: z.number().int().nullable(),
});
export type ChangedLine = z.infer<typeof changedLine>;

const articleTouched = z.object({
  title: z.string(),
  number: z.string().nullable(),
  change: z.enum(['same', 'gone', 'new', 'changed']),
});
export type ArticleTouched = z.infer<typeof articleTouched>;

/** What is around the text and changed too: its title, what is ticked, what is typed, what a profile must show. */
const termChanged = z.object({ term: z.enum(['title', 'consentSentence', 'typedSentence', 'profileItems']), runs: z.array(wordRun) });

const side = z.object({ id: z.uuid(), department: departmentCode.nullable(), number: z.number().int(), title: z.string() });

/** `GET /api/charters/versions/:id/difference?from=`. */
export const charterDifference = z
  .object({
    from: side,
    to: side,
    lines: z.array(changedLine),
    articles: z.array(articleTouched),
    terms: z.array(termChanged),
    /** How many paragraphs, headings and items of lists. */
    counts: z.object({ gone: z.number().int(), new: z.number().int(), changed: z.number().int() }),
  })
  .meta({ id: 'CharterDifference' });
export type CharterDifference = z.infer<typeof charterDifference>;

type Words = Pick<CharterVersion, 'text'>;
type Compared = Pick<
  CharterVersion,
  'id' | 'department' | 'number' | 'title' | 'text' | 'consentSentence' | 'typedSentence' | 'profileItems'
>;

/** What changed between two versions, be they of one owner or not: the words that are digested, and what is around them. */
export function differenceBetween(from: Compared, to: Compared): CharterDifference {
  const { lines, articles } = linesBetween(from, to);
  const counted = (kind: ChangedLine['kind']) => lines.filter((line) => line.kind === kind && !isBlank(line)).length;
  return {
    from: sideOf(from),
    to: sideOf(to),
    lines,
    articles,
    terms: termsBetween(from, to),
    counts: { gone: counted('gone'), new: counted('new'), changed: counted('changed') },
  };
}

/** The lines of both texts in one order, each in its article: what is gone stood in one of the former text. */
export function linesBetween(from: Words, to: Words): Pick<CharterDifference, 'lines' | 'articles'> {
  const articles: ArticleTouched[] = [];
  const lines: ChangedLine[] = [];
  const standing: Standing = { former: null, latter: null };
  for (const line of lineDiff(tidied(from.text), tidied(to.text))) {
    const kind = kindOf(line);
    enter(articles, standing, entryOf(line), kind);
    const article = kind === 'gone' ? standing.former : standing.latter;
    const changed: ChangedLine = { kind, runs: [...line.runs], article };
    lines.push(changed);
    if (article !== null && kind !== 'same' && !isBlank(changed)) touch(articles, article, kind);
  }
  return { lines, articles };
}

/** Rank of the article that each text is in. */
interface Standing {
  former: number | null;
  latter: number | null;
}

function enter(articles: ArticleTouched[], standing: Standing, entry: Entry | undefined, kind: ChangedLine['kind']): void {
  if (!entry) return;
  articles.push({ title: entry.title, number: entry.number, change: kind });
  if (kind !== 'new') standing.former = articles.length - 1;
  if (kind !== 'gone') standing.latter = articles.length - 1;
}

/** An article that stays is changed as soon as a line of it is; one that came or went stays so. */
function touch(articles: ArticleTouched[], at: number, kind: ChangedLine['kind']): void {
  if (articles[at]!.change !== kind) articles[at] = { ...articles[at]!, change: 'changed' };
}

function kindOf({ before, after }: LineChange): ChangedLine['kind'] {
  if (before === null) return 'new';
  if (after === null) return 'gone';
  return before === after ? 'same' : 'changed';
}

function entryOf({ before, after }: LineChange): Entry | undefined {
  return contentsOf(after ?? before!)[0];
}

function isBlank({ runs }: ChangedLine): boolean {
  return runs.every(({ text }) => text.trim() === '');
}

function sideOf({ id, department, number, title }: Compared): CharterDifference['from'] {
  return { id, department, number, title };
}

function termsBetween(from: Compared, to: Compared): CharterDifference['terms'] {
  const items = ({ profileItems }: Compared) => profileItems.map(({ label }) => label).join('\n');
  const terms: { term: CharterDifference['terms'][number]['term']; runs: WordRun[] }[] = [
    { term: 'title', runs: wordDiff(from.title, to.title) },
    { term: 'consentSentence', runs: wordDiff(from.consentSentence, to.consentSentence) },
    { term: 'typedSentence', runs: wordDiff(from.typedSentence ?? '', to.typedSentence ?? '') },
    { term: 'profileItems', runs: wordDiff(items(from), items(to)) },
  ];
  return terms.filter(({ runs }) => runs.some(({ kind }) => kind !== 'same'));
}

import type { ChangedLine, CharterDifference } from '@promenade/charter/model';

/** A line as it is shown: without the marks of Markdown at its head. */
export interface ShownLine {
  readonly kind: ChangedLine['kind'];
  readonly runs: ChangedLine['runs'];
  /** Of a heading; where the list of articles leads. */
  readonly anchor: string | null;
  readonly isItem: boolean;
}

const ITEM = /^[ \t]*[-*+•][ \t]/;
const HEAD = /^(?: {0,3}#{1,6}[ \t]+|[ \t]*(?:[-*+•])[ \t]+)/;

/** The lines that say something; those that did not change only when the whole is asked, with the heading of what did. */
export function shownLines({ lines, articles }: CharterDifference, isWhole: boolean): ShownLine[] {
  let last = -1;
  return lines.flatMap((line) => {
    // The first line of an article is its heading.
    const heading = line.article !== null && line.article > last ? line.article : null;
    last = heading ?? last;
    const isTold = isWhole || line.kind !== 'same' || (heading !== null && articles[heading]!.change !== 'same');
    return isTold ? shown(line, heading) : [];
  });
}

function shown({ kind, runs }: ChangedLine, heading: number | null): ShownLine[] {
  const text = runs.map((run) => run.text).join('');
  if (text.trim() === '') return [];
  return [{ kind, runs: bare(runs), anchor: heading === null ? null : `partie-${heading}`, isItem: ITEM.test(text) }];
}

/** Marks at the head of each side: of the first run of words, and of the two that begin when they differ. */
function bare(runs: ChangedLine['runs']): ChangedLine['runs'] {
  const firstSame = runs.findIndex(({ kind }) => kind === 'same');
  const last = firstSame < 0 ? runs.length - 1 : firstSame;
  return runs.map((run, at) => (at <= last ? { ...run, text: run.text.replace(HEAD, '') } : run)).filter(({ text }) => text !== '');
}

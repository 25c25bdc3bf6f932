import { type LineChange, lineDiff } from '@promenade/documents/model';
import { isoInstant } from '@promenade/platform/model';
import * as z from 'zod';

const wordRun = z.object({ kind: z.enum(['same', 'gone', 'new']), text: z.string() });

/** A line of two texts, without the marks of Markdown at its head. */
const differingLine = z.object({
  kind: z.enum(['same', 'gone', 'new', 'changed']),
  isHeading: z.boolean(),
  isItem: z.boolean(),
  runs: z.array(wordRun),
});
export type DifferingLine = z.infer<typeof differingLine>;

/** `GET /api/signatures/:id/difference`: what is new to somebody who signed another version before. */
export const signatureDifference = z
  .object({
    /** The version that the reader signed last; none when this one is their first. */
    before: z.object({ requestId: z.uuid(), title: z.string(), number: z.number().int(), signedAt: isoInstant }).nullable(),
    /** Lines that changed, each after the heading above it; empty when the two texts say the same. */
    lines: z.array(differingLine),
  })
  .meta({ id: 'SignatureDifference' });
export type SignatureDifference = z.infer<typeof signatureDifference>;

const HEADING = /^ {0,3}#{1,6}[ \t]/;
const ITEM = /^[ \t]*[-*+•][ \t]/;
const HEAD = /^(?: {0,3}#{1,6}[ \t]+|[ \t]*[-*+•][ \t]+)/;

/** What changed between two texts, as somebody reads it: nothing of what stays but the headings that say where one is. */
export function changesBetween(before: string, after: string): DifferingLine[] {
  let heading: DifferingLine | undefined;
  return lineDiff(before, after).flatMap((change) => {
    const line = lineOf(change);
    if (line.runs.every(({ text }) => text.trim() === '')) return [];
    if (line.kind === 'same') {
      if (line.isHeading) heading = line;
      return [];
    }
    const above = line.isHeading || !heading ? [] : [heading];
    heading = undefined;
    return [...above, line];
  });
}

function lineOf({ before, after, runs }: LineChange): DifferingLine {
  const text = after ?? before ?? '';
  return { kind: kindOf(before, after), isHeading: HEADING.test(text), isItem: ITEM.test(text), runs: bare(runs) };
}

function kindOf(before: string | null, after: string | null): DifferingLine['kind'] {
  if (before === null) return 'new';
  if (after === null) return 'gone';
  return before === after ? 'same' : 'changed';
}

/** Without the marks at the head of each side: of the first words they share, and of those before them. */
function bare(runs: LineChange['runs']): DifferingLine['runs'] {
  const shared = runs.findIndex(({ kind }) => kind === 'same');
  const last = shared < 0 ? runs.length - 1 : shared;
  return runs.map((run, at) => (at <= last ? { ...run, text: run.text.replace(HEAD, '') } : run)).filter(({ text }) => text !== '');
}

import { diffArrays } from 'diff';

/** A run of words of two texts: in both, in the former alone, or in the latter alone. */
export interface WordRun {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** A line of two texts: the same in both, gone, new, or changed (both sides are there, and `runs` says which words). */
export interface LineChange {
  readonly before: string | null;
  readonly after: string | null;
  readonly runs: readonly WordRun[];
}

/** Past so many changes, texts are told whole: nobody reads a thousand marks, and the search would not end. */
const MOST = 600;
/** Two lines of which this share of words is common are one line that changed. */
const ALIKE = 0.5;
/** A passage of more lines than this on both sides is told whole. */
const PAIRS_MOST = 2500;

/**
 * The words that changed between two texts, neighbours together. What is `same` and `gone` is the former text to the letter, what
 * is `same` and `new` the latter.
 */
export function wordDiff(before: string, after: string): WordRun[] {
  const steps = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MOST });
  if (!steps) return [...told('gone', before), ...told('new', after)];
  return steps.flatMap((step) => told(kindOf(step), step.value.join('')));
}

/** The lines that changed between two texts. The lines of one side, joined by line feeds, are that text to the letter. */
export function lineDiff(before: string, after: string): LineChange[] {
  const [left, right] = [before.split('\n'), after.split('\n')];
  const steps = diffArrays(left, right, { maxEditLength: MOST });
  if (!steps) return paired(left, right);
  const lines: LineChange[] = [];
  for (let at = 0; at < steps.length; at++) {
    const step = steps[at]!;
    const next = steps[at + 1];
    if (kindOf(step) === 'same') lines.push(...step.value.map(same));
    else if (next && kindOf(next) !== 'same') lines.push(...paired(...sidesOf(step, steps[++at]!)));
    else lines.push(...step.value.map(step.added ? fresh : gone));
  }
  return lines;
}

type Step = ReturnType<typeof diffArrays<string>>[number];

function kindOf({ added, removed }: Step): WordRun['kind'] {
  if (removed) return 'gone';
  return added ? 'new' : 'same';
}

function sidesOf(one: Step, other: Step): [string[], string[]] {
  return one.removed ? [one.value, other.value] : [other.value, one.value];
}

const same = (line: string): LineChange => ({ before: line, after: line, runs: told('same', line) });
const gone = (line: string): LineChange => ({ before: line, after: null, runs: told('gone', line) });
const fresh = (line: string): LineChange => ({ before: null, after: line, runs: told('new', line) });

/** Lines that took one another’s place: each finds the next one that looks like it, in their order. */
function paired(left: readonly string[], right: readonly string[]): LineChange[] {
  if (left.length * right.length > PAIRS_MOST) return [...left.map(gone), ...right.map(fresh)];
  const lines: LineChange[] = [];
  let from = 0;
  for (const line of left) {
    const found = right.findIndex((other, at) => at >= from && likeness(line, other) >= ALIKE);
    if (found < 0) lines.push(gone(line));
    else {
      lines.push(...right.slice(from, found).map(fresh), { before: line, after: right[found]!, runs: wordDiff(line, right[found]!) });
      from = found + 1;
    }
  }
  return [...lines, ...right.slice(from).map(fresh)];
}

/** The share of words that two lines have in common, from 0 to 1; marks and spaces are not words. */
function likeness(one: string, other: string): number {
  const [left, right] = [lexicon(one), lexicon(other)];
  if (left.size + right.size === 0) return one.trim() === other.trim() ? 1 : 0;
  return (2 * [...left].filter((word) => right.has(word)).length) / (left.size + right.size);
}

function lexicon(line: string): Set<string> {
  return new Set(line.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** Words and what stands between them. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) ?? [];
}

function told(kind: WordRun['kind'], text: string): WordRun[] {
  return text === '' ? [] : [{ kind, text }];
}

/** A run of words of two texts: in both, in the former alone, or in the latter alone. */
export interface WordRun {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Longer texts are told whole: nobody reads a thousand marks. */
const MOST = 600;

/**
 * The words that changed between two texts, neighbours together. What is `same` and `gone` is the former text to the letter, what
 * is `same` and `new` the latter.
 */
export function wordDiff(before: string, after: string): WordRun[] {
  const [left, right] = [wordsOf(before), wordsOf(after)];
  if (left.length > MOST || right.length > MOST) return joined([...told('gone', before), ...told('new', after)]);
  const lengths = commonLengths(left, right);
  const runs: WordRun[] = [];
  let [row, column] = [0, 0];
  while (row < left.length || column < right.length) {
    const step = stepAt(lengths, left, right, row, column);
    runs.push({ kind: step, text: step === 'new' ? right[column]! : left[row]! });
    if (step !== 'new') row++;
    if (step !== 'gone') column++;
  }
  return joined(runs);
}

/** Words and what stands between them. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) ?? [];
}

function told(kind: WordRun['kind'], text: string): WordRun[] {
  return text === '' ? [] : [{ kind, text }];
}

function stepAt(lengths: readonly Uint16Array[], left: readonly string[], right: readonly string[], row: number, column: number) {
  if (row >= left.length) return 'new';
  if (column >= right.length) return 'gone';
  if (left[row] === right[column]) return 'same';
  return lengths[row + 1]![column]! >= lengths[row]![column + 1]! ? 'gone' : 'new';
}

/** The longest common run of words from each place on. */
function commonLengths(left: readonly string[], right: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      const same = left[row] === right[column];
      const without = Math.max(lengths[row + 1]![column]!, lengths[row]![column + 1]!);
      lengths[row]![column] = same ? lengths[row + 1]![column + 1]! + 1 : without;
    }
  }
  return lengths;
}

function joined(runs: readonly WordRun[]): WordRun[] {
  const all: WordRun[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last?.kind === run.kind) all[all.length - 1] = { kind: run.kind, text: last.text + run.text };
    else all.push(run);
  }
  return all;
}

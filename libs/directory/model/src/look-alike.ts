/**
 * Signs that a hurried reader takes for another, each folded to one (after small letters, and with accents taken off). Cyrillic and
 * Greek letters drawn as Latin ones come from Unicode's list of confusables (UTS 39), kept to those a keyboard offers.
 */
const twins: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'l', '|': 'l', '!': 'l', i: 'l', ı: 'l', j: 'l', '5': 's', $: 's', '3': 'e', '4': 'a', '@': 'a', ß: 'b' },
  ...{ а: 'a', в: 'b', е: 'e', ё: 'e', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x', і: 'l', ї: 'l', ј: 'l', ѕ: 's', ԁ: 'd', ԛ: 'q', ԝ: 'w', һ: 'h', г: 'r', п: 'n', ь: 'b' }, // prettier-ignore
  ...{ α: 'a', β: 'b', γ: 'y', ε: 'e', η: 'n', ι: 'l', κ: 'k', μ: 'm', ν: 'v', ο: 'o', ρ: 'p', σ: 'o', ς: 'c', τ: 't', υ: 'u', χ: 'x', ω: 'w' }, // prettier-ignore
};

/**
 * What is left of a handle once everything that the eye confuses is made one: case, accents, homoglyphs, `0`/`o`, `1`/`l`/`I`,
 * `rn`/`m`, `vv`/`w`, dots, dashes, underscores, spaces and doubled signs. Folded twice, it changes nothing more.
 */
export function skeleton(handle: string): string {
  const letters = [...handle.toLowerCase().normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')].map((sign) => twins[sign] ?? sign);
  const bare = letters.join('').replace(/[^\p{L}\p{N}]+/gu, '');
  return single(single(bare.replaceAll('vv', 'w')).replaceAll('rn', 'm'));
}

function single(text: string): string {
  return text.replace(/(.)\1+/gu, '$1');
}

/** How many signs of a skeleton may differ: short names would all look like one another. */
function tolerance(length: number): number {
  return length < 5 ? 0 : length < 12 ? 1 : 2;
}

/** What is added around a name to pass for it: « …_officiel », « vrai… ». */
const AFFIX = 12;
const WHOLE = 8;

/** How many signs of one skeleton were typed wrong to make the other; nothing when too many for their length. Symmetrical. */
export function misspelt(left: string, right: string): number | undefined {
  if (left === right) return 0;
  const most = tolerance(Math.min(left.length, right.length));
  const apart = most === 0 ? Infinity : within(left, right, most);
  return apart <= most ? apart : undefined;
}

/** How far two skeletons are, 0 when they are one; nothing when nobody would take one for the other. Symmetrical. */
export function likeness(left: string, right: string): number | undefined {
  const apart = misspelt(left, right);
  if (apart !== undefined) return apart;
  return isWrapped(left, right) || isWrapped(right, left) ? 3 : undefined;
}

/** Three rows kept from one call to the next: ten thousand names are compared at a time. */
let [before, above, current] = [new Uint16Array(512), new Uint16Array(512), new Uint16Array(512)];

/** Signs to add, drop, change or swap with their neighbour, counted no further than `most`: one more stands for the rest. */
function within(left: string, right: string, most: number): number {
  const [rows, columns] = [left.length, right.length];
  if (Math.abs(rows - columns) > most || columns > 500) return most + 1;
  for (let column = 0; column <= columns; column++) above[column] = column;
  for (let row = 1; row <= rows; row++) {
    if (rowOf(left, right, row) > most) return most + 1;
    [before, above, current] = [above, current, before];
  }
  return above[columns]!;
}

/** Fills the current row, and gives the least of it. */
function rowOf(left: string, right: string, row: number): number {
  const sign = left.charCodeAt(row - 1);
  let least = (current[0] = row);
  for (let column = 1; column <= right.length; column++) {
    const other = right.charCodeAt(column - 1);
    let cost = Math.min(above[column]! + 1, current[column - 1]! + 1, above[column - 1]! + (sign === other ? 0 : 1));
    const swapped = row > 1 && column > 1 && sign === right.charCodeAt(column - 2) && left.charCodeAt(row - 2) === other;
    if (swapped) cost = Math.min(cost, before[column - 2]! + 1);
    current[column] = cost;
    if (cost < least) least = cost;
  }
  return least;
}

function isWrapped(inner: string, outer: string): boolean {
  const more = outer.length - inner.length;
  return inner.length >= WHOLE && more > 0 && more <= AFFIX && (outer.startsWith(inner) || outer.endsWith(inner));
}

/** A sign or a few that make two handles different; `at` is the place in what was asked. Case aside. */
export interface Difference {
  readonly kind: 'extra' | 'missing' | 'other';
  readonly at: number;
  /** What stands in the handle asked, and in the true one; empty where there is nothing. */
  readonly asked: string;
  readonly real: string;
}

/** What to underline in `asked` to make it `real`, neighbouring signs together, in order. Counted in signs (code points). */
export function differences(asked: string, real: string): Difference[] {
  const [left, right] = [[...asked], [...real]];
  const costs = costsOf(left.map(small), right.map(small));
  const found: Difference[] = [];
  let [row, column, joins] = [0, 0, false];
  while (row + column < left.length + right.length) {
    const step = stepAt(costs, row, column, small(left[row]) === small(right[column]));
    if (step !== 'same') {
      const last = joins ? found.pop()! : { at: row, asked: '', real: '' };
      found.push(joined(last, step === 'missing' ? '' : left[row]!, step === 'extra' ? '' : right[column]!));
    }
    joins = step !== 'same';
    row += step === 'missing' ? 0 : 1;
    column += step === 'extra' ? 0 : 1;
  }
  return found;
}

/** Neighbouring signs make one difference. */
function joined(last: Omit<Difference, 'kind'>, left: string, right: string): Difference {
  const [asked, real] = [last.asked + left, last.real + right];
  return { at: last.at, asked, real, kind: !real ? 'extra' : !asked ? 'missing' : 'other' };
}

function small(sign: string | undefined): string {
  return (sign ?? '').toLowerCase();
}

type Step = 'same' | 'extra' | 'missing' | 'other';

/** The cheapest way on; a sign that is the same is kept whenever keeping it costs nothing. */
function stepAt(costs: readonly (readonly number[])[], row: number, column: number, same: boolean): Step {
  const here = costs[row]![column]!;
  const below = costs[row + 1];
  if (same && below?.[column + 1] === here) return 'same';
  if (below?.[column + 1] === here - 1) return 'other';
  return below?.[column] === here - 1 ? 'extra' : 'missing';
}

/** `costs[row][column]`: changes needed from there to the ends. */
function costsOf(left: readonly string[], right: readonly string[]): number[][] {
  const costs = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let row = left.length; row >= 0; row--) {
    for (let column = right.length; column >= 0; column--) {
      if (row === left.length || column === right.length) costs[row]![column] = left.length - row + right.length - column;
      else {
        const kept = costs[row + 1]![column + 1]! + (left[row] === right[column] ? 0 : 1);
        costs[row]![column] = Math.min(kept, costs[row + 1]![column]! + 1, costs[row]![column + 1]! + 1);
      }
    }
  }
  return costs;
}

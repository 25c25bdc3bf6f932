import { properName, withoutTitle } from './names';

/** How the two halves of a name follow one another in a column. */
export type NameOrder = 'last-first' | 'first-last';
export interface PersonName {
  readonly lastName: string;
  readonly firstName: string;
}

/** Words that belong to the word after them: Le Gall, de La Tour, Ben Ali. */
const TIED = new Set([
  'de',
  'du',
  'des',
  'd',
  'la',
  'le',
  'les',
  'van',
  'von',
  'der',
  'den',
  'ben',
  'bel',
  'el',
  'al',
  'da',
  'dos',
  'saint',
  'mac',
  'mc',
]);

/**
 * « DURAND Léa », « Léa DURAND », « Durand, Léa »: capitals and the comma tell the surname; else the column's order does,
 * when each half is one word. Undefined when nothing tells: a surname taken for a first name would be made public.
 */
export function splitName(text: string, order?: NameOrder): PersonName | undefined {
  const bare = withoutTitle(text);
  const commas = bare.split(/\s*,\s*/).filter(Boolean);
  if (commas.length === 2) return named(commas[0]!, commas[1]!);
  const words = bare.split(/\s+/).filter(Boolean);
  return commas.length > 2 ? undefined : (byCapitals(words) ?? (order && byOrder(words, order)));
}

/** The order that capitals show in most cells of a column, for the cells that have none. */
export function nameOrderOf(cells: readonly string[]): NameOrder | undefined {
  const shown = cells.map((cell) => shownOrder(cell)).filter((order) => order !== undefined);
  const lastFirst = shown.filter((order) => order === 'last-first').length;
  if (shown.length < 2) return undefined;
  if (lastFirst >= shown.length * 0.9) return 'last-first';
  return lastFirst <= shown.length * 0.1 ? 'first-last' : undefined;
}

function shownOrder(cell: string): NameOrder | undefined {
  const words = withoutTitle(cell).split(/\s+/).filter(Boolean);
  if (!byCapitals(words)) return undefined;
  return isCapitals(words.at(-1)!) ? 'first-last' : 'last-first';
}

function byCapitals(words: readonly string[]): PersonName | undefined {
  const capitals = words.map((word, index) => isCapitals(word) || (isTied(word) && words.slice(index + 1).some(isCapitals)));
  const strong = words.filter(isCapitals).length;
  if (strong === 0 || strong === words.length) return undefined;
  const from = capitals.indexOf(true);
  const to = capitals.lastIndexOf(true) + 1;
  // The surname is one run of words, at one end.
  if (capitals.slice(from, to).includes(false) || (from > 0 && to < words.length)) return undefined;
  const rest = from === 0 ? words.slice(to) : words.slice(0, from);
  return rest.length > 0 ? named(words.slice(from, to).join(' '), rest.join(' ')) : undefined;
}

function byOrder(words: readonly string[], order: NameOrder): PersonName | undefined {
  const groups = grouped(words);
  if (groups.length !== 2) return undefined;
  const [first, second] = groups as [string, string];
  return order === 'last-first' ? named(first, second) : named(second, first);
}

function grouped(words: readonly string[]): string[] {
  const groups: string[] = [];
  let tied = '';
  for (const word of words) {
    tied = tied ? `${tied} ${word}` : word;
    if (isTied(word)) continue;
    groups.push(tied);
    tied = '';
  }
  return tied ? [...groups, tied] : groups;
}

function isTied(word: string): boolean {
  return TIED.has(word.toLowerCase());
}

function isCapitals(word: string): boolean {
  return word === word.toUpperCase() && [...word].filter((letter) => /\p{L}/u.test(letter)).length > 1;
}

function named(lastName: string, firstName: string): PersonName {
  return { lastName: properName(lastName), firstName: properName(firstName) };
}

/** Space glyphs that the typesetter makes itself, though the font has none for them. */
const SPACES = new Set(['\n', '\t', ' ', '\u00a0', '\u202f', '\u2009']);

/** Whether every cut of the face draws a character. */
export type Coverage = (character: string) => boolean;

/** @param cuts for each cut, the ranges of code points it draws */
export function coverageOf(cuts: readonly (readonly (readonly [number, number])[])[]): Coverage {
  return (character) => {
    const code = character.codePointAt(0)!;
    return cuts.every((ranges) => ranges.some(([first, last]) => code >= first && code <= last));
  };
}

/**
 * Words as they can be printed, and for ever: marks that reorder or hide text are taken away, a character the font does not
 * draw becomes its plain form or else its number, `[U+1F600]`. A page where signs had vanished would not be what was written.
 */
export function legible(words: string, covers: Coverage): string {
  const visible = words
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{C}\n\t]/gu, (sign) => (/\p{Co}|\p{Cn}/u.test(sign) ? numbered(sign) : ''));
  return Array.from(visible, (sign) => (SPACES.has(sign) || covers(sign) ? sign : plainer(sign, covers))).join('');
}

function plainer(sign: string, covers: Coverage): string {
  const plain = sign.normalize('NFKC');
  return plain !== sign && Array.from(plain).every((each) => SPACES.has(each) || covers(each)) ? plain : numbered(sign);
}

function numbered(sign: string): string {
  return `[U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** Every text of a tree of data, made legible; numbers and the rest stay. */
export function legibleData(value: unknown, covers: Coverage): unknown {
  if (typeof value === 'string') return legible(value, covers);
  if (Array.isArray(value)) return value.map((each) => legibleData(each, covers));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, legibleData(each, covers)]));
}
